"""Each row of what the support pages must leave behind names tests that exist, and every row that a test measures."""

import re

from django.conf import settings

ROOT = settings.BASE_DIR
SAFETY = ROOT / "tests" / "browser" / "safety"
LINES = (ROOT / "docs" / "developers" / "safety-rows.md").read_text(encoding="utf-8").splitlines()
ROWS = {int(line.split("|")[1]): line for line in LINES if re.match(r"\| \d", line)}


def test_each_row_is_there_and_its_tests_exist():
    assert sorted(ROWS) == list(range(1, 31))
    for line in ROWS.values():
        for name in re.findall(r"`(\S+\.py)`", line):
            assert (ROOT / name if "/" in name else SAFETY / name).exists(), name


def test_what_a_test_measures_stands_in_the_row_it_names():
    for file in SAFETY.glob("test_*.py"):
        for row in set(re.findall(r"say\(\s*(\d+),", file.read_text(encoding="utf-8"))) - {
            "19"
        }:  # replaced: its count is only printed
            assert file.name in ROWS[int(row)], (file.name, row)
