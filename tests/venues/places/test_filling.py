"""Wards and points that are right: the City's own shapes, and venues that came before them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from home.starter.sets import load_city_wards
from tests.venues.public_register import make_ward
from venues.models import Postcode, Venue, Ward
from venues.places.loading import Districts, load_postcodes

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_at_most_two_in_a_hundred_postcodes_of_the_city_have_no_ward():
    load_postcodes(Districts.written("E09000001", "EC WC E"))
    assert load_city_wards() == 25
    without = Postcode.objects.filter(ward=None).count()
    assert without / Postcode.objects.count() <= 0.02
    assert not any(ward.shape["sketch"] for ward in Ward.objects.all())
    call_command("fill_places", stdout=(said := StringIO()))
    _, share = said.getvalue().splitlines()
    assert share.startswith(f"{without:,} of {Postcode.objects.count():,} postcodes have no ward (")


@pytest.fixture
def venues():
    cheap, other = make_ward(), make_ward("Dowgate", "E05009303", 533000, 181000)
    Postcode.objects.create(postcode="EC2V6AA", easting=532400, northing=181200, ward=cheap)
    place = {"address_line_1": "1 Row"}
    return [
        Venue.objects.create(name="Empty", postcode="EC2V 6AA", **place),
        Venue.objects.create(name="Chosen", postcode="EC2V 6AA", ward=other, easting=533100, northing=181100, **place),
        Venue.objects.create(name="Far", postcode="SW1A 1AA", **place),
        Venue.objects.create(name="Half", postcode="EC2V 6AA", ward=other, **place),
    ]


def places() -> dict:
    return {name: (ward, easting) for name, ward, easting in Venue.objects.values_list("name", "ward__name", "easting")}


def test_what_is_empty_is_filled_and_what_was_chosen_stays(venues):
    said = StringIO()
    call_command("fill_places", stdout=said)
    assert said.getvalue().startswith("2 venues filled. 1 have no ward")
    filled = {
        "Empty": ("Cheap", 532400),
        "Chosen": ("Dowgate", 533100),
        "Far": (None, None),
        "Half": ("Dowgate", 532400),
    }
    assert places() == filled
    call_command("fill_places", stdout=StringIO())
    assert places() == filled


def test_an_officer_fills_them_with_one_press(client, front_page, admin_user, venues):
    client.force_login(admin_user)
    page = client.get(reverse("venues_fill_places"))
    assert page.context["count"] == 3
    assert "2 venues filled" in client.post(reverse("venues_fill_places"), follow=True).content.decode()
