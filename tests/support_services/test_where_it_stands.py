"""Before she changes a number an editor sees where it stands; after it is published a receipt names each place."""

import os
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from delivery.page_cache.response import CachedResponse
from delivery.prerender.crawler import CrawledPage
from delivery.prerender.static_mirror import StaticMirror
from support_services.models import NamedService, Service, SupportTopicPage
from support_services.where_it_stands import places_of

pytestmark = pytest.mark.django_db
HTML = [("Content-Type", "text/html; charset=utf-8")]


@pytest.fixture(autouse=True)
def a_friday(at):
    """Every request is answered on 20 November 2026."""


@pytest.fixture
def service(make_service, hub):
    return make_service("line", ways=[("phone", "0800 999 5428")], discreet_name="Someone to talk to")


@pytest.fixture
def topics(hub, service):
    for slug in ("at-home", "outside", "office"):
        page = SupportTopicPage(title=slug.capitalize(), slug=slug, lead="<p>x</p>")
        page.named_services = [NamedService(service=service)] if slug != "office" else []
        hub.add_child(instance=page)


def names(service) -> list[str]:
    return [place.name for place in places_of(service)]


def test_every_page_that_shows_it_is_named_and_no_other(service, topics, client):
    told = places_of(service)
    assert [place.name for place in told] == [
        "At-home", "Outside", "Its own page", "Get support", "The panel for employers’ pages", "The card to print",
        "The file notes.txt",
    ]  # fmt: skip
    for place in told:
        assert "0800 999 5428" in client.get(place.url).content.decode(), place.name
    assert "0800 999 5428" not in client.get("/support/office/").content.decode()


def test_the_line_at_the_top_of_every_page_stands_on_all_of_them(make_service, hub, topics):
    assert {"At-home", "Outside", "Office"} <= set(names(make_service("ndah")))


def test_a_line_that_stands_in_for_another_is_named_there(make_service, service, topics):
    make_service("day-line", ways=[("phone", "0808 801 0327")], instead=service)
    assert "With Day-line, while that is closed" in names(service)


def test_the_form_says_it_before_anything_is_changed(officer, service, topics):
    page = officer.get(reverse("wagtailsnippets_support_services_service:edit", args=[service.pk])).content.decode()
    assert "Its numbers stand in 7 places" in page and "The card to print" in page


def test_a_receipt_names_each_place_and_the_time(officer, service, topics, client):
    point = service.contact_points.get()
    way = {"kind": "phone", "value": "0800 999 5429", "label": "", "hours": "", "id": point.pk, "ORDER": "1"}
    fields = ("reference", "name", "what_it_does", "area", "source_url", "discreet_name", "check_every_days")
    data = {name: getattr(service, name) for name in fields}
    data |= {
        "source_precision": "day", "checked_precision": "day", "on_bill": "not_known", "called_today": "on",
        "contact_points": inline_formset([way], initial=1), "action-publish": "1",
    }  # fmt: skip
    edit = reverse("wagtailsnippets_support_services_service:edit", args=[service.pk])
    page = officer.post(edit, nested_form_data(data) | {"asks": ["me"]}, follow=True).content.decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Readers see 08009995429 instead of 08009995428 since" in words
    assert "It stands in 7 places. Everything is written." in words
    assert "The card to print since" in words and "The file notes.txt since" in words
    assert "0800 999 5429" in client.get("/support/at-home/").content.decode()
    [entry] = ModelLogEntry.objects.filter(action="support_services.number_changed")
    assert entry.data["before"] == ["08009995428"] and len(entry.data["places"]) == 7
    again = officer.post(edit, nested_form_data(data) | {"asks": ["me"]}, follow=True).content.decode()
    assert "Readers see" not in again


def test_a_number_that_is_published_by_another_way_has_its_receipt_in_the_list(officer, service, topics, at):
    changed = Service.objects.get(pk=service.pk)
    [point] = changed.contact_points.all()
    point.value, changed.checked_numbers = "0800 999 5429", "08009995429"
    changed.contact_points.set([point])
    changed.save_revision().publish()
    page = officer.get(reverse("numbers_to_check")).content.decode()
    assert "Changed in the last seven days" in page and "Line, receipt" in page


def test_a_receipt_waits_for_the_copy_of_the_web_server_and_says_since_when(officer, service, settings, tmp_path):
    settings.MIRROR = tmp_path
    mirror = StaticMirror(tmp_path)
    paths = ("/support/", "/support/outside/")
    mirror.write([CrawledPage(path, CachedResponse(200, HTML, b"<h1>Old</h1>"), True, True) for path in paths], "1")
    published = datetime.now(UTC) - timedelta(seconds=1)
    places = [["Outside", "/support/outside/"], ["The panel", "/support/panel/"]]
    data = {"before": ["08009995428"], "now": ["08009995429"], "since": published.isoformat(), "places": places}
    address = reverse("number_receipt", args=[log(service, "support_services.number_changed", data=data).pk])
    os.utime(tmp_path / "current" / "support" / "outside" / "index.html", (1, 1))
    waiting = officer.get(address)
    assert waiting["Refresh"] == "1" and "being written" in waiting.content.decode()
    new = CachedResponse(200, HTML, b"<h1>New</h1>")
    mirror.renew([CrawledPage("/support/outside/", new, True, True)], lambda: True, published.timestamp() + 0.5)
    done = officer.get(address)
    words = done.content.decode()
    assert "Refresh" not in done.headers and "Everything is written." in words and "being written" not in words
    assert "is not in it" in words, "The panel stands in no copy."


def test_a_receipt_says_so_when_nothing_writes_the_copy(officer, service, settings, tmp_path, at):
    settings.MIRROR = tmp_path
    pages = [CrawledPage("/support/", CachedResponse(200, HTML, b"<h1>Old</h1>"), True, True)]
    StaticMirror(tmp_path).write(pages, "1")
    since = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    data = {"before": ["1"], "now": ["2"], "since": since.isoformat(), "places": [["Hub", "/support/"]]}
    address = reverse("number_receipt", args=[log(service, "support_services.number_changed", data=data).pk])
    at(since + timedelta(minutes=2))
    late = officer.get(address)
    assert "Refresh" not in late.headers and "is not written yet" in late.content.decode()
