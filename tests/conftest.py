"""What every test may lean on: a site with its front page, and nothing else."""

import gc
import os

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from tests import migrated
from tests.indexes import left_undone
from tests.printed_at_the_end import LINES, printed_at_the_end


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["printed"] = LINES


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    for line in getattr(node, "workeroutput", {}).get("printed", ()):
        printed_at_the_end(line)


def pytest_terminal_summary(terminalreporter):
    for line in LINES:
        terminalreporter.write_line(line)


def pytest_collection(session):
    """Files of tests ask for addresses while they are read, and then there is no database."""
    from venues.scheme import SchemePath

    SchemePath.know("safety-thirst")


def make_scheme() -> None:
    """The scheme that most tests of venues are about."""
    from venues.models import SchemeSettings

    SchemeSettings.objects.create(site=Site.objects.get(), name="Safety Thirst", path="safety-thirst")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of the migrated database for this process alone, in the place of one that each process migrates."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["NAME"] = str(settings.SCRATCH / "test.sqlite3")
        migrated.copy_sqlite(settings.SCRATCH / "test.sqlite3")
        with django_db_blocker.unblock():
            make_scheme()
            connection.close()  # only then is all of it in the file, which others copy
        yield
        return
    name = f"test_{os.getpid()}"
    with migrated.postgresql_copy(name):
        connection.settings_dict["NAME"] = name
        with django_db_blocker.unblock():
            make_scheme()
        yield
        with django_db_blocker.unblock():
            connection.close()


@pytest.fixture(autouse=True)
def indexes(request):
    """Left undone, but in a test marked `indexed`, which finds something, or asks where it is used."""
    if "indexed" in request.keywords or "browser" in request.keywords:
        yield
        return
    with left_undone():
        yield


@pytest.fixture(autouse=True, scope="session")
def unhurried_uploads():
    """A test machine may be busier than any server: what an upload may hold a thread for is tried in script/faults."""
    from core import upload_limits

    upload_limits.lift_time_limits()
    upload_limits.ANSWERED_WITHIN = 60


def make_what_migrations_made() -> None:
    """A test with transactions of its own empties the database behind it: the roots of the trees, and a site."""
    Locale.objects.get_or_create(language_code="en-gb")
    Collection.add_root(name="Root")
    welcome = Page.add_root(title="Root", slug="root").add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    make_scheme()


@pytest.fixture
def front_page(db):
    """An empty site: the front page, in the place of Wagtail's own, with the partnership's name."""
    from django.db import connection

    from core.models import PartnershipSettings
    from home.models import HomePage

    assert connection.features.supports_json_field  # Django asks SQLite once in its life; no page is to be blamed
    if not Site.objects.exists():
        make_what_migrations_made()
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    welcome = {field.attname: getattr(site.root_page, field.attname) for field in Page._meta.concrete_fields}
    ContentType.objects.get_for_models(*apps.get_models())  # a process keeps them; no page is to be blamed for them
    kind = ContentType.objects.get_for_model(HomePage)
    as_ours = {"page_ptr_id": site.root_page_id, "content_type_id": kind.pk}
    front = HomePage(**welcome | as_ours | {"title": "A safe place", "draft_title": "A safe place", "slug": "front"})
    front.lead = "<p>We work together.</p>"
    front._state.adding = False  # its row among the pages is there
    front.save()
    site.hostname, site.port, site.root_page = "localhost", 80, front
    site.save()
    PartnershipSettings.objects.create(site=site, name="Safer City Partnership", area="City of London")
    return front


@pytest.fixture(autouse=True)
def nothing_is_held():
    """What one test worked out says nothing in the next."""
    yield
    from delivery import local_cache
    from venues.scheme import SchemePath

    local_cache.clear()
    if SchemePath.known != "safety-thirst":
        SchemePath.know("safety-thirst")


@pytest.fixture
def commits_at_once(monkeypatch):
    """The transaction around a test is never committed: here whatever is saved counts as committed."""
    monkeypatch.setattr(transaction, "on_commit", lambda act, using=None, robust=False: act())


@pytest.fixture
def remembering_site(settings, tmp_path, db, commits_at_once):
    """A site that keeps pages, to be asked through Django itself: nobody here gets a page that is kept."""
    from delivery.generation import Generation
    from delivery.invalidation.signal_handlers import Invalidator

    settings.PAGE_STORE = tmp_path
    generation = Generation(tmp_path / "generation")
    generation.bump()
    invalidator = Invalidator([], generation)
    invalidator.connect()
    yield
    invalidator.disconnect()


def pytest_collection_finish(session):
    """What has been loaded stays: Python need not look through it for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
