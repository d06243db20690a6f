"""The letters of a scheme may change: what was given out keeps its own, and is read for ever."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from tests.venues.certificates.conftest import NOON
from venues.certificates.issuing import issue_certificate
from venues.models import SchemeSettings, Venue

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def ask(client):
    return lambda asked: client.get("/safety-thirst/check/", {"q": asked})


def test_certificates_prove_themselves_when_the_letters_of_the_scheme_change(client, ask, make_accreditation):
    held = make_accreditation()
    token = issue_certificate(held, NOON).token
    scheme = SchemeSettings.objects.get()
    scheme.prefix = "BBN"
    scheme.full_clean()
    scheme.save()
    assert scheme.former_prefixes == ["ST"]
    led = client.get(f"/st/{held.number}")  # as it is printed, and in capitals as on a sticker
    assert (led.status_code, led.headers["Location"]) == (301, f"/bbn/{held.number}")
    assert client.get(f"/ST/{held.number}").headers["Location"] == f"/bbn/{held.number}"
    for answer in (client.get(f"/bbn/{held.number}"), ask(held.number), ask(token), ask(held.venue.reference)):
        assert "Accredited today" in answer.content.decode() or held.venue.name in answer.content.decode()
    assert client.get(f"/safety-thirst/venues/{held.venue.reference}/").status_code == 200
    later = make_accreditation(venue=Venue.objects.create(name="The Later Owl", address_line_1="2 Nowhere Row"))
    assert later.number.startswith("BBN25-") and later.venue.reference.startswith("BBN-")
    assert client.get(f"/other/{held.number}/").status_code == 404


@pytest.mark.parametrize(
    ("letters", "said"),
    [("go", "/go/ is the address of something else"), ("X", "two to four letters"), ("S2", "two to four letters")],
)
def test_letters_that_cannot_be_are_refused_at_their_field(db, letters, said):
    scheme = SchemeSettings.objects.get()
    scheme.prefix = letters
    with pytest.raises(ValidationError) as refused:
        scheme.full_clean()
    assert said in refused.value.message_dict["prefix"][0]


@pytest.mark.parametrize(
    ("name", "letters"), [("Night Lanterns", "NL"), ("Best Bar None", "BBN"), ("Lanterns", "LA"), ("夜灯", "")]
)
def test_without_letters_a_scheme_has_its_initials(db, name, letters):
    scheme = SchemeSettings.objects.get()
    scheme.name, scheme.prefix = name, ""
    scheme.save()
    assert scheme.prefix == letters


def test_a_site_from_before_keeps_the_letters_that_stood_in_the_code(db):
    """Whatever its scheme is called by now: its references and numbers begin with them."""
    SchemeSettings.objects.update(name="Good Doors", prefix="")
    migration = import_module("venues.migrations.0012_letters_of_the_scheme")
    migration.keep_the_letters(apps, None)
    assert SchemeSettings.objects.get().prefix == "ST"
