"""Search engines are told of public pages only."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.home.conftest import many
from tests.venues.public_register import accredit, make_venue
from venues.models import Venue

REGISTER = {"/safety-thirst/for-venues/", "/safety-thirst/check/", "/safety-thirst/open-data/"}
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def addresses(client):
    def read():
        response = client.get("/sitemap.xml")
        assert response["Content-Type"] == "application/xml"
        listed = {
            url.findtext(f"{MAP}loc").removeprefix("http://testserver"): url.findtext(f"{MAP}lastmod")
            for url in ElementTree.fromstring(response.content)
        }
        assert listed.keys() >= REGISTER
        return {address: changed for address, changed in listed.items() if address not in REGISTER}

    return read


def test_public_pages_with_the_time_of_their_last_change(addresses, paper):
    listed = addresses()
    assert set(listed) == {"/", "/papers/", "/papers/refocussing/"}
    assert listed["/papers/refocussing/"][:10] == paper.last_published_at.date().isoformat()


def test_no_draft_and_no_private_page_or_page_below_one(addresses, make_page):
    make_page("Draft").unpublish()
    members = make_page("Members")
    make_page("Below", parent=members)
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    assert set(addresses()) == {"/"}


def test_no_more_questions_to_the_database_for_more_pages(addresses, front_page, django_assert_max_num_queries):
    many(front_page, StandardPage, 30, "Page")
    with django_assert_max_num_queries(6):
        assert len(addresses()) == 31


def test_made_up_venues_are_nothing_to_be_found(addresses, front_page):
    for is_sample in (True, False):
        accredit(make_venue("The Paper Lamp", is_sample=is_sample))
    real = Venue.objects.get(is_sample=False)
    assert set(addresses()) == {"/", f"/safety-thirst/venues/{real.reference}/"}


def test_robots_may_look_at_everything_but_search(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /search/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
        "",
    ]


@pytest.mark.django_db
def test_the_icon_is_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"] == "/static/img/favicon.svg"


def test_somebody_who_finds_a_weakness_is_told_where_to_say_so_and_it_is_not_out_of_date(client):
    response = client.get("/.well-known/security.txt")
    said = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert said["Contact"] == "http://testserver/contact/"
    assert said["Canonical"] == "http://testserver/.well-known/security.txt"
    left = datetime.fromisoformat(said["Expires"]) - timezone.now()
    assert timedelta(0) < left < timedelta(days=366)
