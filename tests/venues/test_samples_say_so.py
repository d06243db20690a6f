"""Whatever is made up says so, wherever one meets it, and no real key vouches for it."""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from pypdf import PdfReader

from tests.venues.public_register import TODAY, accredit, make_venue, noon
from venues.certificates.issuing import issue_certificate
from venues.desk.status_changes import issue_year, to_issue
from venues.models import Certificate

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def sample(front_page, now):
    """A sample whose own name does not say it."""
    venue = make_venue("The Marzipan Walrus", is_sample=True, address_line_1="1 Made-up Row")
    held = accredit(venue)
    issue_certificate(held, noon(TODAY))
    return held


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/safety-thirst/",
        "/safety-thirst/venues/{reference}/",
        "/safety-thirst/badges/{reference}/",
        "/safety-thirst/check/?q={number}",
        "/st/{number}",
    ],
)
def test_every_page_says_so(client, sample, address):
    page = read(client, address.format(reference=sample.venue.reference, number=sample.number))
    main = BeautifulSoup(page, "html.parser").main.get_text(" ", strip=True)
    assert "sample" in main.casefold() and "made up" in main


def test_the_badge_and_its_file_say_so(client, sample):
    for ending in (".svg", "/file.svg"):
        assert "SAMPLE" in read(client, f"/safety-thirst/badges/{sample.venue.reference}{ending}")


def test_the_certificate_and_the_open_badge_say_so(client, sample):
    below = f"/safety-thirst/certificates/{sample.number}"
    pdf = PdfReader(BytesIO(client.get(f"{below}.pdf").content))
    assert "SAMPLE. This venue is made up." in pdf.pages[0].extract_text()
    assert "SAMPLE" in json.loads(read(client, f"{below}/open-badge.json"))["name"]


def test_the_data_and_the_feeds_say_so(client, sample):
    for name in ("venues", "accreditations"):
        assert json.loads(read(client, f"/safety-thirst/open-data/{name}.json"))["items"][0]["is_sample"] is True
    for name in ("venues", "changes"):
        assert json.loads(read(client, f"/safety-thirst/api/v1/{name}"))["items"][0]["is_sample"] is True
    point = json.loads(read(client, "/safety-thirst/open-data/venues.geojson"))["features"][0]
    assert point["properties"]["is_sample"] is True
    assert "Sample: The Marzipan Walrus" in read(client, "/safety-thirst/open-data/changes.xml")


def test_search_engines_are_told_nothing_of_it(client, sample):
    page = BeautifulSoup(read(client, f"/safety-thirst/venues/{sample.venue.reference}/"), "html.parser")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not page.select("[itemscope]")
    assert sample.venue.reference not in read(client, "/sitemap.xml")


def test_a_real_key_signs_nothing_of_it(client, sample, settings, django_user_model):
    Certificate.objects.all().delete()
    settings.CERTIFICATE_KEY = bytes(range(32))
    assert to_issue(sample.scheme_year) == []
    assert issue_year(sample.scheme_year, noon(TODAY), None) == 0
    call_command("reissue_certificates")
    assert not Certificate.objects.exists()
    for ending in ("open-badge.json", "open-badge.jwt"):
        assert client.get(f"/safety-thirst/certificates/{sample.number}/{ending}").status_code == 404
