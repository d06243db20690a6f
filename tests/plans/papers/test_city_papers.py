"""Papers of the same build as the two real ones, written for these tests: odd numbers, tabs, two in a file."""

from datetime import date

import pytest

from plans.papers import Appendix, CommitteeAction, Contact, Officer, PaperQuestion


@pytest.fixture
def plan(read_fixture):
    (paper,) = read_fixture("strategic_plan.txt")
    return paper


@pytest.fixture
def refocus(read_fixture):
    return read_fixture("refocus.txt")


def test_header_facts_one_below_the_other_are_read(plan):
    assert (plan.dated, plan.dated_as_published) == (date(2017, 5, 3), "3 May 2017")
    assert (plan.openness, plan.action_requested) == ("Public", "For Information")


def test_the_body_is_read_with_its_own_numbers(plan, outline):
    assert outline(plan)[6:] == [
        "## Main Report",
        "### Background",
        "The group was set up twenty years ago to bring the services of the harbour together.",
        "[2] Our aim is a harbour where people feel at ease by day and by night, whatever brings them here.",
        "[3] The group is made up of these partners:",
        "- The Harbour Council*",
        "- Harbour Police*",
        "- Fire and Rescue*",
        "- Residents' voices",
        "- Shops and cafés",
        "Partners with an asterisk are members by law. All of them share the work.",
        "[4] Some things went well last year:",
        "- Fewer bicycles were stolen.",
        "- Bar staff learned first aid.",
        "### Current Position",
        "[5] The plan has two aims, set out below.",
        "[6] Aim 1- Fewer People Hurt – to keep those who live or work here from harm.",
        "The work planned for this aim is:",
        "- Find out more about how people come to harm on the quays, using all that the services know, and let the "
        "work follow from it. We will say what we found in the spring.",
        "- Train the staff of the ferries.",
        "[7] Aim 2- Quiet Nights to keep the quays pleasant after dark.",
        "The work planned for this aim is:",
        "- Invite up to 30 bars to the scheme.",
        "[8] Aim 3- Safe Roads To lower the number of accidents.",
        "[9] In addition, we will look at lighting.",
        "## Appendices",
        "Appendix 1- draft Harbour Plan 2017-18",
    ]


def test_items_have_anchors_of_the_numbered_paragraph_above_them(plan, anchors):
    of = anchors(plan)
    assert "para-3-item-5" in of and "para-3-item-6" not in of
    assert "para-6-item-2" in of and "para-7-item-1" in of


def test_the_summary_is_kept_as_published(plan):
    assert len(plan.summary) == 2
    assert "re- offending" in plan.summary[0]


def test_the_recommendation_appendix_and_contact_are_found(plan):
    assert [(part.anchor, part.lead_in, part.text) for part in plan.recommendations] == [
        ("recommendation-1", "Members are asked to:", "Note the plan.")
    ]
    assert plan.appendices == [Appendix("Appendix 1", "draft Harbour Plan 2017-18")]
    assert plan.contacts[0]._replace(as_published="") == Contact(
        "Rosa Quill", "Safety Manager", "", "020 7946 0123", "rosa.quill@example.org", ""
    )


def test_no_word_of_the_contact_stays_in_the_body(plan):
    body = str(plan.blocks) + str(plan.summary)
    for private in ("Quill", "7946", "example.org", "Safety Manager"):
        assert private not in body


def test_several_facts_in_one_line_are_told_apart(refocus):
    cover = refocus[0]
    assert cover.committees == [CommitteeAction("Scrutiny Committee for Safety", "For Information")]
    assert (cover.dated, cover.openness) == (date(2022, 11, 14), "Public")
    assert cover.subject == "Refocussing the work of the harbour group"
    assert cover.corporate_outcomes == ["#2 – Streets are safe"]
    assert cover.report_of == Officer("Amal Finch", "Director of Streets")
    assert cover.report_author == Officer("Ivo Marsh", "Streets Team")


def test_a_question_without_an_answer_is_not_stated_rather_than_no(refocus):
    assert refocus[0].questions == [
        PaperQuestion("Does this proposal require extra revenue and/or capital spending?", "N"),
        PaperQuestion("If so, how much?", None),
        PaperQuestion("What is the source of Funding?", None),
        PaperQuestion("Has this Funding Source been agreed with the Treasurer’s Department?", None),
    ]


def test_one_file_with_two_documents_becomes_two_linked_papers(refocus):
    cover, attached = refocus
    assert attached.appendix_of is cover and cover.appendix_of is None
    assert attached.appendix_label == "Appendix 1"
    assert attached.title_as_published == "Refocusing the work of the harbour group"
    titles = [note.text for note in attached.notes if note.field == "title"]
    assert any("Refocussing" in text for text in titles), "the two spellings are pointed out, none is mended"


def test_each_of_two_documents_keeps_its_own_recommendations(refocus):
    cover, attached = refocus
    assert len(cover.recommendations) == 1
    assert [part.text.split(",")[0] for part in attached.recommendations] == ["Serious harm", "Quiet nights"]


def test_an_empty_cell_below_a_full_one_takes_its_value_with_a_note(refocus):
    attached = refocus[1]
    (table,) = [block for block in attached.blocks if block.kind == "table"]
    assert table.rows == [
        ["Area now", "What we propose"],
        ["Serious harm", "Kept and merged , after dark"],
        ["Harm to women and girls", "Kept and merged , after dark"],
        ["Quiet nights", "Kept"],
        ["Lost property", "Paused (told when it matters)"],
        ["Stray dogs", "Paused (told when it matters)"],
    ]
    assert table.has_header_row and table.cells_were_joined
    assert [note.text.split(".")[0] for note in attached.notes if note.field == "table"] == [
        "Table 1: Rows 3, 6 had an empty cell"
    ]


def test_bold_words_at_the_start_of_an_item_are_strong(refocus):
    reasons = refocus[1].blocks[-2]
    assert reasons.items[0].html.startswith("<strong>Serious harm – Kept and merged</strong> - The law")
    assert reasons.items[1].html.startswith("<strong>Quiet nights – Kept –</strong> Residents")


@pytest.mark.parametrize("name", ["strategic_plan", "refocus"])
def test_the_same_words_as_markdown_give_the_same_paper(read_fixture, outline, name):
    as_text = read_fixture(f"{name}.txt")
    as_markdown = read_fixture(f"{name}.txt", called=f"{name}.md")
    assert [outline(paper) for paper in as_markdown] == [outline(paper) for paper in as_text]
    assert [paper.facts for paper in as_markdown] == [paper.facts for paper in as_text]


def test_reading_the_same_file_again_gives_the_same_paper_and_anchors(read_fixture, anchors):
    first, again = read_fixture("refocus.txt"), read_fixture("refocus.txt")
    assert first == again
    assert [anchors(paper) for paper in first] == [anchors(paper) for paper in again]


def test_notes_tell_what_was_recognised_uncertain_and_missing(plan, refocus):
    kinds = {note.kind for paper in (plan, *refocus) for note in paper.notes}
    assert kinds == {"recognised", "uncertain", "not_recognised"}
    assert "title" in {note.field for note in plan.notes if note.kind == "not_recognised"}
