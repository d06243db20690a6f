"""A partnership that was invented uses the whole site, and nowhere meets a word of the City's."""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pypdfium2
import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.models import Page

from home.starter.site import create_starter_site
from tests.starter_site import put_site, put_starter_site
from tests.venues.public_register import TODAY, noon
from venues.certificates.issuing import issue_certificates
from venues.desk import certificate_letters, reminders
from venues.models import Accreditation, Certificate, SchemeSettings, SchemeYear, Venue, Ward
from venues.scheme import SchemePath

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.databases]

OF_THE_CITY = (
    "City of London", "Safety Thirst", "safety-thirst", "safetythirst", "Square Mile", "E09000001",
    "City Corporation", "Safer City", "Guildhall", "Lord Mayor", "Common Councilman", "late-night levy", "City’s",
    "City's", "Aldersgate", "Aldgate", "Bassishaw", "Billingsgate", "Bishopsgate", "Bread Street", "Candlewick",
    "Castle Baynard", "Cheap ward", "Coleman Street", "Cordwainer", "Cornhill", "Cripplegate", "Dowgate",
    "Farringdon", "Langbourn", "Lime Street", "Portsoken", "Queenhithe", "Tower ward", "Vintry", "Walbrook",
    "Hackney", "Barbican", "EC2M",
)  # fmt: skip
NUMBERED = r"|\bST-[0-9]{4}|\bST[0-9]{2}-[0-9A-Z]{4}|/st/"  # references, certificate numbers, short addresses
WORDS = re.compile("|".join(map(re.escape, OF_THE_CITY)) + NUMBERED, re.IGNORECASE)
OF_NORTHBRIDGE = re.compile(
    r"Northbridge|Night Lanterns|night-lanterns|Calm Town|Bridge End|Mill Side|High Field|E05999"
    r"|\bNL-[0-9]{4}|\bNL[0-9]{2}-[0-9A-Z]{4}|/nl/",
    re.IGNORECASE,
)
LINKS = re.compile(r"""(?:href|src)=["']([^"']+)""")
LOCATIONS = re.compile(r"<loc>([^<]+)")
FIRST = ("/", "/sitemap.xml", "/feed.xml", "/favicon.ico", "/robots.txt", "/.well-known/security.txt",
         "/search/?q=venue", "/search/?q=xyzzy", "/nothing-like-this/", "/night-lanterns/check/?q=hello")  # fmt: skip
IN_THE_ADMIN = (
    "/admin/", "/admin/venues/venue/", "/admin/venues/venue/create/", "/admin/venues/accreditation/",
    "/admin/venues/schemeyear/create/", "/admin/settings/venues/schemesettings/1/",
    "/admin/settings/core/partnershipsettings/1/", "/admin/register/import/", "/admin/register/reminders/",
    "/admin/register/paper.pdf", "/admin/samples/", "/admin/login/",
)  # fmt: skip


DATES = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}


@pytest.fixture
def northbridge(settings, monkeypatch):
    monkeypatch.setattr("delivery.clock.timezone.localtime", lambda *args: noon(TODAY))
    put_site("northbridge", make_northbridge)
    SchemePath.know(None)  # as in a process that has just begun
    return SchemeSettings.objects.get()


def make_northbridge() -> None:
    SchemeSettings.objects.all().delete()
    create_starter_site(Path("starter/northbridge"), has_samples=False)


@pytest.fixture
def accredited(northbridge) -> Accreditation:
    venue = Venue.objects.create(
        name="The Paper Owl", kind="bar", address_line_1="1 Mill Row", postcode="NB1 1AA",
        contact_email="owl@venue.example", ward=Ward.objects.first(),
    )  # fmt: skip
    year = SchemeYear.objects.get()
    held = Accreditation.objects.create(
        venue=venue,
        scheme_year=year,
        level=year.levels.first(),
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )
    issue_certificates([held], noon(TODAY))
    assert held.number.startswith("NL26-") and venue.reference == "NL-0001"
    return held


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if "pdf" in kind:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body))
    if body.startswith(b"PK"):  # a pack or a spreadsheet
        return "\n".join(text_in(member) for member in members_of(body))
    return body.decode() if re.match(r"text/|application/|image/svg", kind) else ""


def members_of(body: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        yield from ((name, pack.read(name)) for name in pack.namelist())


def text_in(member: tuple[str, bytes]) -> str:
    name, content = member
    return f"{name} {content.decode(errors='ignore')}" if name.endswith((".txt", ".xml", ".csv", ".json")) else name


def crawled(client, first: tuple[str, ...], follow) -> Iterator[tuple[str, int, str]]:
    """Every address of this site that is led to, once, with its status and what it says."""
    seen, waiting = set(first), deque(first)
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        said = unescape(text_of(response))
        yield address, response.status_code, f"{said} {response.headers.get('Content-Disposition', '')}"
        if response.status_code == 404:
            continue
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
    return not parts.path.startswith(("/admin/", "/static/")) and not parts.query


def test_no_public_page_file_or_feed_has_a_word_of_the_citys(client, accredited):
    first = (*FIRST, f"/nl/{accredited.number}", f"/night-lanterns/certificates/{accredited.number}.pdf")
    pages = list(crawled(client, first, is_public))
    assert words_met(pages) == {}
    answers = {address: status for address, status, _ in pages}
    assert [each for each, status in answers.items() if status >= 500] == []
    reached = {
        "/support/sources/", "/support/card/", "/brand.css", f"/night-lanterns/venues/{accredited.venue.reference}/",
        "/night-lanterns/for-venues/", "/night-lanterns/open-data/venues.csv", "/feed.xml", "/plans/2025-28/",
        f"/night-lanterns/certificates/{accredited.number}.pdf", f"/nl/{accredited.number}",
    }  # fmt: skip
    assert reached <= {address for address, status in answers.items() if status == 200}


def test_no_screen_of_ours_in_the_admin_has_one(client, accredited):
    client.force_login(get_user_model().objects.create_superuser("ada", password="a-long-one-9"))
    pages = [(address, client.get(address, follow=True)) for address in IN_THE_ADMIN]
    assert {address: response.status_code for address, response in pages if response.status_code != 200} == {}
    assert not words_met((address, 200, text_of(response)) for address, response in pages)


def test_no_screen_that_the_admin_leads_to_has_one(client, accredited):
    client.force_login(get_user_model().objects.create_superuser("ada", password="a-long-one-9"))
    pages = list(crawled(client, ("/admin/", "/admin/set-up/"), is_screen))
    assert words_met(pages) == {}
    assert len(pages) > 60 and [address for address, status, _ in pages if status >= 500] == []


def is_screen(parts) -> bool:
    """What shows something and changes nothing, but guides, which tell of the City in their examples."""
    acts = re.compile(r"logout|delete|usage|history|/workflow|/guides?/|/results/|unpublish|copy|move|/lock")
    return parts.path.startswith("/admin/") and not parts.query and not acts.search(parts.path)


def test_samples_have_no_word_of_the_citys_that_another_site_would_show():
    for file in Path("starter/samples").rglob("*.yaml"):
        said = re.sub(r"(?m)^(partners|activities):\n(  - .*\n)+", "", file.read_text())
        assert not WORDS.findall(said), file


def test_no_page_of_the_citys_has_a_word_of_northbridges(client, db):
    put_starter_site()
    SchemePath.know(None)
    issued = Certificate.objects.order_by("-accreditation__valid_to").select_related("accreditation")[:3]
    sheets = [f"/safety-thirst/certificates/{one.accreditation.number}.pdf" for one in issued]
    first = ["/", "/sitemap.xml", "/feed.xml", *sheets]
    pages = list(crawled(client, tuple(first), lambda parts: is_public(parts) and is_first(parts)))
    told = {address: said for address, status, said in pages if status == 200}
    assert len(told) > 120
    endings = {address.rpartition(".")[2] for address in told if "." in address}
    assert endings >= {"csv", "json", "geojson", "pdf", "zip"}, "data, sheets and packs are among them"
    assert {address: found for address, said in told.items() if (found := OF_NORTHBRIDGE.findall(said))} == {}


def is_first(parts) -> bool:
    """Of many pages that are made alike the first."""
    return not re.search(r"/ST-(?!0002)|/days?/|/campaign-files/\d+/(?!pack)|\.png$", parts.path)


def test_colours_and_logo_are_those_of_the_set(client, northbridge):
    page = client.get("/").content.decode()
    sheet = client.get("/brand.css").content.decode()
    assert '<link rel="stylesheet" href="/brand.css">' in page and "--night:#2a1a4a" in sheet
    assert re.search(r'<a class="brand" href="/">\s*<img [^>]*alt=""', page)
    assert client.get("/favicon.ico").headers["Location"] == "/brand.svg"
    assert client.get("/brand.svg").headers["Location"].startswith("/media/images/")


def test_no_letter_has_one(accredited, mailoutbox):
    letters = certificate_letters.letters_of(accredited.scheme_year, TODAY)
    certificate_letters.send(letters, "Safer Northbridge", noon(TODAY))
    reminders.send(reminders.due(TODAY), noon(TODAY))
    assert len(mailoutbox) == 2
    for letter in mailoutbox:
        assert "Night Lanterns" in letter.subject + letter.body
        assert not WORDS.search(f"{letter.subject} {letter.body} {letter.attachments}")


def test_old_addresses_lead_to_the_new_ones_when_the_scheme_is_renamed(client, accredited):
    scheme, reference = SchemeSettings.objects.get(), accredited.venue.reference
    scheme.name, scheme.path = "Good Doors", "good-doors"
    scheme.full_clean()
    scheme.save()
    for below in ("", f"venues/{reference}/", "for-venues/", "open-data/venues.csv", "check/?q=hello"):
        answer = client.get(f"/night-lanterns/{below}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/good-doors/{below}")
    page = client.get(f"/good-doors/venues/{reference}/").content.decode()
    assert "Good Doors" in page and "/good-doors/" in page and "Night Lanterns" not in page
    assert client.get("/good-doors/").status_code == 200
    assert client.get("/.well-known/night-lanterns-keys.json").status_code == 200  # written on what was signed before


def test_without_a_scheme_there_is_no_trace_of_one(client, accredited):
    SchemeSettings.objects.update(name="")
    Page.objects.filter(slug="night-lanterns").first().delete()
    pages = list(crawled(client, ("/", "/sitemap.xml", "/search/?q=owl", "/search/?q=venue"), is_public))
    traces = re.compile("lantern|paper owl|accredit|certificate|nl-0001", re.IGNORECASE)
    assert {address: traces.findall(said) for address, _, said in pages if traces.search(said)} == {}
    for address in (
        "/night-lanterns/",
        "/scheme/",
        f"/nl/{accredited.number}/",
        "/.well-known/night-lanterns-keys.json",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("path", ["plans", "support", "admin", "search"])
def test_a_scheme_takes_no_address_that_is_taken(northbridge, path):
    northbridge.path = path
    with pytest.raises(ValidationError, match=f"/{path}/ is the address of something else"):
        northbridge.full_clean()


def test_a_scheme_with_a_name_needs_an_address(northbridge):
    northbridge.path = ""
    with pytest.raises(ValidationError, match="needs an address"):
        northbridge.full_clean()
