"""The list of what a new site still needs: it knows by itself what is done, and leads to each screen."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from wagtail.models import Site

from core.models import PartnershipSettings
from home.models import HomePage
from home.set_up import pages_with_hints
from venues.models import SchemeSettings, Ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_site(client):
    SchemeSettings.objects.all().delete()
    call_command("create_starter_site", content="empty", verbosity=0)
    client.force_login(get_user_model().objects.create_superuser("ada", password="a-long-one-9"))
    return client


def states(client) -> dict[str, str]:
    page = BeautifulSoup(client.get("/admin/set-up/").content, "html.parser")
    return {row.th.get_text(strip=True): row.td.get_text(strip=True) for row in page.select(".listing tbody tr")}


def test_an_empty_site_is_told_what_is_left_and_each_link_opens(empty_site):
    told = states(empty_site)
    assert told == {
        "What you are called, and where you work": "Left",
        "The team that answers, and its mailbox": "Left",
        "Your logo and colours": "Left",
        "Your own words on every page": "Left",
        "The wards of your area": "Left",
        "Who helps people here": "Left",
        "Who deals with what": "Left",
        "A scheme for venues, if you have one": "Left",
        "No samples left": "Done",
        "A second person": "Left",
    }
    page = BeautifulSoup(empty_site.get("/admin/set-up/").content, "html.parser")
    links = {link["href"] for link in page.select(".listing tbody a")}
    assert len(links) == 8
    assert {link: empty_site.get(link, follow=True).status_code for link in links} == dict.fromkeys(links, 200)


def test_what_is_done_is_known_without_a_tick(empty_site):
    site = Site.objects.get()
    PartnershipSettings.objects.update(
        name="Safer Northbridge", area="Northbridge", contact_team="Calm Town Team", contact_email="calm@town.example"
    )
    SchemeSettings.objects.create(site=site)  # saved without a name: decided that there is none
    HomePage.objects.update(lead="<p>We work together.</p>")
    get_user_model().objects.create_user("bea", email="bea@town.example")
    told = states(empty_site)
    assert told["What you are called, and where you work"] == told["A second person"] == "Done"
    assert told["The team that answers, and its mailbox"] == told["A scheme for venues, if you have one"] == "Done"
    assert told["Your own words on every page"] == "Left"  # other pages still have hints
    mailbox = '<a href="mailto:calm@town.example">calm@town.example</a>'
    assert mailbox in empty_site.get("/contact/").content.decode()


def test_the_first_screen_leads_to_it_until_every_page_has_words_of_its_own(empty_site):
    first_screen = empty_site.get("/admin/").content.decode()
    assert "Set up this site" in first_screen and "9 steps are left before you open it." in first_screen
    for page in pages_with_hints():
        page.lead = "<p>We work together.</p>"
        if hasattr(page, "body"):
            page.body = []
        page.save()
    assert "steps are left before you open it" not in empty_site.get("/admin/").content.decode()


def test_only_administrators_see_it(empty_site):
    empty_site.force_login(get_user_model().objects.create_user("bea", email="bea@town.example"))
    assert empty_site.get("/admin/set-up/").status_code in (302, 403)


def sent(client, text: str):
    file = SimpleUploadedFile("wards.geojson", text.encode())
    return client.post("/admin/set-up/wards/", {"file": file}, follow=True).content.decode()


def test_wards_come_from_a_file_whole_or_not_at_all(empty_site):
    text = Path("starter/northbridge/wards.geojson").read_text()
    overlapping = text.replace("-1.49, 53.5]", "-1.486, 53.5]", 1)
    assert "The shapes of Bridge End and Mill Side lie on each other." in sent(empty_site, overlapping)
    assert "The file is no GeoJSON with features." in sent(empty_site, "wards")
    assert not Ward.objects.exists()
    assert "3 wards are on the map." in sent(empty_site, text)
    assert states(empty_site)["The wards of your area"] == "Done"
    assert "Bridge End, High Field, Mill Side" in empty_site.get("/admin/set-up/wards/").content.decode()
