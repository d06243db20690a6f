"""Addresses that stay, tables without joined cells, and a count that only goes up."""

import ast
import sys
from pathlib import Path

import pytest

import plans.papers
from plans.papers import ListBlock, ListItem, Paragraph, read_paper, read_pasted
from plans.papers.anchors import set_anchors, slug
from plans.papers.nodes import Cell, Node, Run
from plans.papers.paper import Heading, Table
from plans.papers.progress import ImportProgress
from plans.papers.tables import build_table, grid


def cell(text, rowspan=1, colspan=1, is_header=False):
    return Cell([Run(text)] if text else [], rowspan, colspan, is_header)


def texts(rows):
    return [[place.text for place in row] for row in rows]


def test_anchors_follow_numbers_headings_and_places():
    item = ListItem("a", items=[ListItem("b"), ListItem("c")])
    blocks = [
        Paragraph("before"),
        Heading("Current Position", 2),
        Paragraph("one"),
        Paragraph("two", "7"),
        ListBlock([item, ListItem("d")]),
        Paragraph("three"),
        ListBlock([ListItem("e")]),
        Paragraph("four", "7.1"),
        Table([["x"]]),
        Heading("Ä & Ω (s)", 2),
        Heading("Ω", 2),
    ]
    set_anchors(blocks, [])
    assert [block.anchor for block in blocks] == [
        "start-p-1", "current-position", "current-position-p-1", "para-7", "para-7-list-1", "para-7-p-1",
        "para-7-list-2",
        "para-7-1", "table-1", "a-s", "heading",
    ]  # fmt: skip
    assert [item.anchor, item.items[1].anchor, blocks[6].items[0].anchor] == [
        "para-7-item-1", "para-7-item-1-2", "para-7-item-3",
    ]  # fmt: skip


def test_the_same_address_twice_gets_two_hyphens():
    blocks = [Heading("Table 1", 2), Table([["x"]]), Paragraph("a", "1"), Paragraph("b", "1"), Paragraph("c")]
    set_anchors(blocks, [])
    assert [block.anchor for block in blocks] == ["table-1", "table-1--2", "para-1", "para-1--2", "para-1--2-p-1"]


def test_recommendations_have_their_own_count_but_a_number_stays_a_number():
    said, numbered = Paragraph("a"), Paragraph("b", "3")
    blocks = [said, numbered, ListBlock([ListItem("c", "(a)")])]
    set_anchors(blocks, [said, numbered, blocks[2].items[0]])
    assert (said.anchor, numbered.anchor, blocks[2].items[0].anchor) == (
        "recommendation-1",
        "para-3",
        "recommendation-2",
    )


def test_a_change_in_one_section_leaves_the_addresses_of_the_others(anchors):
    text = "Summary\n\nOne lamp.\n\nBackground\n\n1. Two lamps:\n- red\n- blue\n\nNext steps\n\nThree lamps."
    before = anchors(read_pasted(text)[0])
    after = anchors(read_pasted(text.replace("One lamp.", "One lamp.\n\nAnd a boat."))[0])
    assert [anchor for anchor in after if anchor not in before] == ["summary-p-2"]


def test_a_slug_is_short_and_plain():
    assert slug("Recommendation(s)") == "recommendations"
    assert slug("Café – what’s next?") == "cafe-whats-next"
    assert len(slug("word " * 50)) <= 60 and not slug("word " * 50).endswith("-")


def test_joined_cells_are_repeated_in_each_place():
    piece = Node(
        "table", rows=[[cell("A", rowspan=2), cell("B", colspan=2)], [cell("C"), cell("D")], [cell("E", colspan=3)]]
    )
    assert texts(grid(piece, spread=True)) == [["A", "B", "B"], ["A", "C", "D"], ["E", "E", "E"]]
    assert texts(grid(piece, spread=False)) == [["A", "B", ""], ["", "C", "D"], ["E", "", ""]]


def test_spans_beyond_reason_stay_within_the_table():
    piece = Node("table", rows=[[cell("A", rowspan=9999, colspan=9999)], [cell("B")]])
    rows = grid(piece, spread=True)
    assert len(rows) == 2 and max(map(len, rows)) <= 61
    assert "B" in texts(rows)[1]


def test_a_small_table_cannot_grow_without_end():
    piece = Node("table", rows=[[cell("long " * 2000, rowspan=300, colspan=50)]] + [[cell("x")]] * 300)
    repeated = sum(len(place.text) for row in grid(piece, spread=True) for place in row)
    assert repeated < 250_000


@pytest.mark.parametrize(
    ("rows", "has_header"),
    [
        ([[cell("Lamp", is_header=True), cell("Works", is_header=True)], [cell("1"), cell("yes")]], True),
        ([[cell("Lamp"), cell("Works")], [cell("1"), cell("yes")]], True),
        ([[cell("Lamp", is_header=True), cell("12")], [cell("Boat", is_header=True), cell("3")]], False),
        ([[cell("Lamps"), cell("£1,200")], [cell("Boats"), cell("£300")]], False),
        (
            [
                [cell("Lamps"), cell("A long sentence that nobody would write at the head of a column, " * 2)],
                [cell("a"), cell("b")],
            ],
            False,
        ),
    ],
    ids=["marked", "short words", "marked down the side", "figures", "sentences"],
)
def test_the_first_row_is_a_header_if_it_is_marked_or_looks_like_names(rows, has_header):
    ((table,), _) = build_table(Node("table", rows=rows))
    assert table.has_header_row is has_header


def test_what_only_looks_like_a_table_becomes_paragraphs():
    for piece, expected in (
        (Node("table", rows=[[cell("one")], [cell("two")]]), ["one", "two"]),
        (Node("table", rows=[[cell("one"), cell("two")]], from_tabs=True), ["one two"]),
        (Node("table", rows=[[cell("one"), cell("")], [cell("two"), cell("")]]), ["one", "two"]),
    ):
        paragraphs, _ = build_table(piece)
        assert [paragraph.html for paragraph in paragraphs] == expected


def test_rows_of_different_length_are_made_equal():
    ((table,), _) = build_table(Node("table", rows=[[cell("a"), cell("b")], [cell("c")]]))
    assert table.rows == [["a", "b"], ["c", ""]] and not table.cells_were_joined


@pytest.mark.slow
def test_progress_goes_from_0_to_100_and_never_back(read_fixture):
    told = []
    read_pasted("Summary\n\n" + "The lamps are old.\n" * 9000, progress=lambda *said: told.append(said))
    counts = [done for done, total, words in told]
    assert counts == sorted(counts) and counts[0] == 0 and counts[-1] == 100
    assert len(counts) > 5
    assert {total for done, total, words in told} == {100} and all(words for done, total, words in told)


def test_progress_is_told_for_files_too(word_paper):
    told = []
    read_paper(word_paper, "paper.docx", lambda done, total, words: told.append(words))
    assert {"Looking at the file", "Reading the file", "Done"} <= set(told)


def test_progress_without_a_listener_is_silent():
    ImportProgress().stage(0, 10, "Reading")


READERS = {"lxml", "markdown_it", "pypdfium2", "pdfplumber", "pdfminer", "PIL"}  # what files are read and drawn with


def test_the_package_is_pure():
    """No Django, no Wagtail, no clock and nothing of ours outside the package."""
    for path in Path(plans.papers.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module]
            for name in names:
                root = name.partition(".")[0]
                if name.startswith("plans.papers") or name in ("core.upload_limits", "core.sanitise"):  # as pure
                    continue
                assert root in sys.stdlib_module_names | READERS, f"{path.name} imports {name}"
                assert root not in ("time", "random", "sqlite3", "socket"), f"{path.name} imports {name}"
        assert ".now(" not in path.read_text() and ".today(" not in path.read_text()
