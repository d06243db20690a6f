"""What stands around an answer is remembered, and is as true as a page that is kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from delivery.generation import Generation
from tests.venues.public_register import TODAY, make_venue, once_held, year_of
from venues.models import Criterion, SchemeSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(settings, tmp_path, front_page):
    """A page store in which nothing is kept yet."""
    generation = Generation(tmp_path / "generation")
    generation.bump()
    settings.PAGE_STORE = tmp_path
    return generation


def test_a_second_question_asks_the_site_nothing(store, client):
    make_venue()
    client.get("/safety-thirst/?q=goose")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/safety-thirst/?q=xyzzy").content.decode()
    assert not queries.captured_queries
    assert "We found no venue like that" in " ".join(answer.split())
    assert 'value="xyzzy"' in answer
    assert answer.count("</html>") == 1
    assert "answer-" not in answer


def test_a_new_name_of_the_menu_is_there_at_once(store, client, front_page):
    page = front_page.add_child(instance=Page(title="Old words", slug="words", show_in_menus=True))
    assert "Old words" in client.get("/safety-thirst/?q=goose").content.decode()
    page.title = "New words"
    page.save()
    store.bump()
    assert "New words" in client.get("/safety-thirst/?q=goose").content.decode()


def test_a_page_at_another_address_has_its_own(store, client):
    client.get("/safety-thirst/?q=goose")
    assert "<title>Check a certificate" in client.get("/safety-thirst/check/?q=ST26-7K4M-9Q").content.decode()


def test_it_is_not_kept_past_midnight(store, client, monkeypatch):
    from delivery import clock
    from tests.venues.public_register import noon

    monkeypatch.setattr(clock.timezone, "localtime", lambda *args: noon(TODAY))
    client.get("/safety-thirst/check/")
    monkeypatch.setattr(clock.timezone, "localtime", lambda *args: noon(TODAY + timedelta(days=1)))
    with CaptureQueriesContext(connection) as queries:
        client.get("/safety-thirst/check/")
    assert len(queries) == 1  # the site, of that day; its menu is known


@pytest.fixture
def made(settings):
    """The names of the templates that are rendered from now on."""
    names = []

    def note(template, **more):
        names.append(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.mark.parametrize("address", ["/safety-thirst/for-venues/", "/safety-thirst/open-data/", "/safety-thirst/"])
def test_after_a_change_elsewhere_a_whole_answer_is_not_made_again(store, client, made, address):
    make_venue()
    before = client.get(address).content
    assert made
    made.clear()
    store.bump()
    assert client.get(address).content == before
    assert made == []


def test_after_a_change_of_its_own_it_is_made_again(store, client, made):
    page = "/safety-thirst/for-venues/"
    client.get(page)
    Criterion.objects.create(scheme_year=year_of(TODAY.year), section="Doors", text="Staff know who may come in")
    store.bump()
    assert "Staff know who may come in" in client.get(page).content.decode()
    SchemeSettings.objects.update(name="Night Lanterns")
    store.bump()
    assert "Night Lanterns" in client.get(page).content.decode()


def test_a_list_that_nobody_asked_anything_says_what_changed(store, client):
    venue = once_held("The Grey Goose")
    assert "The Grey Goose" in client.get("/safety-thirst/").content.decode()
    venue.name = "The Blue Goose"
    venue.save()
    store.bump()
    answer = client.get("/safety-thirst/").content.decode()
    assert "The Blue Goose" in answer and "The Grey Goose" not in answer
