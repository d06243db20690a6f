"""Where the index is broken, the page still stands and still says whom to call."""

import pytest

from home.search import index


@pytest.fixture
def broken(monkeypatch):
    monkeypatch.setattr(index, "HEAP", 1)  # bytes: less than the engine accepts


def test_the_page_says_so_and_offers_the_rest(ask, papers, broken):
    results = ask("lantern")
    assert results.announced == "Search does not work at this moment"
    assert results.main.find("a", string="Papers")


def test_help_does_not_need_it(ask, hub, broken):
    assert ask("stalking").links == ["/support/"]
