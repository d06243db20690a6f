"""A site that began with an older version becomes what a new one is, and keeps what its editors made."""

import json
import lzma
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import migrated

pytestmark = [
    pytest.mark.slow,
    pytest.mark.databases,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Its sites are SQLite: the suite on SQLite runs it."),
]

# A new site of version 1.0, without its postcodes: the last commit before there were versions.
OLD_SITE = settings.BASE_DIR / "tests" / "home" / "site_1.0.sqlite3.xz"

TELL = """
from home.rights import rights_of_roles
from home.upgrades import INDEX_PAGES
from home.models import SynonymGroup
from plans.models import PlanPage
from venues.models import Postcode
import json
print(json.dumps({
    "rights": {name: sorted(rights) for name, rights in rights_of_roles().items()},
    "index pages": {model.__name__: model.objects.live().count() for model in INDEX_PAGES},
    "words": sorted(SynonymGroup.objects.values_list("terms", flat=True)),
    "postcodes": Postcode.objects.count(),
    "plans": sorted(PlanPage.objects.values_list("slug", flat=True)),
}))
"""


OF_PLANS = (
    "SELECT permission.id FROM auth_permission AS permission JOIN django_content_type AS kind "
    "ON kind.id = permission.content_type_id WHERE kind.app_label = 'plans'"
)
COLUMNS = "SELECT t.name, c.name, c.type FROM sqlite_master t, pragma_table_info(t.name) c"


class ExistingSite:
    """A site in a folder of its own, worked by `manage.py` alone."""

    def __init__(self, folder: Path):
        self.folder, self.file = folder, folder / "site.sqlite3"

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment |= {"DJANGO_SETTINGS_MODULE": "config.settings.embedded", "VAR_DIR": str(self.folder)}
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=300
        )

    def told(self) -> str:
        return self.run("shell", "--no-imports", "-c", TELL).stdout

    def columns(self) -> set:
        """What each table holds: a new site has one migration where an older one ran many."""
        return set(self.ask(f"{COLUMNS} WHERE substr(t.name, 1, 5) IN ('home_', 'plans', 'suppo')"))

    def ask(self, statement: str) -> list:
        with closing(sqlite3.connect(self.file)) as opened:
            rows = opened.execute(statement).fetchall()
            opened.commit()
            return rows


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    """The old site, of which an editor deleted a page, after its upgrade broke off, was mended and was run again."""
    site = ExistingSite(tmp_path_factory.mktemp("old"))
    site.file.write_bytes(lzma.decompress(OLD_SITE.read_bytes()))
    site.ask(f"DELETE FROM auth_group_permissions WHERE permission_id IN ({OF_PLANS})")  # as if plans were new
    site.ask("UPDATE wagtailcore_page SET title = 'Our own words' WHERE slug = 'plans'")
    site.ask("DELETE FROM home_synonymgroup WHERE terms LIKE 'VAWG%'")
    site.ask(
        "CREATE TRIGGER broken BEFORE INSERT ON venues_postcode BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
    )
    site.broken_off = site.run("upgrade_site")
    site.ask("DROP TRIGGER broken")
    site.first, site.second = site.run("upgrade_site"), site.run("upgrade_site")
    return site


def test_what_was_done_before_it_broke_off_stays_and_the_rest_is_done_by_the_next(upgraded):
    assert upgraded.broken_off.returncode != 0 and "Plan editors: " in upgraded.broken_off.stdout
    assert upgraded.first.returncode == 0, upgraded.first.stderr
    assert "Roles" not in upgraded.first.stdout and "6,812 postcodes loaded" in upgraded.first.stdout


def test_the_second_time_it_has_nothing_to_do(upgraded):
    assert upgraded.second.stdout == "This site is at version 1.1.\n", upgraded.second.stderr


def test_it_has_what_a_new_site_has(upgraded, tmp_path):
    new = ExistingSite(tmp_path)
    migrated.copy_sqlite(new.file)
    made = new.run("create_starter_site", "--verbosity=0")
    assert made.returncode == 0, made.stderr
    assert upgraded.columns() == new.columns()
    old, new = json.loads(upgraded.told()), json.loads(new.told())
    assert old["rights"] == new["rights"]
    assert old["index pages"] == new["index pages"]
    assert old["postcodes"] == new["postcodes"]
    known = {term for group in old["words"] for term in group.split("\n")}
    assert [group for group in new["words"] if not known & set(group.split("\n"))] == []


def test_what_editors_made_is_left_alone(upgraded):
    assert upgraded.ask("SELECT title FROM wagtailcore_page WHERE slug = 'plans'") == [("Our own words",)]
    assert len(upgraded.ask("SELECT 1 FROM wagtailcore_page WHERE depth > 1")) >= 54


def test_a_database_that_is_newer_than_the_code_is_refused_in_a_sentence(tmp_path):
    site = ExistingSite(tmp_path)
    migrated.copy_sqlite(site.file)
    site.ask("INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '0999_later', '2030-01-01')")
    said = site.run("upgrade_site")
    assert said.returncode == 1
    assert "changed by a newer version, which knows plans.0999_later. Nothing was changed." in said.stderr
    assert "Traceback" not in said.stderr
