"""From an advisory to what an operator does: rehearsed with made-up advisories."""

import json
import runpy
import sys

import pytest
from django.conf import settings

PARTS = settings.BASE_DIR / "script" / "parts"


@pytest.fixture(scope="module")
def parts():
    """What script/audit and script/renew are made of."""
    sys.path.insert(0, str(PARTS))
    yield {name: runpy.run_path(str(PARTS / f"{name}.py")) for name in ("audit", "renew")}
    sys.path.remove(str(PARTS))


def advisory(tmp_path, *events: dict, name="Made.Up_Package", versions=()):
    affected = {"package": {"ecosystem": "PyPI", "name": name}, "versions": list(versions)}
    affected["ranges"] = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    file = tmp_path / "advisory.json"
    file.write_text(json.dumps({"id": "MADE-UP-1", "summary": "It is made up.", "affected": [affected]}))
    return file


RANGES = [
    ([{"introduced": "0"}, {"fixed": "2.5"}], "2.4.9", True),
    ([{"introduced": "0"}, {"fixed": "2.5"}], "2.5", False),
    ([{"introduced": "2.10"}], "2.9", False),
    ([{"introduced": "1.0"}, {"fixed": "1.9"}, {"introduced": "2.0"}, {"fixed": "2.2"}], "2.1", True),
    ([{"introduced": "1.0"}, {"fixed": "1.9"}, {"introduced": "2.0"}, {"fixed": "2.2"}], "1.9.5", False),
    ([{"introduced": "0"}, {"last_affected": "3.1"}], "3.1", True),
    ([{"introduced": "0"}, {"last_affected": "3.1"}], "3.2", False),
]


@pytest.mark.parametrize(("events", "version", "is_meant"), RANGES)
def test_an_advisory_means_the_versions_it_says(parts, tmp_path, events, version, is_meant):
    audit = parts["audit"]
    found = audit["found_in_files"]({"made-up-package": version}, [advisory(tmp_path, *events)])
    assert bool(found) is is_meant


def test_a_version_named_alone_is_meant_and_other_packages_are_not(parts, tmp_path):
    file = advisory(tmp_path, versions=["1.0"])
    found_in = parts["audit"]["found_in_files"]
    assert found_in({"made-up-package": "1.0"}, [file]) and not found_in({"made-up-package": "1.1"}, [file])
    assert not found_in({"another": "1.0"}, [file])


def test_it_names_the_fault_and_the_command_that_mends_it(parts, tmp_path):
    file = advisory(tmp_path, {"introduced": "0"}, {"fixed": "99.1"}, name="Django")
    pins = parts["audit"]["pinned"]((settings.BASE_DIR / "requirements.lock").read_text())
    said = parts["audit"]["told"](parts["audit"]["found_in_files"](pins, [file]))
    assert "django 5.2" in said and "MADE-UP-1" in said and "script/renew django==99.1" in said


def test_the_pin_changes_and_nothing_else(parts):
    text = "# kept\nDjango==5.2.19\ndjango-csp==4.0\npdfminer.six==20260107\n"
    with_pin = parts["renew"]["with_pin"]
    assert with_pin(text, "django", "5.2.20") == text.replace("5.2.19", "5.2.20")
    assert with_pin(text, "pdfminer-six", "20260108") == text.replace("20260107", "20260108")
    assert with_pin(text, "unknown", "1") == text


@pytest.mark.parametrize("wanted", ["Django", "Django>=5", "Django==", "-e .", "a==1;rm"])
def test_what_is_no_version_is_refused_in_words(parts, wanted, capsys):
    assert parts["renew"]["main"]("pin", wanted) == 2
    assert "is not PACKAGE==VERSION" in capsys.readouterr().err


def test_the_operator_is_told_what_is_left(parts, capsys):
    assert parts["renew"]["main"]("steps", "Django==5.2.20") == 0
    said = capsys.readouterr().out
    assert "--require-hashes" in said and "backup" in said and "/health/ready" in said


def test_the_bill_of_materials_names_what_is_locked(parts):
    bill = json.loads((settings.BASE_DIR / "bill-of-materials.cdx.json").read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    pins = parts["audit"]["pinned"]((settings.BASE_DIR / "requirements.lock").read_text(encoding="utf-8"))
    named = {parts["audit"]["comparable"](each["name"]): each["version"] for each in bill["components"]}
    assert named == pins, "Run script/lock: it writes the bill of materials, too."
