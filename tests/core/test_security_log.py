"""The security log: every line is there, follows the one before, and a line that is gone or changed shows."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models

from core import security_log
from core.models import SecurityEvent, SecurityEventKind, SecurityLogHead
from core.security_log import faults_of_log, record, trim
from delivery.clock import london_now


@pytest.fixture
def written(db, commits_at_once):
    for number in range(5):
        record(SecurityEventKind.EXPORT, about=f"list {number}", what="“é” and 名前")


def tampering(**fields):
    """What somebody does who has the database: past the model, and past PostgreSQL's own guard."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE core_securityevent DISABLE TRIGGER security_log_guard")
        if fields:
            models.QuerySet(SecurityEvent).filter(number=3).update(**fields)
        else:
            models.QuerySet(SecurityEvent).filter(number=3).delete()


def test_a_log_that_nobody_touched_is_whole(written):
    assert SecurityEvent.objects.count() == 5
    said = StringIO()
    call_command("verify_log", stdout=said)
    assert "whole" in said.getvalue()


def test_a_line_that_is_gone_shows(written):
    tampering()
    with pytest.raises(CommandError, match="Between line 2 and line 4 something is missing"):
        call_command("verify_log")


@pytest.mark.parametrize(
    "fields", [{"about": "list 9"}, {"who": "mallory"}, {"facts": {}}, {"kind": "import"}, {"network": "x"}]
)
def test_a_line_that_was_changed_shows(written, fields):
    tampering(**fields)
    assert faults_of_log() == ["Line 3 was changed."]


def test_an_end_that_was_cut_off_shows(written):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE core_securityevent DISABLE TRIGGER security_log_guard")
    models.QuerySet(SecurityEvent).filter(number__gte=4).delete()
    assert faults_of_log() == ["The log ends after line 3; line 5 was written last."]


def test_an_end_that_was_cut_off_and_a_head_set_back_shows_in_the_next_export(written, tmp_path):
    """What nobody can change from here: a file that was saved elsewhere."""
    saved = StringIO()
    call_command("export_log", stdout=saved)
    file = tmp_path / "log.jsonl"
    file.write_text(saved.getvalue(), "utf-8")
    call_command("verify_log", file, stdout=StringIO())
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([lines[0], lines[2]]), "utf-8")
    with pytest.raises(CommandError, match="Between line 1 and line 3"):
        call_command("verify_log", file)


def test_a_file_that_is_no_log_is_said_to_be_none(tmp_path):
    (tmp_path / "x").write_text("not json")
    with pytest.raises(CommandError, match="is no exported security log"):
        call_command("verify_log", tmp_path / "x")


def test_no_line_is_changed_or_deleted_by_the_code(written):
    line = SecurityEvent.objects.first()
    with pytest.raises(TypeError, match="never changed"):
        line.save()
    with pytest.raises(TypeError, match="never deleted"):
        line.delete()


def test_old_lines_go_and_the_rest_stays_whole(written, settings):
    in_14_months = london_now() + timedelta(days=402)
    assert trim(london_now()) == 0
    assert trim(in_14_months) == 5
    assert [line.kind for line in SecurityEvent.objects.all()] == ["trimmed"]
    assert faults_of_log() == []
    SecurityLogHead.objects.update(trimmed_to=6)
    assert faults_of_log()


def test_a_line_that_cannot_be_written_goes_to_the_system_log(db, commits_at_once, monkeypatch, caplog):
    def broken(line):
        raise DatabaseError

    monkeypatch.setattr(security_log, "append", broken)
    record(SecurityEventKind.EXPORT, about="a list")
    assert [(line.levelname, line.name) for line in caplog.records] == [("CRITICAL", "security")]
    assert "a list" in caplog.text


def test_each_line_goes_to_the_system_log_as_well(db, commits_at_once, caplog):
    caplog.set_level("INFO", "security")
    record(SecurityEventKind.EXPORT, about="a list")
    assert json.loads(caplog.records[0].getMessage())["about"] == "a list"


@pytest.mark.databases
@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_make_one_chain():
    def write(number):
        try:
            record(SecurityEventKind.EXPORT, about=f"list {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as threads:
        list(threads.map(write, range(25)))
    assert SecurityEvent.objects.count() == 25
    assert faults_of_log() == []
