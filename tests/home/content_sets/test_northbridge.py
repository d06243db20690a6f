"""A partnership that was invented uses the whole site, and nowhere meets a word of the City's."""

import io
import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from pypdf import PdfReader

from home.starter.site import SETS, create_starter_site
from tests.venues.public_register import TODAY, noon
from venues.certificates.issuing import issue_certificates
from venues.desk import certificate_letters, reminders
from venues.models import Accreditation, SchemeSettings, SchemeYear, Venue, Ward

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.databases]

OF_THE_CITY = (
    "City of London", "Safety Thirst", "safety-thirst", "safetythirst", "Square Mile", "E09000001", "City Corporation",
    "Safer City", "Guildhall", "Lord Mayor", "Common Councilman", "late-night levy", "City’s", "City's", "EC1A", "EC2M",
    "EC2V", "EC3", "Aldersgate", "Aldgate", "Bassishaw", "Billingsgate", "Bishopsgate", "Bread Street", "Candlewick",
    "Castle Baynard", "Cheap ward", "Coleman Street", "Cordwainer", "Cornhill", "Cripplegate", "Dowgate", "Farringdon",
    "Langbourn", "Lime Street", "Portsoken", "Queenhithe", "Tower ward", "Vintry", "Walbrook", "Hackney", "Barbican",
)  # fmt: skip
WORDS = re.compile("|".join(map(re.escape, OF_THE_CITY)), re.IGNORECASE)
LINKS = re.compile(r"""(?:href|src|action|data-href)=["']([^"']+)""")
LOCATIONS = re.compile(r"<loc>([^<]+)")
FIRST = ("/", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/search/?q=venue", "/search/?q=xyzzy",
         "/nothing-like-this/", "/night-lanterns/check/?q=hello")  # fmt: skip
IN_THE_ADMIN = ("/admin/", "/admin/venues/venue/create/", "/admin/venues/schemeyear/create/")


@pytest.fixture
def northbridge(settings, monkeypatch):
    monkeypatch.setattr("delivery.clock.timezone.localtime", lambda *args: noon(TODAY))
    SchemeSettings.objects.all().delete()
    create_starter_site(SETS / "northbridge", has_samples=False)
    return SchemeSettings.objects.get()


@pytest.fixture
def accredited(northbridge) -> Accreditation:
    venue = Venue.objects.create(
        name="The Paper Owl", kind="bar", address_line_1="1 Mill Row", postcode="NB1 1AA",
        contact_email="owl@venue.example", ward=Ward.objects.first(),
    )  # fmt: skip
    year = SchemeYear.objects.get()
    held = Accreditation.objects.create(
        venue=venue, scheme_year=year, level=year.levels.first(), valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)
    )
    issue_certificates([held], noon(TODAY))
    return held


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if "pdf" in kind:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    is_text = re.match(r"text/|application/|image/svg", kind) and "zip" not in kind and "openxml" not in kind
    return body.decode() if is_text else ""


def crawled(client, first: tuple[str, ...], follow) -> Iterator[tuple[str, int, str]]:
    """Every address of this site that is led to, once, with its status and what it says."""
    seen, waiting = set(first), deque(first)
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        said = unescape(text_of(response))
        yield address, response.status_code, f"{said} {response.headers}"
        links = [*LINKS.findall(said), *LOCATIONS.findall(said), response.headers.get("Location", "")]
        for link in filter(None, links):
            whole = urldefrag(urljoin(f"http://localhost{address}", link))[0]
            parts = urlsplit(whole)
            below = f"{parts.path}?{parts.query}".rstrip("?")
            if parts.hostname in ("localhost", "testserver") and below not in seen and follow(parts):
                seen.add(below)
                waiting.append(below)


def words_met(pages) -> dict[str, list[str]]:
    return {address: found for address, _, said in pages if (found := sorted(set(WORDS.findall(said))))}


def is_public(parts) -> bool:
    return not parts.path.startswith(("/admin/", "/static/")) and "?" not in parts.path and len(parts.query) < 40


def test_no_public_page_file_or_feed_has_a_word_of_the_citys(client, accredited):
    pages = list(crawled(client, FIRST, is_public))
    assert not words_met(pages)
    answers = {address: status for address, status, _ in pages}
    assert [each for each, status in answers.items() if status >= 500] == []
    reached = {f"/night-lanterns/venues/{accredited.venue.reference}/", "/night-lanterns/for-venues/",
               "/night-lanterns/open-data/venues.csv", "/feed.xml", "/plans/2025-28/"}  # fmt: skip
    assert reached <= {address for address, status in answers.items() if status == 200}
