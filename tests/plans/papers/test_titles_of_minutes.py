"""What minutes and agendas without a title of their own are called, as real councils set them; the words are ours."""

import pytest

from plans.papers import read_paper

BODY = "\n\n1. Apologies\n\nTwo members could not come, and the others went on to speak of lamps for an hour.\n"


def read(text):
    return read_paper(text.encode(), "paper.txt")[0]


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (
            "STONE PARISH COUNCIL\n\nMINUTES OF THE ANNUAL STONE PARISH COUNCIL MEETING 23 APRIL 2024\n\nHeld at 7.",
            "MINUTES OF THE ANNUAL STONE PARISH COUNCIL MEETING 23 APRIL 2024",
        ),
        (
            "MINUTES OF THE STONE PARISH COUNCIL MEETING\n\nHELD IN THE VILLAGE HALL\n\nON\n\n25th November 2021",
            "MINUTES OF THE STONE PARISH COUNCIL MEETING",
        ),
        (
            "Meeting (no.435) of\n\nStone Community Council\n\n9th October 2024\n\n19:00-20:00\n\nAgenda",
            "Agenda: Meeting (no.435) of Stone Community Council",
        ),
        (
            "OPEN MINUTES\n\nStone Local Board\n\nMinutes of a meeting of the Stone Local Board held in the Hall "
            "on Monday, 21 September 2015 at 3.40pm.",
            "Minutes of a meeting of the Stone Local Board",
        ),
        (
            "Southern Stone Trust\n\nMinutes of the Board Meeting in Public\n\nTuesday 25 April 2017",
            "Minutes of the Board Meeting in Public",
        ),
        (
            "Chair Jo Bloggs jo@example.org Clerk Al Other al@example.org\n\nMinutes of First Meeting of Stone Council "
            "on 29th October 2019 at 7.30pm in the Hall",
            "Minutes of First Meeting of Stone Council on 29th October 2019",
        ),
    ],
    ids=[
        "below the council",
        "over lines",
        "number and name apart",
        "below a kind",
        "a trust",
        "below a contact",
    ],
)
def test_minutes_are_called_what_their_own_first_sentence_says(top, title):
    assert read(top + BODY).title_as_published == title


@pytest.mark.parametrize(
    "top",
    [
        "Documents\n\nSTONE PARISH COUNCIL\n\nAGENDA\n\nSTONE VILLAGE HALL",
        "Agenda and minutes\n\nStone Panel - Thursday, 16th May, 2017 10 am\n\nNo. Item\n\nApologies and substitutes",
        "A G E N D A\n\nSTONE COUNTY\n\nTuesday, 24 June 2014",
    ],
    ids=["a place", "the first item", "a county"],
)
def test_a_place_a_day_or_the_first_item_is_offered_as_no_title(top):
    offered = [each.value for each in read(top + BODY).offers if each.field == "title"]
    assert not {"STONE VILLAGE HALL", "Apologies and substitutes", "STONE COUNTY", "Documents"} & set(offered)


def test_every_word_of_them_stays_on_the_page():
    paper = read("Meeting (no.435) of\n\nStone Community Council\n\n9th October 2024\n\nAgenda" + BODY)
    assert not any(block.check for block in paper.blocks)


def test_capitals_below_a_title_are_no_part_of_it():
    paper = read(
        "TO: Council\nSUBJECT: A quarterly word on the plan for the lamps of this year (A. Bloggs).\nRECEIVE AND FILE"
    )
    assert paper.subject == "A quarterly word on the plan for the lamps of this year (A. Bloggs)."


def test_a_label_that_is_said_twice_has_its_title_below():
    paper = read("TO: Council\nDATE: 4 March 2021\nAGENDA TITLE:\ntitle\nLamps for all\n\nRECOMMENDATION\n\nSay yes.")
    assert paper.title_as_published == "Lamps for all"


def test_the_number_of_an_item_that_is_alone_on_its_page_is_no_part_of_its_title():
    paper = read(
        "Issue - meetings\n\nMeeting: 20/07/2023 - Lamp Board (Item 15)\n\n15 Lamps for all pdf icon PDF 3 MB" + BODY
    )
    assert paper.title_as_published == "Lamps for all"
