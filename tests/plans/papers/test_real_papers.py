"""The two papers that the partnership really published. Skipped, by name, where they are not at hand."""

import re
from collections import Counter
from datetime import date

import pytest

from plans.papers import Appendix, CommitteeAction, Officer, read_paper

PLAN = "report-2016-06-17-strategic-plan.txt"
REFOCUS = "report-2023-06-13-refocusing-priorities.txt"


@pytest.fixture
def plan(real_paper):
    (paper,) = real_paper(PLAN)
    return paper


@pytest.fixture
def refocus(real_paper):
    return real_paper(REFOCUS)


def numbered(paper):
    return [
        block.number_as_published for block in paper.blocks if block.kind == "paragraph" and block.number_as_published
    ]


def items_of(paper, anchor):
    return [item for block in paper.blocks if block.kind == "list" for item in block.items if anchor in item.anchor]


def test_the_plan_paper_says_when_how_open_and_what_for_and_no_more(plan):
    assert (plan.dated, plan.openness, plan.action_requested) == (date(2016, 6, 17), "Public", "For Information")
    assert plan.committees == []
    assert plan.title_as_published == ""
    missing = {note.field: note.text for note in plan.notes if note.kind == "not_recognised"}
    assert set(missing) == {"title", "committee"}
    assert "Health and Wellbeing Board" in missing["committee"]


def test_the_plan_paper_keeps_its_numbers_from_2_to_15_and_its_first_paragraph_has_none(plan):
    assert numbered(plan) == [str(number) for number in range(2, 16)]
    first = next(block for block in plan.blocks if block.anchor == "background-p-1")
    assert first.html.endswith("Health and Wellbeing Boards.")
    assert any(note.field == "numbers" for note in plan.notes)


def test_the_plan_paper_lists_12_partners_of_whom_5_by_law(plan):
    partners = items_of(plan, "para-4-item-")
    assert len(partners) == 12
    assert sum(item.html.endswith("*") for item in partners) == 5


@pytest.mark.parametrize(("place", "count"), [("para-5-item-", 4), ("para-7-item-", 5), ("para-8-item-", 3)])
def test_the_plan_paper_lists_achievements_and_activities_under_their_paragraphs(plan, place, count):
    assert len(items_of(plan, place)) == count


def test_the_plan_paper_keeps_spelling_and_spacing_as_published(plan):
    assert "re- offending" in plan.summary[0]
    assert any(
        block.html.startswith("<strong>Priority 1- Violence Against the Person</strong>")
        for block in plan.blocks
        if block.kind == "paragraph"
    )


def test_the_plan_paper_recommends_lists_its_appendix_and_hides_its_contact(plan, all_words):
    assert [(part.lead_in, part.text) for part in plan.recommendations] == [
        ("Members are asked to:", "Note the report.")
    ]
    assert plan.appendices == [Appendix("Appendix 1", "draft SCP Strategic Plan 2016-17")]
    (contact,) = plan.contacts
    assert (contact.post, contact.phone[:3], contact.email.partition("@")[2]) == (
        "Community Safety Manager",
        "020",
        "cityoflondon.gov.uk",
    )
    body = str(plan.blocks)
    assert contact.email not in body and contact.phone not in body and contact.name not in body


def test_the_plan_paper_has_its_headings_in_order(plan):
    headings = [(block.level, block.html) for block in plan.blocks if block.kind == "heading"]
    assert headings == [
        (2, "Summary"),
        (2, "Recommendation"),
        (2, "Main Report"),
        (3, "Background"),
        (3, "Current Position"),
        (2, "Appendices"),
    ]


def test_the_plan_paper_reads_the_same_as_markdown(real_paper, plan, outline):
    (as_markdown,) = real_paper(PLAN, "plan.md")
    assert outline(as_markdown) == outline(plan)
    assert as_markdown.dated == plan.dated


def test_the_refocus_file_holds_two_papers_and_the_second_is_appendix_1_of_the_first(refocus):
    cover, board_paper = refocus
    assert board_paper.appendix_of is cover
    assert board_paper.appendix_label == "Appendix 1"
    assert cover.title_as_published == "Refocussing priorities for the Safer City Partnership"
    assert board_paper.title_as_published == "Refocusing priorities for the Safer City Partnership"


def test_the_cover_report_has_every_header_fact(refocus):
    cover = refocus[0]
    assert cover.committees == [CommitteeAction("Crime and Disorder Scrutiny Committee", "For Information")]
    assert (cover.dated, cover.openness) == (date(2023, 6, 13), "Public")
    assert cover.report_of == Officer("Richard Riley", "Director of Police Authority")
    assert cover.report_author == Officer("Charles Smart", "Police Authority")
    assert cover.corporate_outcomes == ["#1 – People are safe and feel safe"]
    assert [question.answer for question in cover.questions] == ["N", None, None, None]


def test_the_cover_report_asks_to_note_and_the_board_paper_asks_to_agree_three_things(refocus):
    cover, board_paper = refocus
    assert [part.text for part in cover.recommendations][0].endswith("attached report. .")
    assert len(board_paper.recommendations) == 3
    assert all(part.lead_in.startswith("We recommend the SCP board agrees") for part in board_paper.recommendations)


def test_the_table_of_changes_gives_each_of_7_areas_its_own_value_and_says_so(refocus):
    (table,) = [block for block in refocus[1].blocks if block.kind == "table"]
    assert table.has_header_row and table.cells_were_joined
    values = [row[1].split(" ")[0] for row in table.rows[1:]]
    assert values == ["Retained"] * 4 + ["Paused"] * 3
    assert any(note.kind == "uncertain" and "Rows 3, 7, 8" in note.text for note in refocus[1].notes)


def test_every_word_of_the_real_papers_is_kept(real_bytes, all_words):
    for name in (PLAN, REFOCUS):
        data = real_bytes(name)
        kept = Counter(re.findall(r"\w+", all_words(read_paper(data, name))))
        missing = Counter(re.findall(r"\w+", data.decode())) - kept
        assert not missing
