"""What failed with real Word files of other councils: hidden words, colours, sizes, tables."""

import io
import time
import tracemalloc
import zipfile

import pytest

from plans.papers import PaperError, read_paper, read_pasted
from tests.plans.papers.conftest import element


def read_word(word_file):
    (paper,) = read_paper(word_file.data, "paper.docx")
    return paper


def aside(paper, reason):
    return [each.words for each in paper.set_aside if each.reason == reason]


def _large_table(rows):
    table = element("tbl")
    for number in range(rows):
        row = element("tr")
        for words in (f"R{number}", "North", "Noise"):
            cell, paragraph, run, text = element("tc"), element("p"), element("r"), element("t")
            text.text = words
            run.append(text)
            paragraph.append(run)
            cell.append(paragraph)
            row.append(cell)
        table.append(row)
    return table


def test_a_word_file_that_lies_about_its_sizes_is_refused_at_the_limit():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(100):
                part.write(b" " * 1024 * 1024)
    data = bytearray(packed.getvalue())
    true_size = (100 * 1024 * 1024).to_bytes(4, "little")
    data = data.replace(true_size, (900).to_bytes(4, "little"))
    tracemalloc.start()
    with pytest.raises(PaperError) as refusal:
        read_paper(bytes(data), "paper.docx")
    assert refusal.value.code == "unpacks_too_big"
    assert tracemalloc.get_traced_memory()[1] < 50 * 1024 * 1024
    tracemalloc.stop()


def test_only_the_row_of_the_contact_is_private(word_file, outline):
    word_file.say("Report on a bridge")
    word_file.say("Summary", bold=True)
    word_file.say("The bridge was painted.")
    word_file.say("Other papers:\tNone")
    word_file.say("Contact officer:\tJo Bloggs, Bridge Officer, Tel: 020 7946 0001")
    word_file.say("Published:\tlast week")
    paper = read_word(word_file)
    (contact,) = paper.contacts
    assert (contact.name, contact.post) == ("Jo Bloggs", "Bridge Officer")
    assert "Other papers: None" in outline(paper) and "Published: last week" in outline(paper)
    assert "Jo Bloggs" in aside(paper, "private")[0]


def test_hidden_struck_and_left_over_words_are_left_out_and_said_so(word_file):
    word_file.say("Report on a bridge")
    word_file.say("Paint was bought.").add_run(" SECRET price").font.hidden = True
    word_file.say("Seen ").add_run("and sold").font.strike = True
    left_over = word_file.say("Click or tap here to enter text.")._p
    sdt, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
    properties.append(element("showingPlcHdr"))
    left_over.addprevious(sdt)
    sdt.extend([properties, content])
    content.append(left_over)
    paper = read_word(word_file)
    assert "SECRET" not in str(paper.blocks) and "sold" not in str(paper.blocks) and "Click" not in str(paper.blocks)
    assert (aside(paper, "hidden"), aside(paper, "struck")) == (["SECRET price"], ["and sold"])
    assert aside(paper, "placeholder") == ["Click or tap here to enter text."]
    assert sum(note.field == "left out" for note in paper.notes) == 3


def test_tracked_changes_comments_and_heads_are_named(word_file):
    paragraph = word_file.say("We keep ")
    gone, run, text = element("del"), element("r"), element("delText")
    text.text = "none of"
    run.append(text)
    gone.append(run)
    paragraph._p.append(gone)
    paragraph.add_run("all of it.")
    word_file.document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    word_file.document.add_comment(paragraph.runs[0], text="Is this so?", author="Jo")
    word_file.say("And more.")
    paper = read_word(word_file)
    assert aside(paper, "deleted") == ["none of"]
    assert aside(paper, "comment") == ["Is this so?"]
    assert aside(paper, "running head") == ["OFFICIAL"]
    assert "none of" not in str(paper.blocks)


def test_a_cell_that_speaks_by_colour_alone_says_the_colour_and_is_to_be_checked(word_file):
    word_file.say("Plan of work")
    table = word_file.table(("Action", "RAG", "Note"), ("Paint", "", "Done"), ("Rivets", "", "Late"))
    for row, fill in ((1, "00B050"), (2, "FF0000")):
        shade = element("shd", val="clear", fill=fill)
        table.cell(row, 1)._tc.get_or_add_tcPr().append(shade)
    (table,) = [block for block in read_word(word_file).blocks if block.kind == "table"]
    assert [row[1] for row in table.rows] == ["RAG", "Green", "Red"]
    assert "colour" in table.check


def test_bold_numbered_lines_are_headings_and_lines_of_minutes_are_none(word_file, outline):
    word_file.say("Report on a bridge")
    word_file.say("1.\tBackground", bold=True)
    word_file.say("1.1\tIt was counted.")
    word_file.say("2.\tWhat comes next", bold=True)
    word_file.say("More of it.")
    assert [line for line in outline(read_word(word_file)) if line.startswith("#")] == [
        "## [1] Background",
        "## [2] What comes next",
    ]
    (minutes,) = read_pasted(
        "Minutes of the Bridge Board\n\nMrs J Bloggs in the Chair\n\nThe Board AGREED the following:-\n\n"
        "Paint is bought as was said.\n\n"
        "Minutes – 4 March 2021 – Page 2\n\nRivets are bought as was said."
    )
    assert not [block for block in minutes.blocks if block.kind == "heading"]
    assert aside(minutes, "running head") == ["Minutes – 4 March 2021 – Page 2"]


def test_a_blank_word_file_is_said_to_hold_no_words(word_file):
    with pytest.raises(PaperError, match="no words"):
        read_paper(word_file.data, "paper.docx")


def test_sixty_tables_in_each_other_are_read(word_file, outline):
    word_file.say("before")
    inner = element("p")
    run, text = element("r"), element("t")
    text.text = "deep"
    run.append(text)
    inner.append(run)
    for _ in range(60):
        table, row, cell = element("tbl"), element("tr"), element("tc")
        cell.append(inner)
        row.append(cell)
        table.append(row)
        inner = table
    word_file.document.element.body.insert(0, inner)
    assert "deep" in outline(read_word(word_file))


def test_a_large_table_takes_time_in_step_with_its_rows(word_file):
    def seconds(rows):
        word_file.document.element.body.clear_content()
        word_file.document.element.body.insert(0, _large_table(rows))
        data = word_file.data
        begun = time.process_time()
        read_paper(data, "paper.docx")
        return time.process_time() - begun

    few, many = seconds(500), seconds(2000)
    assert many < 8 * few + 0.2


def test_words_are_accounted_for(word_file):
    word_file.say("Report on a bridge")
    word_file.say("It is painted").add_run(" hidden words").font.hidden = True
    word_file.say("Jo Bloggs")
    word_file.say("T: 020 7946 0001")
    paper = read_word(word_file)
    assert paper.words_in_source == paper.words_placed + sum(
        len(each.words.replace(":", " ").split()) for each in paper.set_aside
    )
