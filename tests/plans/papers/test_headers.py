"""Header facts however they are laid out, and what stays in the text because it is not one."""

from datetime import date

import pytest

from plans.papers import CommitteeAction, Officer, PaperQuestion, read_pasted
from plans.papers.dates import dates_in
from plans.papers.header_fields import committees_in, officer_in
from plans.papers.keywords import field_of, is_action, is_person, openness_of, section_of

BODY = "\n\nSummary\n\nThe lamps on the quay are old."


def read(header):
    (paper,) = read_pasted(header + BODY)
    return paper


@pytest.mark.parametrize(
    "header",
    [
        "Committee(s): Quay Board\nDated: 1 May 2020\nSubject: Lamps\nPublic",
        "Committee(s):\tQuay Board\nDated:\t1 May 2020\nSubject:\tLamps\nPublic\t",
        "Committee(s):\tQuay Board\tDated:\t1 May 2020\nSubject:\tLamps\tPublic",
        "Committee(s):\nQuay Board\nDated:\n1 May 2020\nSubject:\nLamps\nPublic",
        "Committee(s):\tDated:\nQuay Board\t1 May 2020\nSubject:\tPublic\nLamps\t",
        "Committee(s): Quay Board\n\nDated: 1 May 2020\n\nSubject: Lamps\n\nPublic",
    ],
    ids=["lines", "label and value", "pairs", "value below", "value below in columns", "spaced out"],
)
def test_the_same_facts_are_found_in_every_layout(header):
    paper = read(header)
    assert paper.committees == [CommitteeAction("Quay Board", "")]
    assert (paper.dated, paper.subject, paper.openness) == (date(2020, 5, 1), "Lamps", "Public")
    assert [block.kind for block in paper.blocks] == ["heading", "paragraph"]


def test_several_committees_and_dates_are_all_kept_and_the_date_is_left_to_the_editor():
    paper = read(
        "Committee(s):\tDated:\nQuay Board – For Decision\t1 May 2020\nMoney Board – For Information\t8 May 2020"
    )
    assert paper.committees == [
        CommitteeAction("Quay Board", "For Decision"), CommitteeAction("Money Board", "For Information"),
    ]  # fmt: skip
    assert paper.dated is None and paper.dated_as_published == "1 May 2020 8 May 2020"
    assert any("more than one date" in note.text for note in paper.notes)


def test_what_a_single_committee_is_asked_for_is_what_the_paper_asks_for():
    assert read("Committee: Quay Board – For Decision\nDated: 1 May 2020").action_requested == "For Decision"


def test_a_paper_that_says_both_public_and_not_public_is_taken_as_not_public():
    paper = read("Dated: 1 May 2020\nPublic\nNon-public")
    assert paper.openness == "Non-public"
    assert any(note.kind == "uncertain" and note.field == "openness" for note in paper.notes)


def test_a_label_without_a_value_stays_unknown():
    paper = read("Dated:\t\nSubject: Lamps\tPublic\nReport author:\t")
    assert paper.dated is None and paper.dated_as_published == ""
    assert paper.report_author is None


def test_questions_line_by_line_are_questions_only_with_short_answers():
    paper = read("Dated: 1 May 2020\nDoes it need more money?\nNo\nDoes it need more staff?\nYes")
    assert paper.questions == [
        PaperQuestion("Does it need more money?", "No"),
        PaperQuestion("Does it need more staff?", "Yes"),
    ]
    (story,) = read_pasted(
        "Why are we here?\n\nBecause the lamps on the quay are old and many of them do not work at all."
    )
    assert story.questions == []


def test_a_table_of_the_body_is_not_taken_for_a_header(outline):
    (paper,) = read_pasted("Action\tOwner\tDate\nMend lamps\tQuay team\tMay\n" + BODY)
    assert outline(paper)[:2] == ["Action | Owner | Date", "Mend lamps | Quay team | May"]


def test_the_purpose_as_a_section_stays_a_section(outline):
    (paper,) = read_pasted(
        "Date: 1 May 2020\n\nPurpose of report\n\nTo tell members of all that was done for the lamps."
    )
    assert outline(paper) == ["## Purpose of report", "To tell members of all that was done for the lamps."]


def test_a_status_that_is_not_openness_stays_in_the_text(outline):
    assert "Status: Draft" in outline(read("Date: 1 May 2020\nStatus: Draft"))


def test_a_report_to_and_of_without_a_colon():
    paper = read("Report to the Quay Board\nReport of the Director of Quays\nDate: 1 May 2020")
    assert paper.committees == [CommitteeAction("Quay Board", "")]
    assert paper.report_of == Officer("", "Director of Quays")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/06/2023", date(2023, 6, 13)),
        ("3.6.2023", date(2023, 6, 3)),
        ("13-06-2023", date(2023, 6, 13)),
        ("2023-06-13", date(2023, 6, 13)),
        ("13 June 2023", date(2023, 6, 13)),
        ("Tuesday 13th June, 2023 at 2pm", date(2023, 6, 13)),
        ("1st of May 2020", date(2020, 5, 1)),
        ("2 Sept. 2019", date(2019, 9, 2)),
        ("June 13, 2023", date(2023, 6, 13)),
    ],
)
def test_whole_dates_are_read_day_first(text, day):
    assert dates_in(text) == [day]


@pytest.mark.parametrize(
    "text",
    ["June", "June 2023", "13 June", "13/06/23", "31/02/2023", "06/13/2023", "13/06/20233", "early 2017", "2023", ""],
)
def test_a_date_that_is_not_whole_or_not_in_the_calendar_is_no_date(text):
    assert dates_in(text) == []


@pytest.mark.parametrize(
    ("value", "committees"),
    [
        ("Quay Board – For Decision", [("Quay Board", "For Decision")]),
        ("Quay Board - for information", [("Quay Board", "for information")]),
        ("Quay Board (For Noting)", [("Quay Board", "For Noting")]),
        ("Quay Board\nFor Decision", [("Quay Board", "For Decision")]),
        ("Board for Decision Makers", [("Board for Decision Makers", "")]),
        ("A Board – For Decision; B Board", [("A Board", "For Decision"), ("B Board", "")]),
    ],
)
def test_a_committee_and_what_it_is_asked_for_are_told_apart(value, committees):
    assert [tuple(committee) for committee in committees_in(value)] == committees


@pytest.mark.parametrize(
    ("value", "name", "post"),
    [
        ("Richard Roe, Director of Quays", "Richard Roe", "Director of Quays"),
        ("Director of Quays, Richard Roe", "Richard Roe", "Director of Quays"),
        ("Jane Doe – Head of Lamps, Quay Team", "Jane Doe", "Head of Lamps, Quay Team"),
        ("Dr Jane O’Doe-Smith (Head of Lamps)", "Dr Jane O’Doe-Smith", "Head of Lamps"),
        ("Town Clerk", "", "Town Clerk"),
        ("Commissioner, City Police", "", "Commissioner, City Police"),
        ("Director of Community and Children's Services", "", "Director of Community and Children's Services"),
    ],
)
def test_a_name_and_a_post_are_told_apart_and_a_post_alone_is_no_name(value, name, post):
    assert officer_in(value) == Officer(name, post)


@pytest.mark.parametrize(("text", "person"), [
    ("Jane Doe", True), ("Jane van der Doe", True), ("J. Doe", True), ("Jane", False), ("JANE DOE", False),
    ("Safety Manager", False), ("the lamps", False), ("Jane Doe 2", False), ("A B C D E F", False),
])  # fmt: skip
def test_a_persons_name_is_told_from_a_post(text, person):
    assert is_person(text) is person


def test_labels_sections_and_words_are_found_without_case_or_brackets():
    assert field_of("COMMITTEE(S)") == "committee"
    assert field_of("Which outcomes in the City Corporation’s Corporate Plan does it serve") == "outcomes"
    assert section_of("Recommendation(s):") == "recommendation"
    assert section_of("Strategic and property implications") and not section_of("Lamps")
    assert (openness_of("NON-PUBLIC"), openness_of("Public."), openness_of("Perhaps")) == (False, True, None)
    assert is_action("For Information") and is_action("for decision and action") and not is_action("For lamps")
