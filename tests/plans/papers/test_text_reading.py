"""Plain text line by line: what is one paragraph, what is an item and how deep it is."""

import pytest

from plans.papers import read_pasted
from plans.papers.nodes import clean, render
from plans.papers.numbering import can_begin, follows, is_marker_alone, read_marker
from plans.papers.readers.text_lines import join_wrapped, marked_runs


def lines(outline, text):
    (paper,) = read_pasted(text)
    return outline(paper)


def test_lines_that_a_program_wrapped_are_one_paragraph(outline):
    text = (
        "The lamps on the quay are old, and many of those who walk there\n"
        "at night have told us that they would like to see new ones, and\n"
        "soon."
    )
    assert lines(outline, text) == [text.replace("\n", " ")]


def test_short_lines_stay_lines_of_their_own():
    assert join_wrapped(["Harbour Office", "1 Quay Street", "Moortown"]) == [
        "Harbour Office",
        "1 Quay Street",
        "Moortown",
    ]


def test_a_label_begins_a_line_of_its_own():
    long = "Subject: all that was said of the lamps on the quay in a year"
    assert join_wrapped([long, "Date: 1 May 2020"]) == [long, "Date: 1 May 2020"]


def test_an_item_goes_on_in_the_next_line(outline):
    text = "We saw:\n\n- lamps that were old and did not work at all in the rain,\n  or not for long\n- boats"
    assert lines(outline, text) == [
        "We saw:",
        "- lamps that were old and did not work at all in the rain, or not for long",
        "- boats",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We saw:\n• lamps\n  – red\n  – blue\n• boats",
        "We saw:\n• lamps\n– red\n– blue\n• boats",
        "We saw:\n•\tlamps\no\tred\no\tblue\n•\tboats",
        "We saw:\n* lamps\n    * red\n    * blue\n* boats",
        "We saw:\n•\nlamps\n  –\n  red\n  – blue\n•\nboats",
    ],
    ids=["indent and bullet", "bullet only", "copied from Word", "indent only", "bullets on lines of their own"],
)
def test_lists_in_lists_are_known_by_indent_or_bullet(outline, text):
    assert lines(outline, text) == ["We saw:", "- lamps", "  - red", "  - blue", "- boats"]


def test_headings_marked_in_any_way_are_headings(outline):
    text = "Lamps\n=====\n\nA.\n\n## Boats ##\nB.\n\nFerries\n-------\nC.\n\nSummary\nD.\n\nQUAYS\n\nE."
    assert [line for line in lines(outline, text) if line.startswith("#")] == [
        "## Boats", "## Ferries", "## Summary", "### QUAYS",
    ]  # fmt: skip


def test_a_number_at_the_start_of_a_sentence_is_no_label(outline):
    text = "Introduction\n\n3.5 million people came. They liked it.\n\nJ. Smith spoke first, and well."
    assert lines(outline, text)[1:] == text.split("\n\n")[1:]


def test_text_copied_with_tabs_after_numbers_keeps_its_numbers(outline):
    assert lines(outline, "Background\n\n1.\tThe lamps are old.\n2.\tThey are red.") == [
        "## Background", "[1] The lamps are old.", "[2] They are red.",
    ]  # fmt: skip


def test_a_list_inside_numbered_paragraphs_does_not_end_their_numbers(outline):
    text = "Background\n\n1. We ask you to:\n1. look\n2. listen\n2. They are red.\n3. They are old."
    assert lines(outline, text)[1:] == [
        "[1] We ask you to:", "- [1] look", "- [2] listen", "[2] They are red.", "[3] They are old.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "bullet", "label"),
    [
        ("• one", "•", ""),
        (" - one", "-", ""),
        ("– one", "-", ""),
        ("•one", "•", ""),
        ("7. one", "", "7"),
        ("- 7. one", "", "7"),
        ("7) one", "", "7)"),
        ("(7) one", "", "(7)"),
        ("7\tone", "", "7"),
        ("1.1 one", "", "1.1"),
        ("1.1. one", "", "1.1"),
        ("(a) one", "", "(a)"),
        ("a) one", "", "a)"),
        ("(iv) one", "", "(iv)"),
        ("A. one", "", "A"),
    ],
)
def test_bullets_and_numbers_are_told_from_the_words(line, bullet, label):
    marker = read_marker(line)
    assert (marker.bullet, marker.label) == (bullet, label)
    assert line[marker.length :] == "one"


@pytest.mark.parametrize("line", ["-one", "one", "7 one", "2016. ", "e.g. one", "1998. one", "**one** two", "---", ""])
def test_ordinary_words_have_no_marker(line):
    assert read_marker(line) is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [("•", True), (" 7. ", True), ("-", True), ("- x", False), ("7", False), ("A.", False), ("", False)],
)
def test_a_marker_without_words_waits_for_the_next_line(text, alone):
    assert is_marker_alone(text) is alone


@pytest.mark.parametrize(
    ("before", "label", "goes_on"),
    [
        ("6", "7", True), ("6", "9", True), ("6", "6", False), ("6", "40", False), ("(b)", "(c)", True),
        ("(h)", "(i)", True), ("ii", "iii", True), ("1.4", "1.5", True), ("1.4", "2.1", True), ("2", "2.1", True),
        ("1.4", "2", True), ("1.4", "3.5", False), ("2", "3.1", False), ("a", "2", False),
    ],
)  # fmt: skip
def test_a_label_follows_the_one_before_it(before, label, goes_on):
    assert follows(before, label) is goes_on


@pytest.mark.parametrize(
    ("label", "begins"), [("1", True), ("1.1", True), ("(a)", True), ("i", True), ("3.5", False), ("J", False)]
)
def test_a_sequence_begins_at_its_first_label(label, begins):
    assert can_begin(label) is begins


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**a** and *b*", "<strong>a</strong> and <em>b</em>"),
        ("**a *b* c**", "<strong>a</strong> <strong><em>b</em></strong> <strong>c</strong>"),
        ("The Police* and others*", "The Police* and others*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("5*3*2", "5*3*2"),
        ("**open", "**open"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_stars_mark_words_only_in_pairs(text, html):
    assert render(marked_runs(text)) == html


def test_cleaning_takes_out_only_what_no_page_can_carry():
    assert clean("a\x00b\r\nc\x0bd\u2028e\ufeff\tf\ud800") == "ab\nc\nd\ne\tf?"
