"""Applications, failures, levies, mailboxes, reasons kept for officers, and who recorded what: public nowhere.

Every private field holds a mark. Then every public address of the register is read, and every address those lead to.
"""

from datetime import timedelta
from io import BytesIO
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import models
from pypdf import PdfReader

from tests.venues.public_register import TODAY, accredit, make_venue, make_ward, noon, year_of
from venues.certificates.base64url import decoded
from venues.certificates.issuing import issue_certificate
from venues.models import (
    Accreditation,
    Certificate,
    FormerName,
    ImportRun,
    Reminder,
    SchemeYear,
    StatusEvent,
    Venue,
    VenueChange,
)
from venues.open_data.datasets import CATALOGUE

SETS = {dataset.name: dataset for dataset in CATALOGUE.datasets}
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexed]

ASKED = "xylograph"  # whoever asks for this is told of nothing that holds it
MARK = f"{ASKED}-kept-from-readers"
NUMBER = 91827345
# Every field that says something about a venue, and whether the public may read it. A field that is in neither is new:
# whoever adds it decides.
PUBLIC = {
    Venue: {
        *("reference", "name", "slug", "kind", "address_line_1", "address_line_2", "postcode", "ward", "easting"),
        *("northing", "step_free", "accessible_toilet", "hearing_loop", "website", "closed_on", "successor"),
        *("statement_approved_on", "is_sample", "changed_at", "uprn", "fhrs_id", "licence_number"),
    },
    Accreditation: {
        *("number", "venue", "scheme_year", "level", "valid_from", "valid_to", "replaced_by", "recorded_at"),
        "changed_at",
    },
    StatusEvent: {"accreditation", "kind", "on", "public_reason", "recorded_at"},
    SchemeYear: {
        *("year", "starts_on", "ends_on", "ran", "not_run_reason", "engaged", "accredited_reported", "source_note"),
    },
    Certificate: {"accreditation", "kid", "token", "issued_at", "replaced_by"},
    FormerName: {"venue", "name", "until"},
    VenueChange: {"venue", "kind", "on", "was", "became", "recorded_at"},
}
PRIVATE = {
    Venue: {"contact_email", "statement"},  # a statement, until officers approved it
    StatusEvent: {"private_reason", "recorded_by"},
    SchemeYear: {"applied"},
}
ROOTS = [
    *("/", "/safety-thirst/", "/safety-thirst/for-venues/", "/safety-thirst/check/", "/safety-thirst/open-data/"),
    *("/safety-thirst/open-data/openapi.json", "/safety-thirst/open-data/changes.xml"),
    "/safety-thirst/open-data/datapackage.json",
    *(f"/safety-thirst/open-data/{name}.csv-metadata.json" for name in SETS),
    *("/safety-thirst/api/v1/venues", "/safety-thirst/api/v1/changes", "/.well-known/safety-thirst-keys.json"),
    *("/.well-known/did.json", "/safety-thirst/open-badges/status/1.json", "/safety-thirst/open-badges/status/1.jwt"),
    *(
        "/sitemap.xml",
        "/robots.txt",
        "/feed.xml",
        f"/search/?q={ASKED}",
        f"/safety-thirst/?q={ASKED}",
        "/safety-thirst/?q=91827",
    ),
    f"/safety-thirst/check/?q={ASKED}",
    *(f"/safety-thirst/open-data/{name}.{form}" for name in SETS for form in ("csv", "json", "ndjson")),
    "/safety-thirst/open-data/venues.geojson",
]
OTHERS = ("/static/", "/admin/", "/media/")


@pytest.mark.parametrize("model", PUBLIC)
def test_it_was_decided_of_every_field_whether_it_is_public(model: type[models.Model]):
    fields = {field.name for field in model._meta.concrete_fields} - {"id", "sort_order"}
    assert fields == PUBLIC[model] | PRIVATE.get(model, set())


@pytest.fixture
def addresses(client, front_page, now, django_user_model) -> list[str]:
    """The register with a mark in every private field. Returns where a reader may begin."""
    cache.clear()
    officer = django_user_model.objects.create_user(f"{MARK}-officer", first_name=MARK, email=f"{MARK}@office.example")
    year_of(2026, applied=NUMBER)
    shut = {"step_free": "no", "kind": "bar", "closed_on": TODAY}
    venues = [make_venue("The Invented Goose", ward=make_ward()), make_venue("The Paper Otter", **shut)]
    Venue.objects.update(contact_email=f"{MARK}@venue.example", statement=f"{MARK} words")
    held = [
        accredit(venues[0], 2025, level="Commended"),
        accredit(venues[0], 2026),
        accredit(venues[1], 2026, suspended=TODAY),
    ]
    StatusEvent.objects.update(private_reason=f"{MARK}: failed with 12 of 40, levy not paid", recorded_by=officer)
    for one in held:
        issue_certificate(one, noon(TODAY))
        Reminder.objects.create(accreditation=one, days=7, to=f"{MARK}@venue.example", sent_at=noon(TODAY))
    ImportRun.objects.create(
        file_name=f"{MARK}.csv", scheme_year=SchemeYear.objects.get(year=2026), rows=[[2, [MARK]]], uploaded_by=officer
    )
    venues += applicants(venues[1])
    of_venues = [f"/safety-thirst/{part}" for venue in venues for part in own_addresses(venue.reference)]
    files = [f"/safety-thirst/certificates/{one.number}{ending}" for one in held for ending in FILES]
    return [*ROOTS, *of_venues, *files, *(f"/st/{one.number}" for one in held)]


def applicants(closed: Venue) -> list[Venue]:
    """Venues that hold no award yet: nobody reads so much as their names."""
    names = ("Did Not Pass", "Starts Tomorrow", "Gave It Back", "Closed Before")
    made = [make_venue(f"{MARK} {name}", address_line_1=f"{MARK} {name} Street") for name in names]
    tomorrow = TODAY + timedelta(days=1)
    accredit(made[1], 2026, starts=tomorrow)
    accredit(made[2], 2026, starts=TODAY, withdrawn=TODAY)
    Venue.objects.filter(pk=made[3].pk).update(closed_on=TODAY - timedelta(days=9))
    accredit(made[3], 2026, starts=TODAY - timedelta(days=2))
    Venue.objects.filter(pk=closed.pk).update(successor=made[0])
    VenueChange.objects.create(venue=made[0], kind="renamed", on=TODAY, was=MARK, became=MARK)
    return made


FILES = (".pdf", "/open-badge.json", "/open-badge.jwt")


def own_addresses(reference: str) -> list[str]:
    badge = f"badges/{reference}"
    return [f"venues/{reference}/", f"{badge}.svg", f"{badge}/", f"{badge}/file.svg", f"api/v1/venues/{reference}"]


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if response["Content-Type"] == "application/pdf":
        pdf = PdfReader(BytesIO(body))
        return f"{[page.extract_text() for page in pdf.pages]} {pdf.metadata} {pdf.trailer['/Root']['/Metadata']}"
    if response["Content-Type"].endswith("jwt"):
        return str([decoded(part) for part in body.decode().split(".")])
    return body.decode("utf-8", "replace")


def links_in(address: str, response, text: str) -> set[str]:
    if not response["Content-Type"].startswith("text/html"):
        return set()
    found = {
        tag.get("href") or tag.get("src") or "" for tag in BeautifulSoup(text, "html.parser").select("[href],[src]")
    }
    whole = {urldefrag(urljoin(address, link)).url for link in found}
    return {
        link for link in whole if not urlsplit(link).netloc and link.startswith("/") and not link.startswith(OTHERS)
    }


def test_no_address_tells_what_is_kept_from_readers(client, addresses):
    waiting, seen, told = list(addresses), set(addresses), []
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code in (200, 301, 302, 404), f"{address}: {response.status_code}"
        text = text_of(response)
        told += [f"{address}: {mark}" for mark in (MARK, str(NUMBER)) if mark in text]
        new = links_in(address, response, text) - seen
        seen |= new
        waiting += new
    assert not told
    assert len(seen) > len(addresses)
