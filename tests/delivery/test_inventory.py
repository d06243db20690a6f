"""docs/developers/delivery.md names every place that holds something that can go stale, and there are few."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "developers" / "delivery.md"
ROW = re.compile(r"^\| (\d+) \|(.*)$", re.MULTILINE)
HOLDS = re.compile(
    r"OrderedDict\(\)|LocalCache\(\"|GenerationMemo\(\w|from django\.core\.cache import|"
    r"proxy_cache_path|open_file_cache \w|purge_urls_from_cache\("
)
# Of these a page is made, or they are asked for by many: each is one of the nine, in the row of the in-process cache.
USERS_OF_THE_LOCAL_CACHE = {
    "delivery/fragments.py",
    "delivery/decorators.py",
    "venues/certificates/verification.py",
    "venues/certificates/status_list.py",
    "core/navigation.py",
    "venues/scheme.py",
}


def rows() -> list[str]:
    return [row for _, row in ROW.findall(PAGE.read_text(encoding="utf-8"))]


def product() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [path for path in listed if path.endswith((".py", ".conf")) and not path.startswith(("tests/", "script/"))]


def test_nine_places_at_most_hold_something_that_can_go_stale():
    assert 1 <= len(rows()) <= 9


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([a-z_]+/[\w/.]+\.\w+)`", "\n".join(rows())))))
def test_every_file_it_names_is_there(path):
    assert (ROOT / path).is_file()


def test_every_file_that_holds_something_is_named():
    holding = {path for path in product() if HOLDS.search((ROOT / path).read_text(encoding="utf-8"))}
    named = "\n".join(rows())
    assert {path for path in holding - USERS_OF_THE_LOCAL_CACHE if f"`{path}`" not in named} == set()


def test_one_word_says_until_when():
    words = re.compile(r"\b(keep_until|true_until|kept_until|valid_till|stale_after|X-Next-Change)\b")
    assert [path for path in product() if words.search((ROOT / path).read_text(encoding="utf-8"))] == []


def test_one_word_says_since_which_change():
    words = re.compile(r"\b(mark|stamp) (is|=) .*generation")
    delivery = [path for path in product() if path.startswith("delivery/")]
    assert [path for path in delivery if words.search((ROOT / path).read_text(encoding="utf-8"))] == []
