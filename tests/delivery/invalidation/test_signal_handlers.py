"""What an editor changes is seen by the next reader; what is withdrawn is gone, and no failure brings it back."""

import time
from concurrent.futures import Future
from datetime import date
from unittest.mock import patch

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from delivery.generation import SIZE
from delivery.invalidation import signal_handlers
from delivery.invalidation.pg_notify import BUMPED, EVERYTHING
from delivery.invalidation.signal_handlers import Invalidator
from delivery.prerender.crawler import CrawledPage
from delivery.prerender.static_mirror import StaticMirror
from delivery.upstream.client import UpstreamUnavailable
from home.models import StandardPage
from support_services.models import ContactPoint, Service, ServiceMark, SupportHubPage

pytestmark = pytest.mark.django_db


class SameThread:
    """Asks the site in the test's own thread, which alone sees what the test has saved."""

    def submit(self, work) -> Future:
        future = Future()
        try:
            future.set_result(work())
        except UpstreamUnavailable as problem:
            future.set_exception(problem)
        return future


class Reader:
    def __init__(self, visitor):
        self.visitor = visitor

    def read(self, path: str) -> str:
        answer = self.visitor.get(path, **self.environ)
        return answer.body.decode() if answer.status == 200 else str(answer.status)

    environ = {"HTTP_HOST": "localhost"}

    def read_without_database(self, path: str) -> str:
        away = OperationalError("the database is away")
        with patch.object(BaseDatabaseWrapper, "cursor", side_effect=away):
            return self.read(path)


@pytest.fixture
def reader(patient_reader, commits_at_once):
    """Somebody who reads the real site through a page store, and sees what is saved."""
    return patient_reader


@pytest.fixture
def patient_reader(open_again, tmp_path, front_page):
    """One who sees it when it is committed."""
    visitor = open_again(WSGIHandler())
    visitor.store.clock = time.time
    visitor.store.upstream.threads = SameThread()
    connection.run_on_commit.clear()  # what was saved before is committed
    invalidator = Invalidator([visitor.store.disk, StaticMirror(tmp_path / "mirror")], visitor.store.generation)
    invalidator.connect()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as Django's own test client does
    yield Reader(visitor)
    invalidator.disconnect()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def about(reader, front_page):
    return front_page.add_child(instance=StandardPage(title="About us", slug="about", show_in_menus=True))


@pytest.fixture
def refuge(reader, front_page):
    """A service, and the hub that names it."""
    front_page.add_child(instance=SupportHubPage(title="Get support", slug="support"))
    facts = {"name": "A safe house", "what_it_does": "They listen.", "source_url": "https://example.org/"}
    service = Service(reference="refuge", area="uk", live=False, checked_on=date(2026, 11, 20), **facts)
    service.checked_by_role = "Community safety officer"
    service.contact_points = [ContactPoint(kind="phone", value="0808 2000 247")]
    service.marks = [ServiceMark(facet="asks", value="me")]
    service.save()
    service.save_revision(clean=False).publish()
    return service


def test_the_second_reader_costs_no_query(reader, about, django_assert_num_queries):
    first = reader.read("/about/")
    with django_assert_num_queries(0):
        assert reader.read("/about/") == first


def test_a_change_is_seen_by_the_next_reader(reader, about):
    reader.read("/about/")
    about.title = "All about us"
    about.save_revision().publish()
    assert "All about us" in reader.read("/about/")


def test_a_change_elsewhere_is_seen_in_the_menu(reader, front_page, about):
    reader.read("/")
    front_page.add_child(instance=StandardPage(title="New here", slug="new", show_in_menus=True))
    assert "New here" in reader.read("/")


def test_what_is_committed_later_makes_old_what_was_read_between(
    patient_reader, front_page, django_capture_on_commit_callbacks
):
    front_page.add_child(instance=StandardPage(title="About us", slug="about"))
    connection.run_on_commit.clear()  # that is committed
    with django_capture_on_commit_callbacks(execute=True):
        StandardPage.objects.get(slug="about").save()
        patient_reader.read("/about/")
        StandardPage.objects.filter(slug="about").update(title="As committed")
    assert "As committed" in patient_reader.read("/about/")


def withdraw(page):
    page.unpublish()


def make_private(page):
    page.view_restrictions.create(restriction_type="login")


def delete(page):
    page.delete()


def rename(page):
    page.slug = "about-us"
    page.save_revision().publish()


def move(page):
    below = page.get_parent().add_child(instance=StandardPage(title="Below", slug="below"))
    page.move(below, pos="last-child")


@pytest.mark.parametrize("act", [withdraw, make_private, delete, rename, move])
def test_a_page_that_has_left_its_address_is_gone_also_without_the_database(reader, about, act):
    below = about.add_child(instance=StandardPage(title="Who we are", slug="who"))
    assert "About us" in reader.read("/about/") and "Who we are" in reader.read(below.url)
    act(StandardPage.objects.get(pk=about.pk))
    assert [reader.read_without_database("/about/"), reader.read_without_database("/about/who/")] == ["503", "503"]
    assert "About us" not in reader.read("/about/")


def test_other_pages_are_there_without_the_database(reader, about, front_page):
    reader.read("/")
    about.unpublish()
    assert "A safe place" in reader.read_without_database("/")


@pytest.mark.parametrize("act", [lambda service: service.unpublish(), lambda service: service.delete()])
def test_a_withdrawn_service_is_on_no_page_that_could_come_back(reader, refuge, act):
    assert "A safe house" in reader.read("/support/")
    act(Service.objects.get(pk=refuge.pk))
    assert reader.read_without_database("/support/") == "503"
    assert "A safe house" not in reader.read("/support/")


def test_what_is_withdrawn_leaves_the_mirror(reader, about, tmp_path):
    mirror = StaticMirror(tmp_path / "mirror")
    reader.read("/about/")
    page = reader.visitor.store.disk.read(("http-localhost", "/about/"))
    mirror.write([CrawledPage("/about/", page, True, False)], "1")
    assert mirror.files_now() == {"about/index.html"}
    about.unpublish()
    assert not (mirror.current / "about").exists()


def test_a_draft_changes_nothing_for_readers(reader, front_page, about, refuge):
    """The editor saves drafts by itself every few seconds: if each made every page old, typing would slow the site."""
    before = reader.visitor.store.generation.current()
    front_page.add_child(instance=StandardPage(title="Never shown", slug="never", live=False)).save_revision()
    about.title = "Not yet"
    about.save_revision()
    refuge.save_revision()
    assert reader.visitor.store.generation.current() == before


def test_an_editor_who_signs_in_and_follows_a_page_changes_nothing_for_readers(reader, about, client, admin_user):
    before = reader.visitor.store.generation.current()
    client.force_login(admin_user)
    about.subscribers.create(user=admin_user, comment_notifications=True)
    assert reader.visitor.store.generation.current() == before


def test_what_is_saved_together_makes_pages_old_once(patient_reader, front_page, django_capture_on_commit_callbacks):
    told = []
    hears = patch.object(signal_handlers, "notify", lambda *word_and_value: told.append(word_and_value))
    with hears, django_capture_on_commit_callbacks(execute=True):
        for slug in ("one", "two", "three"):
            front_page.add_child(instance=StandardPage(title=slug, slug=slug))
    assert len(told) == 1
    assert patient_reader.visitor.store.generation.current().startswith(told[0][1])


def test_a_publication_tells_the_listener_of_its_machine_nothing_new(reader, about):
    """It hears what was told here too: pages made since the change are not to be made again for that."""
    told = []
    with patch.object(signal_handlers, "notify", lambda *word_and_value: told.append(word_and_value)):
        about.save_revision().publish()
    generation, (word, value) = reader.visitor.store.generation, told[-1]
    listener, before = Invalidator([], generation), generation.current()
    listener.on_notify([word], value)
    assert generation.current() == before
    listener.on_notify([word], bytes(SIZE))  # from another machine
    assert generation.current() != before


def test_another_machine_does_what_it_is_told(reader, about):
    other_machine = Invalidator([reader.visitor.store.disk], reader.visitor.store.generation)
    reader.read("/"), reader.read("/about/")
    other_machine.on_notify(["/about/"])
    assert [reader.read_without_database("/about/"), reader.read_without_database("/")[:9]] == ["503", "<!doctype"]
    other_machine.on_notify([BUMPED, EVERYTHING])
    assert reader.read_without_database("/") == "503"
