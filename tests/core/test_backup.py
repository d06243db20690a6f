"""A backup is whole or it is refused; what is restored is what was there."""

import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from core.backup import encryption, manifest
from tests import migrated

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


class Site:
    """A site of its own with a real database, a picture and a private paper, worked by `manage.py` alone."""

    def __init__(self, folder: Path, database_url: str):
        self.var, self.url = folder / "var", database_url
        for name in ("media", "private"):
            (self.var / name).mkdir(parents=True)
            (self.var / name / "a.txt").write_text("as it was")

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess:
        variables = {"DJANGO_SETTINGS_MODULE": "config.settings.embedded", "VAR_DIR": str(self.var)}
        plain = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        env = plain | variables | {"DATABASE_URL": self.url} | more
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300)

    def add(self, name: str) -> None:
        self.ask(f"INSERT INTO taggit_tag (name, slug) VALUES ('{name}', '{name}')")

    def tags(self) -> list[str]:
        return [name for (name,) in self.ask("SELECT name FROM taggit_tag ORDER BY name")]

    def ask(self, statement: str) -> list:
        """Straight from the database: a process of Django for each question would take seconds."""
        is_sqlite = self.url.startswith("sqlite")
        with closing(sqlite3.connect(self.var / "site.sqlite3") if is_sqlite else psycopg.connect(self.url)) as opened:
            answer = opened.execute(statement)
            rows = answer.fetchall() if answer.description else []
            opened.commit()
            return rows


@pytest.fixture
def site(tmp_path):
    if connection.vendor == "sqlite":
        site = Site(tmp_path, f"sqlite:///{tmp_path}/var/site.sqlite3")
        migrated.copy_sqlite(tmp_path / "var" / "site.sqlite3")
        site.add("ada")
        yield site
        return
    with migrated.postgresql_copy(f"backup_{uuid4().hex}") as address:
        site = Site(tmp_path, address)
        site.add("ada")
        yield site


@pytest.mark.slow
@pytest.mark.databases
def test_what_was_there_is_there_again_and_nothing_is_replaced_by_accident(site, tmp_path):
    made = site.run("backup", "--to", str(tmp_path / "backups"))
    assert made.returncode == 0, made.stderr
    [folder] = (tmp_path / "backups").iterdir()
    assert folder.stat().st_mode & 0o077 == 0  # original papers name people

    site.add("grace")
    # What a newer version made since: a table that refers to one of the backup.
    site.ask("CREATE TABLE newer (tag integer REFERENCES taggit_tag (id))")
    media = site.var / "media"
    (media / "a.txt").write_text("changed since")
    (media / "b.txt").write_text("new since")

    refused = site.run("restore", str(folder))
    assert refused.returncode == 1 and "add --replace" in refused.stderr
    assert site.tags() == ["ada", "grace"]

    done = site.run("restore", str(folder), "--replace")
    assert done.returncode == 0, done.stderr
    assert site.tags() == ["ada"]
    assert [file.name for file in media.iterdir()] == ["a.txt"]
    assert (site.var / "private" / "a.txt").read_text() == "as it was"
    assert '"about": "restore"' in site.run("export_log").stdout

    [dump] = folder.glob("database.*")
    dump.write_bytes(dump.read_bytes()[:-100])
    spoilt = site.run("restore", str(folder), "--replace")
    assert spoilt.returncode == 1 and f"{dump.name} was cut short." in spoilt.stderr
    assert site.tags() == ["ada"]


@pytest.fixture(scope="module")
def keys():
    """Two pairs, each (public, private)."""
    return encryption.make_key(), encryption.make_key()


@pytest.mark.slow
@pytest.mark.databases
def test_a_sealed_backup_is_opened_by_its_private_key_alone(site, tmp_path, keys):
    (public, private), (_, another) = keys
    backups = tmp_path / "backups"
    made = site.run("backup", "--to", str(backups), BACKUP_PUBLIC_KEY=public)
    assert made.returncode == 0, made.stderr
    [folder] = backups.iterdir()
    assert {file.name for file in folder.iterdir()} == {"everything.tar.age", "manifest.json"}
    assert b"as it was" not in (folder / "everything.tar.age").read_bytes()
    site.add("grace")

    def restored(*more: str):
        return site.run("restore", str(folder), "--replace", *more)

    (tmp_path / "wrong").write_text(another)
    wrong = restored("--key", str(tmp_path / "wrong"))
    assert wrong.returncode == 1 and "This key does not open this backup" in wrong.stderr
    unasked = restored()
    assert unasked.returncode == 1 and "with --key" in unasked.stderr
    assert site.tags() == ["ada", "grace"]

    (tmp_path / "right").write_text(f"# of the site\n{private}\n")
    done = restored("--key", str(tmp_path / "right"))
    assert done.returncode == 0, done.stderr
    assert site.tags() == ["ada"] and (site.var / "private" / "a.txt").read_text() == "as it was"
    assert [each.name for each in backups.iterdir()] == [folder.name]  # nothing that is plain stays behind

    sealed = folder / "everything.tar.age"
    sealed.write_bytes(sealed.read_bytes()[:-100])
    spoilt = restored("--key", str(tmp_path / "right"))
    assert spoilt.returncode == 1 and "everything.tar.age was cut short." in spoilt.stderr


@contextmanager
def no_file_larger_than(size: int):
    """As on a disk that is full, for our own processes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.slow
def test_where_sealing_fails_nothing_plain_stays(site, tmp_path, keys):
    (public, _), _ = keys
    for name in "bc":  # each fits on the disk, and what is sealed of both does not
        (site.var / "media" / name).write_bytes(os.urandom(20_000_000))
    with no_file_larger_than(30_000_000):
        made = site.run("backup", "--to", str(tmp_path / "backups"), BACKUP_PUBLIC_KEY=public)
    assert made.returncode == 1 and "There is no new backup: it could not be sealed" in made.stderr
    assert "Traceback" not in made.stderr and not [*(tmp_path / "backups").iterdir()]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This is no private key"),
        ("age1d884sdrz65qj3g5dw0nnj0f977v9p98fa84nl0362uuxzr2lte3svmk0yy", "This is no private key"),
        ("AGE-SECRET-KEY-1QQQQ", "was not copied whole"),
    ],
)
def test_what_is_no_private_key_is_said(text, said):
    with pytest.raises(encryption.KeyRefused, match=said):
        encryption.private_key(text)


def test_a_key_copied_with_a_slip_is_refused_before_anything_is_sealed(keys):
    (public, private), _ = keys
    with pytest.raises(encryption.KeyRefused, match="no public key"):
        encryption.public_key(public[:-1] + ("q" if public[-1] != "q" else "p"))
    with pytest.raises(encryption.KeyRefused, match="no public key"):
        encryption.public_key(private)
