"""The image and compose.yaml: as narrow as a container can be, and quiet where a secret is missing."""

import os
import re
import subprocess
from datetime import datetime
from importlib.util import module_from_spec, spec_from_file_location
from zoneinfo import ZoneInfo

import pytest
import yaml
from django.conf import settings

CONTAINER = settings.BASE_DIR / "deploy" / "container"
FILE = (CONTAINER / "Containerfile").read_text(encoding="utf-8")
SERVICES = yaml.safe_load((settings.BASE_DIR / "compose.yaml").read_text(encoding="utf-8"))["services"]
OURS = {name: service for name, service in SERVICES.items() if name != "postgresql"}
LONDON = ZoneInfo("Europe/London")


def loaded(name: str):
    spec = spec_from_file_location(f"container_{name}", CONTAINER / f"{name}.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def started(part: str, var, **variables: str) -> tuple[int, str]:
    said = {"PATH": os.environ["PATH"], "VAR_DIR": str(var)} | variables
    ended = subprocess.run(
        [CONTAINER / "entrypoint", part], env=said, cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.parametrize("part", ["site", "admin", "scheduler", "baker", "reminders", "prepare"])
def test_without_a_secret_one_sentence_and_nothing_is_started(part, tmp_path):
    status, said = started(part, tmp_path)
    assert status == 78
    assert said.startswith("SECRET_KEY is missing: give 50 characters") and said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_what_else_keeps_it_from_starting_is_a_sentence_too(tmp_path):
    key = {"SECRET_KEY": "k" * 50}
    assert started("site", tmp_path, **key)[1].startswith("DATABASE_URL is missing")
    assert "cannot be written" in started("site", tmp_path / "gone", **key, DATABASE_URL="sqlite:////x")[1]
    assert "no part “sit”" in started("sit", tmp_path, **key, DATABASE_URL="sqlite:////x")[1]


def test_every_part_of_ours_is_narrow():
    for name, service in OURS.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "privileged" not in service and name == "secrets" or "user" not in service, name


def test_the_image_runs_as_nobody_special_with_a_check_and_a_bill():
    last = FILE[FILE.rindex("\nFROM ") :]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last and 'ENTRYPOINT ["/usr/bin/tini"' in last and "STOPSIGNAL SIGTERM" in last
    assert "bill-of-materials.cdx.json" in last
    assert "--require-hashes" in FILE and " pip install" in FILE[: FILE.rindex("\nFROM ")] and "pip install" not in last


def test_compose_has_every_part_and_the_image_knows_each():
    assert {"nginx", "postgresql", "scheduler", "baker", "reminders", "backups", "site", "admin"} <= SERVICES.keys()
    known = (CONTAINER / "entrypoint").read_text(encoding="utf-8")
    for name, service in OURS.items():
        assert service["command"] == [name]
        assert f"  {name})" in known or f'"$part" = {name}' in known


def test_only_nginx_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 30, 8, 29, tzinfo=LONDON), datetime(2026, 11, 30, 8, 30, tzinfo=LONDON)),
        (datetime(2026, 11, 30, 8, 30, tzinfo=LONDON), datetime(2026, 12, 1, 8, 30, tzinfo=LONDON)),
        (datetime(2026, 3, 28, 12, 0, tzinfo=LONDON), datetime(2026, 3, 29, 8, 30, tzinfo=LONDON)),
    ],
)
def test_a_daily_part_works_at_its_minute_of_london(now, due):
    assert loaded("daily").next_time("08:30", now) == due


def test_the_bill_names_packages_of_debian():
    [each] = loaded("bill").components("libc6:amd64\t2.36-9+deb12u14\tamd64\n")
    assert each["name"] == "libc6" and each["purl"] == "pkg:deb/debian/libc6@2.36-9%2Bdeb12u14?arch=amd64"
