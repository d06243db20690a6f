"""Data, feeds and the calendar, as programs that we did not write read them from the running site."""

import json
from datetime import date, timedelta
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import feedparser
import pytest
from django.utils import timezone
from frictionless import Package, system
from geojson_pydantic import FeatureCollection
from ical.calendar_stream import IcsCalendarStream
from openapi_spec_validator import validate
from wagtail.models import Site

from campaigns.models import CampaignEditionPage, CampaignIndexPage, CampaignPage
from venues.certificates.issuing import issue_certificate
from venues.models import Accreditation, Level, SchemeYear, StatusEvent, Venue

pytestmark = pytest.mark.browser
DATA = "/safety-thirst/open-data/"


@pytest.fixture
def certificate(site_server):
    """One of two venues in date today; the other's was revoked."""
    now = timezone.localtime()
    year = SchemeYear.objects.create(year=now.year)
    level = Level.objects.create(scheme_year=year, name="Commended")
    days = {"valid_from": now.date() - timedelta(days=100), "valid_to": now.date() + timedelta(days=200)}
    for name, kind in (("The Invented Goose", "reinstated"), ("The Stopped Clock; Bar, “Grill”", "revoked")):
        venue = Venue.objects.create(
            name=name, address_line_1="1 Example Lane", postcode="EC0A 1AA", easting=532400, northing=181300,
            uprn="100023336956", fhrs_id="1234567", licence_number="LN/200501234",
        )  # fmt: skip
        held = Accreditation.objects.create(venue=venue, scheme_year=year, level=level, **days)
        StatusEvent.objects.create(
            accreditation=held, kind=kind, on=now.date() - timedelta(days=9), public_reason="Because."
        )
    return issue_certificate(Accreditation.objects.get(venue__name="The Invented Goose"), now)


@pytest.fixture
def read(site_server):
    def answer(path: str) -> bytes:
        with urlopen(f"{site_server.url}{path}", timeout=60) as said:
            return said.read()

    return answer


@pytest.fixture
def season(site_server):
    """One with every sign that a calendar could trip over, in two-byte and four-byte letters."""
    front = Site.objects.get(is_default_site=True).root_page
    index = front.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns"))
    campaign = index.add_child(instance=CampaignPage(title="Home", slug="home", aim="<p>Safe ways.</p>"))
    title = "Home, safe; and\\or “sound”: " + "é📞" * 60
    days = {"starts_on": date(2027, 3, 28), "ends_on": date(2027, 3, 28)}
    season = CampaignEditionPage(title=title, slug="march", lead="<p>First; second.</p>", live=False, **days)
    campaign.add_child(instance=season)
    published = {"first_published_at": timezone.now(), "last_published_at": timezone.now()}
    CampaignEditionPage.objects.filter(pk=season.pk).update(live=True, **published)  # a calendar asks for no picture
    return season


def test_the_calendar_is_read_by_the_library_of_home_assistant(read, season):
    [event] = IcsCalendarStream.calendar_from_ics(read("/campaigns/calendar.ics").decode()).events
    assert (event.summary, event.description) == (season.title, "First; second.")
    assert (event.dtstart, event.dtend) == (date(2027, 3, 28), date(2027, 3, 29))
    assert (event.uid, event.sequence) == (str(season.translation_key), 0)
    assert event.last_modified and event.last_modified.tzinfo


@pytest.mark.parametrize("address", ["/feed.xml", "/campaigns/feed.xml", "/decisions/feed.xml"])
def test_every_feed_is_read_without_a_complaint(read, season, address):
    feed = feedparser.parse(read(address))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.id and feed.feed.author and feed.feed.updated_parsed
    assert all(entry.link and entry.title and entry.id and entry.updated_parsed for entry in feed.entries)
    assert len(feed.entries) == (0 if "decisions" in address else 1)


def test_frictionless_finds_every_row_as_the_package_says(read, certificate, site_server):
    with system.use_context(trusted=True):
        package = Package(f"{site_server.url}{DATA}datapackage.json")
        report = package.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert [task.stats["rows"] for task in report.tasks] == [2, 2, 1]


def test_the_description_of_the_api_is_openapi(read, certificate):
    validate(json.loads(read(f"{DATA}openapi.json")))


def test_the_map_file_is_geojson(read, certificate):
    features = FeatureCollection.model_validate_json(read(f"{DATA}venues.geojson")).features
    assert [feature.geometry.type for feature in features] == ["Point", "Point"]
    assert features[0].properties["uprn"] == "100023336956"


def test_the_feed_of_changes_is_read_without_a_complaint(read, certificate):
    feed = feedparser.parse(read(f"{DATA}changes.xml"))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.entries and all(entry.link and entry.title and entry.id for entry in feed.entries)


# As people paste a number from a letter, a sheet, a chat, a picture that was read by a program, or an address bar.
PASTED = [
    "Certificate number {number}",
    "“{number}” The Invented Goose",
    "cert no: {spaced}.",
    "{lower}",
    "Number:\t{number}\r\nIssued to The Invented Goose",
    "https://safer.example/st/{number}?utm_source=newsletter",
    "Pls check {dashes} thx",
    "#{number}",
]


@pytest.mark.parametrize("pasted", PASTED)
def test_a_number_is_found_in_what_was_pasted(read, certificate, pasted):
    number = certificate.accreditation.number
    forms = {"spaced": number.replace("-", " "), "lower": number.lower(), "dashes": number.replace("-", "–")}
    text = read(f"/safety-thirst/check/?q={quote(pasted.format(number=number, **forms))}").decode()
    assert "Accredited today" in text and "The Invented Goose" in text


@pytest.mark.parametrize("pasted", ["ST-0001", "st 1", "the invented goose", "Invented Goose"])
def test_a_reference_or_a_name_leads_to_the_venue_and_nobody_is_called_untrustworthy(read, certificate, pasted):
    text = read(f"/safety-thirst/check/?q={quote(pasted)}").decode()
    assert "/safety-thirst/venues/ST-0001/" in text and "We know no certificate like that" not in text


def test_a_number_that_we_do_not_know_is_answered_with_404(read, certificate):
    with pytest.raises(HTTPError, match="404"):
        read("/safety-thirst/check/?q=ST26-2222-22")
