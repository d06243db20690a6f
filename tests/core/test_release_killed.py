"""A process that publishes a release is killed at every point of it: kept pages too are wholly old or wholly new."""

import os
import signal
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections, transaction
from django.db.models.signals import post_save
from django.test import Client
from django.utils import timezone

from core import release_effects
from core.models import Release, ReleaseItem
from core.release_effects import Effect
from core.release_publishing import publish_release, resume_releases, take_back_release
from core.releases import add_item, approve, items_to_approve, seen_key
from delivery.clock import seconds_since_epoch
from delivery.generation import Generation
from delivery.invalidation.signal_handlers import Invalidator
from delivery.page_cache.disk import DiskCache
from delivery.page_cache.middleware import PageCacheConfig, PageCacheMiddleware
from delivery.upstream.client import UpstreamClient
from tests.core.pressing import make_service, people, things  # noqa: F401
from tests.core.test_releases import draft, fresh
from tests.delivery.conftest import Visitor

# ruff: noqa: F811 - fixtures are handed in under their names
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.databases]
OLD_WORDS, NEW_WORDS = ("The old lead.", "The old notice."), ("The new lead.", "The new notice.")


class AtOnce:
    """Asks in this thread, which has the connection to the test's database."""

    def submit(self, act, *args, **kwargs):
        from concurrent.futures import Future

        done = Future()
        done.set_result(act(*args, **kwargs))
        return done


@pytest.fixture
def door(settings, tmp_path, front_page):
    """The site behind a page cache that keeps pages, and what makes them stale."""
    settings.PAGE_STORE = tmp_path / "pages"
    generation, disk = Generation(settings.PAGE_STORE / "generation"), DiskCache(settings.PAGE_STORE)
    generation.bump()
    invalidator = Invalidator([disk], generation)
    invalidator.connect()

    def application(environ, start_response):
        response = Client().get(environ["PATH_INFO"])
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    site = UpstreamClient(application)
    site.threads = AtOnce()
    yield Visitor(PageCacheMiddleware(site, disk, generation, seconds_since_epoch, PageCacheConfig("sessionid")))
    invalidator.disconnect()


@pytest.fixture
def release(door, people, things) -> Release:
    now = timezone.localtime()
    around = {"starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=1)}
    said = {"page": ("lead", "<p>{}</p>", {}), "notice": ("words", "{}", around)}
    for (kind, (field, form, more)), words in zip(said.items(), OLD_WORDS, strict=True):
        draft(things[kind], None, **{field: form.format(words), **more}).publish()
    made = Release.objects.create(title="Summer 2027", made_by=people["editor"], made_at=now)
    for (kind, (field, form, _)), words in zip(said.items(), NEW_WORDS, strict=True):
        draft(things[kind], people["editor"], **{field: form.format(words)})
        add_item(made, fresh(things[kind]), people["editor"], now)
    approve(made, people["moderator"], {seen_key(item) for item in items_to_approve(made)}, now)
    return made


def seen(door) -> set[str]:
    """Which of the words readers meet, on two pages."""
    pages = " ".join(door.get(path).body.decode() for path in ("/about/", "/"))
    return {words for words in (*OLD_WORDS, *NEW_WORDS) if words in pages}


def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


def at_the_beginning():
    """Once it is noted that it has begun."""
    post_save.connect(lambda **kwargs: transaction.on_commit(die), sender=Release, weak=False)


def among_the_parts():
    post_save.connect(die, sender=ReleaseItem, weak=False)


def after_the_switch():
    """It is committed, and no cache has heard of it."""
    post_save.connect(lambda **kwargs: connections["default"].run_on_commit.insert(0, (set(), die, False)),
                      sender=ReleaseItem, weak=False)  # fmt: skip


def at_effect(kind):
    def prepare():
        release_effects._effects[kind] = Effect("It dies here", die)

    return prepare


POINTS = {
    "at the beginning": (at_the_beginning, OLD_WORDS),
    "among the parts": (among_the_parts, OLD_WORDS),
    "after the switch": (after_the_switch, NEW_WORDS),
    **{f"at the effect “{kind}”": (at_effect(kind), NEW_WORDS) for kind in ("kept", "pages", "mirror")},
}


def in_a_process_that_dies(prepare, act) -> None:
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            prepare()
            act()
        finally:
            os._exit(7)  # it did not die
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, status


@pytest.mark.parametrize("point", POINTS)
def test_killed_while_it_is_published(door, release, point):
    prepare, expected = POINTS[point]
    assert seen(door) == seen(door) == set(OLD_WORDS)  # from here on it is kept
    in_a_process_that_dies(prepare, lambda: publish_release(release, timezone.localtime()))
    assert seen(door) == seen(door) == set(expected)
    mail.outbox.clear()
    resume_releases(timezone.localtime() + timedelta(minutes=2))  # what the scheduler does, in its minute
    assert seen(door) == seen(door) == set(NEW_WORDS)
    done = Release.objects.get()
    assert done.published_at and done.unsettled_from is None
    assert not done.effects.filter(done_at=None).exists()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["edito@example.org", "moder@example.org"]


@pytest.mark.parametrize("point", ["among the parts", "after the switch", "at the effect “kept”"])
def test_killed_while_it_is_taken_back(door, people, release, point):
    publish_release(release, timezone.localtime())
    assert seen(door) == set(NEW_WORDS)
    prepare = {"among the parts": at_put_back, "after the switch": at_put_back_committed}.get(point, POINTS[point][0])
    back = lambda: take_back_release(release, people["moderator"], "Wrong.", timezone.localtime())  # noqa: E731
    in_a_process_that_dies(prepare, back)
    assert seen(door) == seen(door) == set(NEW_WORDS if point == "among the parts" else OLD_WORDS)
    resume_releases(timezone.localtime() + timedelta(minutes=2))
    assert Release.objects.get().unsettled_from is None
    if point == "among the parts":
        back()
    assert seen(door) == seen(door) == set(OLD_WORDS)


def at_put_back():
    from wagtail.signals import page_published

    page_published.connect(die, weak=False)


def at_put_back_committed():
    from wagtail.signals import published

    def first(**kwargs):
        connections["default"].run_on_commit.insert(0, (set(), die, False))

    published.connect(first, weak=False)
