"""A backup is whole or it is refused; what is restored is what was there."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings

from core.backup import manifest

ROOT = settings.BASE_DIR


@pytest.fixture
def folder(tmp_path):
    """A whole backup, as far as files go."""
    kept = tmp_path / "backup"
    (kept / "media").mkdir(parents=True)
    (kept / "database.dump").write_bytes(b"x" * 1000)
    (kept / "media" / "a.txt").write_text("a picture")
    manifest.write(kept, {"vendor": "postgresql", "rows": {}})
    return kept


class TestManifest:
    def test_a_whole_backup_is_taken(self, folder):
        assert set(manifest.verified(folder)["files"]) == {"database.dump", "media/a.txt"}

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            (lambda kept: (kept / "database.dump").write_bytes(b"x" * 999), "database.dump was cut short."),
            (lambda kept: (kept / "database.dump").write_bytes(b"y" * 1000), "database.dump was changed."),
            (lambda kept: (kept / "media" / "a.txt").unlink(), "media/a.txt is missing."),
            (lambda kept: (kept / "more").write_text(""), "more does not belong to it."),
            (lambda kept: (kept / "manifest.json").unlink(), "it is no backup, or it was cut short."),
        ],
    )
    def test_any_other_is_refused_with_the_reason(self, folder, spoil, said):
        spoil(folder)
        with pytest.raises(manifest.BackupSpoilt) as refused:
            manifest.verified(folder)
        assert said in refused.value.reasons[0]


@pytest.fixture
def site(tmp_path):
    """A site with a database, a picture and a private paper of its own: `site("backup", …)` runs a command."""
    variables = {"DJANGO_SETTINGS_MODULE": "config.settings.embedded", "VAR_DIR": str(tmp_path / "var")}
    plain = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}

    def run(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=plain | variables, capture_output=True, text=True, timeout=300)

    for name in ("media", "private"):
        (tmp_path / "var" / name).mkdir(parents=True)
        (tmp_path / "var" / name / "a.txt").write_text("as it was")
    with sqlite3.connect(tmp_path / "var" / "site.sqlite3") as database:
        for model in apps.get_models(include_auto_created=True):
            database.execute(f'CREATE TABLE "{model._meta.db_table}" (id integer)')
        database.execute("INSERT INTO core_siteuser VALUES (1)")
    return run


def users(tmp_path) -> int:
    with sqlite3.connect(tmp_path / "var" / "site.sqlite3") as database:
        return database.execute("SELECT count(*) FROM core_siteuser").fetchone()[0]


def test_what_was_there_is_there_again_and_nothing_is_replaced_by_accident(site, tmp_path):
    made = site("backup", "--to", str(tmp_path / "backups"))
    assert made.returncode == 0, made.stderr
    [folder] = (tmp_path / "backups").iterdir()
    assert folder.stat().st_mode & 0o077 == 0  # original papers name people

    with sqlite3.connect(tmp_path / "var" / "site.sqlite3") as database:
        database.execute("INSERT INTO core_siteuser VALUES (2)")
    (tmp_path / "var" / "media" / "a.txt").write_text("changed since")
    (tmp_path / "var" / "media" / "b.txt").write_text("new since")

    refused = site("restore", str(folder))
    assert refused.returncode == 1 and "add --replace" in refused.stderr and users(tmp_path) == 2

    done = site("restore", str(folder), "--replace")
    assert done.returncode == 0, done.stderr
    assert users(tmp_path) == 1
    assert [file.name for file in (tmp_path / "var" / "media").iterdir()] == ["a.txt"]
    assert (tmp_path / "var" / "private" / "a.txt").read_text() == "as it was"

    (folder / "database.sqlite3").write_bytes((folder / "database.sqlite3").read_bytes()[:-100])
    spoilt = site("restore", str(folder), "--replace")
    assert spoilt.returncode == 1 and "database.sqlite3 was cut short." in spoilt.stderr and users(tmp_path) == 1
