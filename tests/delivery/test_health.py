"""What machines are told of the site: that it lives, and what of it is not in order."""

import os
import time
from threading import Event
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from delivery import health, heartbeats

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.VAR_DIR, settings.PAGE_STORE, settings.MIRROR = tmp_path, tmp_path / "pages", tmp_path / "mirror"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "generation").write_bytes(bytes(16))
    (tmp_path / "mirror" / "current").mkdir(parents=True)
    (tmp_path / "mirror" / "current" / "manifest.json").write_text("{}")
    heartbeats.beat(heartbeats.SCHEDULER), heartbeats.beat(heartbeats.BAKER)


@pytest.fixture
def usable_database(monkeypatch):
    """The test's own connection, which another thread cannot see, is known to be in order."""
    monkeypatch.setattr(health, "database", lambda: {"database": "ok", "migrations": "ok"})


def test_a_process_that_lives_says_so_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/health/live")
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"ok", "no-store")


def test_with_everything_in_order_all_is_ok(client, usable_database):
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["all in order"] is True


def test_without_the_database_it_is_not_ready(client):
    with patch.object(BaseDatabaseWrapper, "ensure_connection", side_effect=OperationalError("password=secret")):
        answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"] == "does not answer (OperationalError)"
    assert b"secret" not in answer.content


def test_a_database_that_hangs_is_reported_in_time(client, monkeypatch):
    monkeypatch.setattr(health, "PATIENCE", 0.1)
    hangs, over = 60, Event()  # seconds
    monkeypatch.setattr(health, "migrations_to_run", lambda: over.wait(hangs))
    started = time.monotonic()
    answer = client.get("/health/ready")
    assert time.monotonic() - started < hangs / 2
    over.set()
    assert answer.json()["parts"]["database"] == "no answer within 0.1 seconds"


def put_a_folder_in_place_of(file):
    file.unlink()
    file.mkdir()  # where no file can be written, whoever tries


def minutes_old(file, minutes):
    moment = time.time() - minutes * 60
    os.utime(file, (moment, moment))


@pytest.mark.parametrize(
    ("spoil", "part", "said"),
    [
        (lambda root: put_a_folder_in_place_of(root / "pages" / "generation"), "page store", "cannot be written"),
        (lambda root: (root / "pages" / "probe").mkdir(), "page store", "pages cannot be kept"),
        (lambda root: (root / "mirror" / "current" / "manifest.json").unlink(), "mirror", "there is none"),
        (lambda root: os.utime(root / "mirror" / "current" / "manifest.json", (0, 0)), "mirror", "hours old"),
        (lambda root: (root / "beats" / "scheduler").unlink(), "scheduler", "has given no sign of life"),
        (lambda root: os.utime(root / "beats" / "baker", (0, 0)), "baker", "gave its last sign of life"),
        (lambda root: minutes_old(root / "beats" / "baker", 6), "baker", "gave its last sign of life 6 minutes ago"),
    ],
)
def test_what_is_not_in_order_is_named_and_the_site_stays_in_use(client, usable_database, tmp_path, spoil, part, said):
    spoil(tmp_path)
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert said in answer.json()["parts"][part]
    assert answer.json()["all in order"] is False
