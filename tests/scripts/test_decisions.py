"""Decisions can be found: numbered without gaps, each with its date and status, and all of them in the index."""

import importlib.util

import pytest
from django.conf import settings


@pytest.fixture(scope="module")
def decisions():
    file = settings.BASE_DIR / "script" / "parts" / "decisions.py"
    spec = importlib.util.spec_from_file_location("decisions", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_begins_with_its_number_date_and_status(decisions):
    wrong = decisions.badly_begun()
    assert not wrong, f"Begin these with “# N. Title”, a blank line, “Date: 2026-11-29. Status: accepted.”: {wrong}"


def test_numbers_have_no_gap_and_are_given_once(decisions):
    numbers = [int(file.name[:4]) for file in decisions.files()]
    assert numbers == list(range(1, len(numbers) + 1)), "Give a new decision the next number that is free."


def test_the_index_has_all_of_them(decisions):
    index = (settings.BASE_DIR / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert index == decisions.index(), "Run script/index-decisions."
