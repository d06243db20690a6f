"""Names of committees and days as real councils write them; the words here are made up."""

from datetime import date

import pytest

from plans.papers import read_pasted
from plans.papers.body_names import names_of_bodies
from plans.papers.dates import date_spans


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bridge Scrutiny Committee - Thursday, 4th March 2021 7.00 pm", "Bridge Scrutiny Committee"),
        ("MINUTES OF PROCEEDINGS AT SPECIAL MEETING OF THE DISTRICT OF QUAY HELD IN THE CASTLE", "DISTRICT OF QUAY"),
        ("The Monthly Meeting of the Harbour Board will be held in the Cherry Room", "Harbour Board"),
        ("Minutes of Quay Annual Parish Council Meeting held in the Hall", "Quay Parish Council"),
        ("Committee for Bridges , meeting on Wednesday, 21 January 2015", "Committee for Bridges"),
        (
            "Boats, Leisure and Community Services Minutes | Tuesday 13 March 2018",
            "Boats, Leisure and Community Services",
        ),
        ("You are desired to be at a Court of Common Council, at THE HALL", "Court of Common Council"),
        ("Cynhaliwyd cyfarfod Cyngor Cymuned Pentre Bach am 8.00pm ar yr 11eg Medi 2019", "Cyngor Cymuned Pentre Bach"),
        ("Boats Committee Grant Applications", "Boats Committee Grant Applications"),
        ("OF BOATS SUB COMMITTEE MEETING", "BOATS SUB COMMITTEE"),
        ("STONE RIVER REGIONAL DISTRICT", "STONE RIVER REGIONAL DISTRICT"),
    ],
)
def test_the_name_is_taken_out_of_the_line(line, name):
    assert next(names_of_bodies(line)) == name


@pytest.mark.parametrize(
    "line",
    [
        "Venue: Council Chamber",
        "2 members of the public",
        "Notice of Committee Meeting",
        "Apologies were received from the Board",
        "the board agreed that",
        "Minutes of",
    ],
)
def test_other_lines_hold_none(line):
    assert list(names_of_bodies(line)) == []


@pytest.mark.parametrize(
    "words",
    ["10fed Chwefror 2016", "18” July, 2019", "16 th December 2017", "3 May2006", "1/19/2021", "May 4 th , 2019"],
)
def test_days_as_they_come_out_of_scans_and_other_languages(words):
    assert len(date_spans(words)) == 1


def test_the_meeting_before_is_not_offered_as_the_day():
    (paper,) = read_pasted(
        "Harbour Board\n\n17 June 2019\n\nThe minutes of the meeting held on 5 May 2019 were agreed as a "
        "correct record.\n\nThe group looked at the work."
    )
    assert [offer.day for offer in paper.offers if offer.field == "dated"] == [date(2019, 6, 17)]


def test_a_list_that_goes_beyond_ten_in_roman_numbers_is_read():
    items = "\n".join(f"{label}) boats" for label in ("viii", "ix", "x", "xi", "xii", "xiv", "ivx"))
    (paper,) = read_pasted(f"Boats\n\nThe boats are:\n\n{items}\n\nThat is all of them.")
    assert "xii" in str(paper.blocks)


@pytest.mark.parametrize(
    "top",
    [
        "To:\tAll Members of the Bridge Board\n\nSubject:\tPaint",
        "DECISION TO BE TAKEN BY:\tDECISION NO:\n\n24/00096\n\nBridge Board\n\nTitle of decision: Paint",
        "Published: 27 January 2025\n\nBridge Board\n\nThursday, 30 January 2025\n\nIt met in the hall for an hour.",
    ],
    ids=["a summons", "labels beside each other", "the day of publication"],
)
def test_nothing_is_wrongly_sure(top):
    (paper,) = read_pasted(f"{top}\n\nThe Board looked at the paint of the bridge and thanked all who had painted it.")
    sure = {(offer.field, offer.value) for offer in paper.offers if offer.is_sure}
    assert sure <= {("committee", "Bridge Board"), ("title", "Paint")}
    assert paper.dated is None
    assert "Bridge Board" in [offer.value for offer in paper.offers if offer.field == "committee"]


@pytest.mark.parametrize(
    "to",
    [
        "Honorable Mayor and Members of the City Council",
        "HONORABLE City Council",
        "The Cathaoirleach and Members of City Council",
    ],
)
def test_a_letter_to_the_members_of_a_council_is_to_the_council(to):
    (paper,) = read_pasted(f"TO:\n{to}\n\nSUBJECT: Lamps\n\nSo it was.")
    assert [committee.name for committee in paper.committees] == ["City Council"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("The Bridge Board's input to other Committees", "Bridge Board"),
        ("SUMMARY OF PROCEEDINGS\nBEFORE THE BOARD OF LAMPS", "BOARD OF LAMPS"),
        ("Setting up a Bridge Panel for two towns", ""),
        ("Interim Chief Executive Officer", ""),
        ("NEXT BRIDGE COUNCIL MEETING", ""),
        ("Cyngor y Bont dogfennau, 20 Medi 2005", "Cyngor y Bont dogfennau"),
    ],
    ids=["of a body", "before a body", "what is done", "a post", "the next one", "no sign left of the day"],
)
def test_a_name_ends_where_the_body_ends(line, offered):
    (paper,) = read_pasted(f"Lamps\n\n{line}\n\nAll of them were lit in the spring of that year, and none went out.")
    assert [each.value for each in paper.offers if each.field == "committee"][:1] == ([offered] if offered else [])
