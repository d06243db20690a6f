"""The page that says which test holds what names tests that exist."""

import re

from django.conf import settings


def test_every_test_that_the_page_names_is_there():
    page = (settings.BASE_DIR / "docs" / "developers" / "help-rows.md").read_text(encoding="utf-8")
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (settings.BASE_DIR / "tests").rglob("test_*.py"))
    written = set(re.findall(r"def (test_\w+)\(", tests))
    files = {path.name for path in (settings.BASE_DIR / "tests").rglob("test_*.py")}
    named = re.findall(r"`(?:tests/[\w/]+/)?(test_\w+(?:\.py)?)`", page)
    assert len(named) > 40
    assert [name for name in named if name not in written | files] == []
