"""For any text: every word is found again, every anchor is different, and nothing but PaperError is raised."""

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.papers import PaperError, read_paper, read_pasted

pytestmark = pytest.mark.slow

WORD = re.compile(r"[^\W_]+")
# Word's second bullet is a small "o" and a tab: a sign, not a word.
LETTER_BULLET = re.compile(r"^\s*(?:[-–—‐*]\s+)?o\t(?=\s*\S)", re.MULTILINE)
SHARED_FIXTURES = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

PARTS_OF_PAPERS = st.sampled_from(
    [
        "Summary",
        "Recommendation(s)",
        "Main Report",
        "Dated: 13/06/2023",
        "Dated:",
        "June",
        "Subject:",
        "Subject:\tLamps\tPublic",
        "Public",
        "Non-public",
        "For Information",
        "Committee(s): Quay Board – For Decision\tDated: 1 May 2020",
        "- 2. The partnership",
        "2. The lamps",
        "• one",
        " - two",
        "1.1 The City",
        "(a) first",
        "(b) second",
        "o\tthird",
        "Jane Doe",
        "Policy Officer",
        "jane@example.org",
        "T: 020 7946 0999",
        "E:",
        "Report author: Jane Doe, Head of Lamps, jane@example.org",
        "lamps\tboats",
        "lamps\t",
        "Appendices",
        "Appendix 1 – Map",
        "APPENDIX 1",
        "Members are asked to:",
        "**bold** and *soft* and <b>tags</b> & signs",
        "Is it true?",
        "Yes",
        "If so, how much?\t",
        "=====",
        "-----",
        "# Heading",
        "7.",
        "-",
        "A. Smith said so",
        "3.5 million people",
        "Report to Cabinet",
        "Meeting date: 4 March 2024",
        "Purpose of report:",
        "Wards affected: All",
        "MOORLAND COUNCIL",
        "The lamps on the quay are old and many who walk there at night would like new ones",
    ]
)
LINES = st.one_of(
    PARTS_OF_PAPERS, st.just(""), st.text(max_size=40), st.text(alphabet="ab12.()- \t:*•#|_", max_size=20)
)
TEXTS = st.one_of(st.lists(LINES, max_size=40).map("\n".join), st.text())


def read(text, reader):
    try:
        return reader(text)
    except PaperError as refusal:
        assert str(refusal)
        return None


@SHARED_FIXTURES
@given(text=TEXTS)
def test_every_word_of_any_text_is_found_again(all_words, text):
    text = LETTER_BULLET.sub("", text)
    papers = read(text, read_pasted)
    if papers is None:
        assert not WORD.search(text), "only a text without words may be refused"
        return
    kept = "".join(filter(str.isalnum, all_words(papers)))
    assert not Counter(filter(str.isalnum, text)) - Counter(kept)
    assert all(word in kept for word in WORD.findall(text))


@SHARED_FIXTURES
@given(text=TEXTS)
def test_every_anchor_of_any_text_is_set_and_different_and_the_same_again(anchors, text):
    papers = read(text, read_pasted)
    for paper in papers or []:
        all_of_it = anchors(paper)
        assert all(all_of_it) and len(set(all_of_it)) == len(all_of_it)
    if papers:
        assert [anchors(paper) for paper in read_pasted(text)] == [anchors(paper) for paper in papers]


@SHARED_FIXTURES
@given(text=TEXTS)
def test_levels_of_headings_are_never_skipped(text):
    for paper in read(text, read_pasted) or []:
        before = 1
        for block in paper.blocks:
            if block.kind == "heading":
                assert 2 <= block.level <= before + 1
                before = block.level


@SHARED_FIXTURES
@given(text=TEXTS, name=st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_text_in_any_file_is_read_or_refused(text, name):
    read(text, lambda text: read_paper(text.encode("utf-8", "replace"), name))


@SHARED_FIXTURES
@given(words=st.lists(st.text(alphabet="abcdef012", min_size=1, max_size=8), min_size=1, max_size=20), data=st.data())
def test_every_word_of_any_web_page_is_found_again(all_words, words, data):
    tags = ["p", "div", "b", "i", "h2", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "span", "a", "br"]
    marks = st.sampled_from([f"<{tag}>" for tag in tags] + [f"</{tag}>" for tag in tags])
    page = "<p>" + "".join(f"{data.draw(marks)} {word} {data.draw(marks)}" for word in words)
    kept = "".join(filter(str.isalnum, all_words(read_paper(page.encode(), "a.html"))))
    assert not Counter("".join(words)) - Counter(kept)


FILE_OPENINGS = st.sampled_from(
    [b"", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xfe", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)


@SHARED_FIXTURES
@given(
    opening=FILE_OPENINGS,
    data=st.binary(max_size=200),
    name=st.sampled_from(["a.docx", "a.txt", "a.html", "a.md", "a", "a.pdf"]),
)
def test_any_bytes_are_read_or_refused(opening, data, name):
    read(opening + data, lambda data: read_paper(data, name))
