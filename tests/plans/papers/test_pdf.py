"""PDF: lines become paragraphs, columns follow each other, heads go, pictures are said to be pictures."""

import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from plans.papers import PaperError, read_paper
from tests.plans.papers.pdf_files import PdfFile, picture, rule, words

LONG = "The bridge was painted in the spring of the year and the paint has held ever since"
TITLE = words("Report on paint", y=760, size=18)


@pytest.fixture
def pdf():
    return PdfFile()


def read(pdf):
    return read_paper(pdf.data, "paper.pdf")[0]


def aside(paper, reason):
    return [each.words for each in paper.set_aside if each.reason == reason]


def test_a_paper_is_read_with_its_header_headings_lists_and_recommendations(pdf, outline):
    pdf.page(
        words("New paint for the bridge", y=760, size=20),
        words("Committee:", y=730),
        words("Bridge Board", x=200, y=730),
        words("Date of meeting:", y=715),
        words("4 March 2021", x=200, y=715),
        words("Summary", y=690, size=14, bold=True),
        words(LONG + ", which", y=670),
        words("nobody had thought it would.", y=656),
        words("1.", y=630),
        words("It was asked that:", x=100, y=630),
        words("(a)", x=100, y=612),
        words("paint is bought; and", x=130, y=612),
        words("(b)", x=100, y=594),
        words("the painter is thanked.", x=130, y=594),
        words("2.", y=576),
        words("It was done.", x=100, y=576),
    )
    paper = read(pdf)
    assert paper.title_as_published == "New paint for the bridge"
    assert [committee.name for committee in paper.committees] == ["Bridge Board"]
    assert paper.dated == date(2021, 3, 4)
    assert outline(paper) == [
        "## Summary",
        f"{LONG}, which nobody had thought it would.",
        "[1] It was asked that:",
        "- [(a)] paint is bought; and",
        "- [(b)] the painter is thanked.",
        "[2] It was done.",
    ]


def test_running_heads_and_page_numbers_are_set_aside(pdf, outline):
    for number in (1, 2, 3):
        pdf.page(words("Bridge Board agenda pack", y=810), words(f"{LONG} {number}."), words(str(number), x=290, y=30))
    paper = read(pdf)
    assert "agenda pack" not in str(outline(paper)) and "3" not in outline(paper)
    assert aside(paper, "running head") == ["Bridge Board agenda pack", "1", "2", "3"]


def test_a_word_cut_at_the_end_of_a_line_is_one_word(pdf, outline):
    pdf.page(
        TITLE,
        words("Painters of the part-", y=700),
        words("nership met those of the well-known bridge of well-", y=686),
        words("known fame.", y=672),
    )
    text = outline(read(pdf))[0]
    assert "the partnership met" in text and text.endswith("well-known fame.")


def test_columns_follow_each_other(pdf, outline):
    left = [words(f"left line {number} of the long text here", x=60, y=700 - 14 * number) for number in range(8)]
    right = [words(f"right line {number} of the long text here", x=320, y=700 - 14 * number) for number in range(8)]
    pdf.page(TITLE, *left, *right)
    text = " ".join(outline(read(pdf)))
    assert text.index("left line 7") < text.index("right line 0")


def test_a_table_beside_a_drawing_of_many_lines_is_still_a_table(pdf):
    """A coat of arms has more lines than all tables of a paper, and takes none of their time."""
    rules = [rule(72, y, 300, y) for y in (590, 610, 630)] + [rule(x, 590, x, 630) for x in (72, 180, 300)]
    arms = " ".join(f"{300 + at % 97} {700 + at % 83} l" for at in range(60_000))
    cells = [
        words(text, x, y) for text, x, y in (("Lane", 80, 615), ("Lamps", 190, 615), ("Milk", 80, 595), ("7", 190, 595))
    ]
    pdf.page(words("Lamps of the lanes", y=760, size=20), *cells, *rules, f"300 700 m {arms} S")
    (paper,) = read_paper(pdf.data, "paper.pdf")
    (table,) = [block for block in paper.blocks if block.kind == "table"]
    assert table.rows == [["Lane", "Lamps"], ["Milk", "7"]]


def test_a_table_with_lines_is_a_table(pdf):
    rows = [("Action", "Who"), ("Paint the bridge", "Jo"), ("Buy rivets", "Pat")]
    drawn = [TITLE, words("These are the actions that were agreed upon by all.", y=735)]
    for number, row in enumerate(rows):
        drawn += [words(text, x=80 + 200 * place, y=685 - 20 * number) for place, text in enumerate(row)]
    drawn += [rule(72, y, 472, y) for y in (700, 680, 660, 640)] + [rule(x, 640, x, 700) for x in (72, 272, 472)]
    pdf.page(*drawn)
    (table,) = [block for block in read(pdf).blocks if block.kind == "table"]
    assert table.rows == [list(row) for row in rows]
    assert table.has_header_row and table.page == 1


def test_a_footnote_is_kept_and_linked(pdf, outline):
    pdf.page(
        TITLE,
        words("It was painted", y=700),
        words("1", x=146, y=704, size=6),
        words("in May, as all of us know well.", x=155, y=700),
        words(LONG + ".", y=670),
        words("1", y=60, size=7),
        words("Said so in the minutes.", x=80, y=60, size=8),
    )
    lines = outline(read(pdf))
    assert lines[0].startswith("It was painted[1] in May")
    assert lines[-1] == "- [[1]] Said so in the minutes."


def test_pages_that_are_pictures_are_said_to_be_and_nothing_is_guessed(pdf):
    pdf.page(TITLE, words(LONG + "."))
    pdf.page(picture())
    pdf.page(picture(), words("WRONG W0RDS FROM A MACHINE", hidden=True))
    paper = read(pdf)
    assert paper.pages == 3 and paper.picture_pages == [2, 3]
    assert any("Pages 2 to 3 are pictures" in note.text and "Word file" in note.text for note in paper.notes)
    assert "MACHINE" not in str(paper.blocks) and aside(paper, "layer")


def test_words_without_ink_are_hidden_words(pdf):
    pdf.page(TITLE, words(LONG + "."), words("secret", y=600, hidden=True))
    paper = read(pdf)
    assert "secret" not in str(paper.blocks) and aside(paper, "hidden") == ["secret"]


def refused(data):
    with pytest.raises(PaperError) as refusal:
        read_paper(data, "paper.pdf")
    assert str(refusal.value).endswith(".") and "try again" in str(refusal.value)
    return refusal.value.code


def test_a_pdf_of_pictures_only_is_refused_in_a_sentence(pdf):
    pdf.page(picture())
    assert refused(pdf.data) == "scanned"


def test_a_pdf_of_800_pages_is_refused_in_a_sentence(pdf):
    for _ in range(800):
        pdf.page(words("words"))
    assert refused(pdf.data) == "too_long"


@pytest.mark.parametrize("cut", [0.1, 0.3])
def test_a_pdf_cut_short_is_damaged(pdf, cut):
    pdf.page(words(LONG))
    assert refused(pdf.data[: int(len(pdf.data) * cut)]) == "damaged"


def test_a_locked_pdf_is_refused_in_a_sentence(pdf):
    pdf.page(words(LONG))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf.data)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert refused(locked.getvalue()) == "encrypted"


@pytest.mark.slow
def test_a_spoilt_pdf_is_read_or_refused_but_never_crashes(pdf):
    pdf.page(TITLE, words(LONG))
    whole = pdf.data
    for place in range(0, len(whole), 37):
        try:
            read_paper(whole[:place] + b"\xff\x00" + whole[place + 2 :], "paper.pdf")
        except PaperError as refusal:
            assert str(refusal)


def test_a_value_that_goes_on_below_itself_is_one_value(pdf):
    long = "Transfer of the lamps in the lanes of the old town to the Board that"
    pdf.page(
        words("To:", y=760),
        words("Lamp Board - 4 March 2021", x=160, y=760),
        words("Subject:", y=740),
        words(long, x=160, y=740),
        words("counts the lamps of the bridges", x=160, y=726),
        words("Classification:", y=706),
        words("Unrestricted", x=160, y=706),
        words("Summary", y=670, size=14, bold=True),
        words("The lamps were counted, and there were as many of them as there had been before.", y=650),
    )
    paper = read(pdf)
    assert paper.title_as_published == f"{long} counts the lamps of the bridges"
    assert [committee.name for committee in paper.committees] == ["Lamp Board"]
    assert paper.dated == date(2021, 3, 4)


def test_a_title_on_two_lines_is_one_title(pdf):
    pdf.page(
        words("Draft budget of the lanes,", y=760, size=20),
        words("and of the bridges", y=720, size=20),
        words("The lamps were counted, and there were as many of them as there had been before.", y=650),
    )
    assert read(pdf).title_as_published == "Draft budget of the lanes, and of the bridges"


def test_text_from_right_to_left_keeps_its_order_and_is_to_be_checked(read_fixture, outline):
    (paper,) = read_fixture("right-to-left.pdf")
    said = " ".join([paper.title_as_published, *outline(paper)])
    assert "דוח על צבע הגשר" in said
    assert "הגשר נצבע באביב של שנת 2021 והצבע מחזיק מעמד עד היום." in said
    assert "Bridge Board of Quay" in said
    assert any("right to left" in note.text for note in paper.notes)


def test_in_a_tagged_pdf_the_tags_say_what_is_a_heading(read_fixture, outline):
    (paper,) = read_fixture("tagged.pdf")
    assert paper.title_as_published == "New lamps for the lanes"
    assert [committee.name for committee in paper.committees] == ["Lamp Board"]
    assert outline(paper) == [
        "## What was done",
        "The lamps were counted one by one, and there were as many as before.",
        "### How it was done",
        "- by hand",
        "- by night",
    ]


def test_what_was_typed_and_ticked_in_the_boxes_of_a_form_is_read(pdf, outline):
    pdf.page(
        TITLE, words("Date of meeting:", y=700), words("The quay was swept", x=100, y=660), words(LONG + ".", y=600)
    )
    typed = _box("/Tx", TextStringObject("4 March 2021"), (180, 696, 320, 712))
    ticked = _box("/Btn", NameObject("/Yes"), (80, 657, 92, 669))
    ticked[NameObject("/AS")] = NameObject("/Yes")
    paper = read_paper(_with_boxes(pdf, typed, ticked), "form.pdf")[0]
    assert paper.dated == date(2021, 3, 4)
    assert "☒ The quay was swept" in outline(paper)
    assert any("It is a form" in note.text and "Compare it" in note.text for note in paper.notes)


def _box(kind, value, place):
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject(kind),
            NameObject("/T"): TextStringObject(kind),
            NameObject("/V"): value,
            NameObject("/Rect"): ArrayObject([FloatObject(each) for each in place]),
        }
    )


def _with_boxes(pdf, *boxes):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf.data)))
    fields = ArrayObject([writer._add_object(box) for box in boxes])
    writer.pages[0][NameObject("/Annots")] = fields
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    form = io.BytesIO()
    writer.write(form)
    return form.getvalue()


def test_a_name_in_small_capitals_and_a_raised_th_are_whole_words(pdf, outline):
    pdf.page(
        TITLE,
        words("B", x=72, y=700, size=14), words("RIDGE", x=81.4, y=700, size=11),
        words("of Monday, March 4", x=72, y=680), words("th", x=168, y=684, size=7), words(", 2021", x=176, y=680),
        words(LONG + ".", y=640),
    )  # fmt: skip
    paper = read(pdf)
    assert "BRIDGE" in str(outline(paper)) and "4th" in str(outline(paper))
    assert [offer.day for offer in paper.offers if offer.field == "dated"] == [date(2021, 3, 4)]
