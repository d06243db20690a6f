"""Word documents: the numbers that Word works out, joined cells, headings by style or by bold, and what is left out."""

import io
import zipfile
from datetime import date

import pytest
from docx.shared import Inches

from plans.papers import CommitteeAction, PaperError, read_paper
from plans.papers.nodes import words_of
from plans.papers.readers import docx
from plans.papers.readers.docx_numbering import in_style

pytestmark = pytest.mark.slow

# The smallest picture there is: one transparent point.
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    b"!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def read(word_file):
    return read_paper(word_file.data, "paper.docx")


def rewritten(data: bytes, change) -> bytes:
    """The Word file with its main part changed by `change`."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()) if name == "word/document.xml" else part)
    return changed.getvalue()


def test_a_paper_with_its_header_in_a_table_is_read(word_paper):
    cover = read_paper(word_paper, "paper.docx")[0]
    assert cover.committees == [CommitteeAction("Scrutiny Committee for Safety", "For Information")]
    assert (cover.dated, cover.openness, cover.action_requested) == (date(2022, 11, 14), "Public", "For Information")
    assert cover.report_of.post == "Director of Streets"
    assert [question.answer for question in cover.questions] == ["N", None]


def test_the_numbers_word_works_out_are_in_the_paper(word_paper, outline):
    cover = read_paper(word_paper, "paper.docx")[0]
    assert outline(cover)[5:] == [
        "## Main Report",
        "[2] The group was set up long ago.",
        "[3] Its partners are: see",
        "- [(a)] the council",
        "- [(b)] the police",
        "### Current Position",
        "[4] They meet four times a year.",
        "## Appendices",
        "- Appendix 1 – Refocussing the work of the harbour group",
    ]


def test_bold_headings_are_headings_and_no_longer_bold(word_paper):
    cover = read_paper(word_paper, "paper.docx")[0]
    assert [block.html for block in cover.blocks if block.kind == "heading"][:2] == ["Summary", "Recommendation(s)"]


def test_two_documents_in_one_word_file_become_two_papers(word_paper):
    cover, attached = read_paper(word_paper, "paper.docx")
    assert attached.appendix_of is cover and attached.appendix_label == "Appendix 1"
    assert attached.title_as_published == "Refocusing the work of the harbour group"


def test_joined_cells_are_spread_and_truly_empty_ones_stay_empty(word_paper):
    attached = read_paper(word_paper, "paper.docx")[1]
    (table,) = [block for block in attached.blocks if block.kind == "table"]
    assert table.rows[1:] == [
        ["Serious harm", "Kept and merged"],
        ["Harm to women and girls", "Kept and merged"],
        ["Stray dogs", ""],
    ]
    assert table.cells_were_joined


def test_the_contact_is_gathered_from_its_lines(word_paper):
    cover = read_paper(word_paper, "paper.docx")[0]
    (contact,) = cover.contacts
    assert (contact.name, contact.post, contact.team) == ("Ivo Marsh", "Policy Officer", "Streets Team")
    assert (contact.phone, contact.email) == ("020 7946 0321", "ivo.marsh@example.org")
    assert "Ivo" not in str(cover.blocks)


def test_styled_headings_keep_their_levels_without_a_gap(word_file, outline):
    for text, style in (("Lamps", "Title"), ("Why", "Heading 1"), ("Where", "Heading 4"), ("What next", "Heading 1")):
        word_file.say(text, style=style)
        word_file.say(f"Words about {text.lower()}, and more of them.")
    (paper,) = read(word_file)
    assert paper.title_as_published == "Lamps"
    assert [line for line in outline(paper) if line.startswith("#")] == ["## Why", "### Where", "## What next"]


def test_nested_bullets_stay_nested(word_file, outline):
    word_file.say("We saw:")
    word_file.say("lamps", style="List Bullet")
    word_file.say("red ones", style="List Bullet 2")
    word_file.say("blue ones", style="List Bullet 2")
    word_file.say("boats", style="List Bullet")
    (paper,) = read(word_file)
    assert outline(paper) == ["We saw:", "- lamps", "  - red ones", "  - blue ones", "- boats"]


def test_numbers_go_on_after_a_list_and_count_by_level(word_file, outline):
    parts = word_file.numbering(("decimal", "%1."), ("decimal", "%1.%2"))
    word_file.say("PURPOSE", parts)
    word_file.say("We want more lamps.", parts, depth=1)
    word_file.say("Old ones are:", parts, depth=1)
    word_file.say("rusty", style="List Bullet")
    word_file.say("They are from 1890.", parts, depth=1)
    word_file.say("COSTS", parts)
    word_file.say("A lamp costs little.", parts, depth=1)
    (paper,) = read(word_file)
    assert outline(paper) == [
        "## [1] PURPOSE",
        "[1.1] We want more lamps.",
        "[1.2] Old ones are:",
        "- rusty",
        "[1.3] They are from 1890.",
        "## [2] COSTS",
        "[2.1] A lamp costs little.",
    ]


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [(3, "decimal", "3"), (3, "decimalZero", "03"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"),
     (14, "lowerRoman", "xiv"), (9, "upperRoman", "IX"), (3, "none", ""), (3, "unheardOf", "3")],
)  # fmt: skip
def test_numbers_are_shown_in_the_style_of_the_paper(count, style, shown):
    assert in_style(count, style) == shown


def test_pictures_are_left_out_with_a_note(word_file):
    word_file.say("See the map.")
    word_file.document.add_picture(io.BytesIO(GIF), width=Inches(1))
    (paper,) = read(word_file)
    assert [note.text for note in paper.notes if note.field == "picture"] == ["A picture was left out."]
    assert "img" not in str(paper.blocks)


def test_a_file_of_pictures_only_says_that_there_are_no_words(word_file):
    word_file.document.add_picture(io.BytesIO(GIF), width=Inches(1))
    with pytest.raises(PaperError, match="scanned"):
        read(word_file)


def test_a_sentence_cut_into_many_runs_is_one_sentence(word_file):
    paragraph = word_file.say("The ")
    for number, word in enumerate(["old ", "lamps ", "do ", "not ", "work."]):
        run = paragraph.add_run(word)
        run.font.size = 120000 + number * 12700
    paragraph.add_run(" Mend").bold = True
    paragraph.add_run(" them.").bold = True
    (paper,) = read(word_file)
    assert paper.blocks[0].html == "The old lamps do not work. <strong>Mend them.</strong>"


def test_words_in_fields_and_behind_tabs_are_kept(word_file):
    word_file.say("Before MARK after")
    field = "<w:fldSimple w:instr='DATE'><w:r><w:t>4 May</w:t></w:r></w:fldSimple>"
    data = rewritten(word_file.data, lambda xml: xml.replace("MARK", f"</w:t></w:r>{field}<w:r><w:t>"))
    (paper,) = read_paper(data, "paper.docx")
    assert "4 May" in words_of(paper.blocks[0].html)


def test_words_that_were_struck_out_in_review_are_not_in_the_paper(word_file):
    word_file.say("We keep MARK the lamps.")
    gone = "<w:del><w:r><w:delText>none of</w:delText></w:r></w:del><w:ins><w:r><w:t>all of</w:t></w:r></w:ins>"
    data = rewritten(word_file.data, lambda xml: xml.replace("MARK", f"</w:t></w:r>{gone}<w:r><w:t>"))
    (paper,) = read_paper(data, "paper.docx")
    text = words_of(paper.blocks[0].html)
    assert "all of" in text and "none of" not in text


def test_a_word_file_of_far_too_many_paragraphs_is_refused(word_file, monkeypatch):
    monkeypatch.setattr(docx, "MAX_RUNS", 5)
    for number in range(4):
        word_file.say(f"Paragraph {number}")
    with pytest.raises(PaperError) as refusal:
        read(word_file)
    assert refusal.value.code == "too_long"


def test_a_main_part_nested_beyond_reason_is_damaged_rather_than_a_crash(word_file):
    word_file.say("MARK")
    deep = "<w:ins>" * 3000 + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * 3000
    data = rewritten(word_file.data, lambda xml: xml.replace("MARK", f"</w:t></w:r>{deep}<w:r><w:t>"))
    with pytest.raises(PaperError) as refusal:
        read_paper(data, "paper.docx")
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_word_file_cut_short_is_damaged(word_paper, cut):
    with pytest.raises(PaperError) as refusal:
        read_paper(word_paper[: int(len(word_paper) * cut)], "paper.docx")
    assert refusal.value.code == "damaged"


@pytest.mark.slow
def test_a_word_file_with_bytes_changed_is_read_or_refused_but_never_crashes(word_paper):
    for place in range(0, len(word_paper), 2503):
        spoilt = word_paper[:place] + b"\xff\x00\xff" + word_paper[place + 3 :]
        try:
            read_paper(spoilt, "paper.docx")
        except PaperError as refusal:
            assert str(refusal)
