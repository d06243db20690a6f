"""The commands that script/serve leans on."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from core.management.commands import prepare_site, run_scheduler

pytestmark = pytest.mark.slow


class Enough(Exception):
    """Ends the scheduler's loop."""


def said_by(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
class TestTheFirstAdministrator:
    def test_is_made_with_a_password_that_works_and_is_shown_once(self, settings):
        settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8123"
        said = said_by("create_first_administrator")
        admin = get_user_model().objects.get(username="admin")
        assert admin.is_superuser
        assert admin.check_password(re.search(r"password +(\S+)", said)[1])
        assert "http://127.0.0.1:8123/admin/" in said
        assert said_by("create_first_administrator") == ""
        assert get_user_model().objects.count() == 1

    def test_is_not_made_where_somebody_else_is_one(self):
        get_user_model().objects.create_superuser("amara")
        assert said_by("create_first_administrator") == ""

    def test_gets_another_name_where_admin_is_taken(self):
        get_user_model().objects.create_user("admin")
        assert re.search(r"name +admin2\n", said_by("create_first_administrator"))

    def test_gets_a_password_nobody_else_gets(self):
        get_user_model().objects.all().delete()
        first, second = said_by("create_first_administrator"), None
        get_user_model().objects.all().delete()
        second = said_by("create_first_administrator")
        assert first != second


class TestTheScheduler:
    def test_runs_at_the_start_of_every_minute(self):
        moments, slept, runs = iter([30.0, 61.5, 120.0]), [], []

        def sleep(seconds):
            slept.append(seconds)
            if len(slept) == 3:
                raise Enough

        with pytest.raises(Enough):
            run_scheduler.keep_running(lambda: runs.append("ran"), now=lambda: next(moments), sleep=sleep)
        assert slept == [30.0, 58.5, 60.0]
        assert runs == ["ran", "ran"]

    def test_says_nothing_of_a_run_that_did_nothing(self, capfd, caplog):
        run_scheduler.in_own_process(lambda: None)
        assert (*capfd.readouterr(), caplog.text) == ("", "", "")

    def test_outlives_a_run_that_fails(self, capfd, caplog):
        def fail():
            raise DatabaseError("the database is away")

        run_scheduler.in_own_process(fail)
        assert "Scheduled publishing failed (status 1). It is tried again at the next minute." in caplog.text
        assert "the database is away" in capfd.readouterr().err

    def test_ends_a_run_that_hangs(self, caplog):
        started = time.monotonic()
        run_scheduler.in_own_process(lambda: time.sleep(60), longest=0.2)
        assert time.monotonic() - started < 10
        assert "Scheduled publishing failed (status -9)" in caplog.text

    def test_stops_at_once_when_told_to(self):
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": "site"}
        command = [sys.executable, "-c", TELL_WHEN_READY, "run_scheduler"]
        scheduler = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True)
        assert scheduler.stdout.readline() == "waiting\n"
        scheduler.send_signal(signal.SIGTERM)
        assert scheduler.wait(timeout=10) == 0


TELL_WHEN_READY = """
import sys, time
from django.core.management import execute_from_command_line
slept = time.sleep
time.sleep = lambda seconds: (print("waiting", flush=True), slept(seconds))
execute_from_command_line(sys.argv)
"""


def test_what_is_due_is_published_and_said(front_page, capsys):
    front_page.title = "A safer place"
    front_page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = front_page.save_revision()
    revision.publish()
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.save()
    run_scheduler.publish_what_is_due()
    front_page.refresh_from_db()
    assert front_page.title == "A safer place"
    assert capsys.readouterr().out == "Published as scheduled: A safer place\n"


@pytest.mark.django_db
def test_one_process_at_a_time_publishes_on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one process write at a time by itself.")
    from django.db.utils import load_backend

    other = load_backend(connection.settings_dict["ENGINE"]).DatabaseWrapper(connection.settings_dict, "other")
    with connection.cursor() as ours, other.cursor() as theirs:
        ours.execute("SELECT pg_advisory_unlock_all()")  # a test that published still holds it
        theirs.execute("SELECT pg_advisory_lock(%s)", [run_scheduler.LOCK])
    assert not run_scheduler.is_the_only_one()
    other.close()
    until = time.monotonic() + 10  # seconds: the server ends a closed connection in its own time
    while not (is_free := run_scheduler.is_the_only_one()) and time.monotonic() < until:
        time.sleep(0.05)
    assert is_free


class TestPreparingTheSite:
    def test_static_files_are_collected_again_only_when_one_has_changed(self, settings, tmp_path):
        style = tmp_path / "source" / "site.css"
        style.parent.mkdir()
        style.write_text("a{}")
        settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
        settings.STATICFILES_DIRS = [style.parent]
        collected = tmp_path / "static" / "site.css"

        def collect() -> str:
            out = StringIO()
            prepare_site.Command(stdout=out).collect_static_files()
            return out.getvalue()

        assert collect() and collected.read_text() == "a{}"
        assert not collect()
        style.write_text("a{color:red}")  # within the same second, where a file's age says nothing
        assert collect() and collected.read_text() == "a{color:red}"

    @pytest.mark.django_db
    def test_a_database_that_is_up_to_date_is_left_alone(self):
        assert not prepare_site.has_migrations_to_run()
