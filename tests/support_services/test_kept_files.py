"""What the disk of a browser keeps for a year of these pages: style sheets and scripts with nothing telling in them."""

import re

import pytest
from django.conf import settings

TELLING = re.compile(
    r"abus|violen|refuge|stalk|\brape|forced\b(?!-colors)|marriage|victim|survivor|domestic|assault|harass|honour|"
    r"coerc|helpline|\bsupport\b|escape|secret|hurt|danger|sensitive",
    re.IGNORECASE,
)
LOCAL = sorted((settings.BASE_DIR / "static").rglob("local*"))
KEPT = [*LOCAL, settings.BASE_DIR / "static/css/base.css"]  # which local.css has in it when it is collected


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_neither_its_name_nor_its_words_tell_what_it_is_for(path):
    found = TELLING.search(f"{path.name} {path.read_text(encoding='utf-8')}")
    assert not found, found[0]


def test_the_pages_load_no_other_file_of_their_own():
    assert {path.name for path in LOCAL} == {"local.css", "local-print.css", "local.js", "local-pages.js"}
