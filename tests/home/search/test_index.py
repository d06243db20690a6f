"""After a change the index holds what is public now, and only what changed is written."""

from home.search.documents import SearchDocument
from home.search.excerpts import Passage
from home.search.index import SearchIndex
from home.search.text import stems


def page(key, words, title="A page"):
    return SearchDocument(f"page-{key}", f"/{key}/", title, "Page", passages=(Passage(words),))


def found(index, word):
    return sorted(score.document.url for score in index.scores([(stems(word),)]))


PAGES = [page(number, f"lantern only{number}") for number in range(60)]
BEFORE = SearchIndex(PAGES)


def test_what_is_new_is_found_and_what_is_gone_is_not():
    index = SearchIndex(PAGES)
    changed = [page(0, "a lighthouse"), *PAGES[1:59], page(99, "a lantern")]
    after = SearchIndex.after(index, changed)
    assert found(after, "lighthouse") == ["/0/"]
    assert found(after, "only0") == found(after, "only59") == []
    assert len(found(after, "lantern")) == 59
    assert after.engine is index.engine, "all of it was written anew for two pages"


def test_whoever_still_looks_in_the_index_before_finds_what_was_there():
    index = SearchIndex(PAGES)
    SearchIndex.after(index, PAGES[1:])
    assert found(index, "only0") == ["/0/"]
    assert len(found(index, "lantern")) == 60


def test_two_that_come_after_the_same_do_not_disturb_each_other():
    index = SearchIndex(PAGES)
    one, other = SearchIndex.after(index, PAGES[1:]), SearchIndex.after(index, PAGES[:-1])
    assert (found(one, "only0"), found(one, "only59")) == ([], ["/59/"])
    assert (found(other, "only0"), found(other, "only59")) == (["/0/"], [])


def test_many_changes_one_after_the_other():
    index, pages = SearchIndex(PAGES), list(PAGES)
    for number in range(12):
        pages[number] = page(number, f"again{number}")
        index = SearchIndex.after(index, list(pages))
        assert found(index, f"again{number}") == [f"/{number}/"]
        assert found(index, f"only{number}") == []
    assert len(found(index, "lantern")) == 48


def test_nothing_changed_nothing_written():
    assert SearchIndex.after(BEFORE, list(PAGES)) is BEFORE


def test_from_nothing_to_something_and_back():
    nothing = SearchIndex([])
    assert found(nothing, "lantern") == []
    assert len(found(SearchIndex.after(nothing, PAGES), "lantern")) == 60
    assert found(SearchIndex.after(BEFORE, []), "lantern") == []
