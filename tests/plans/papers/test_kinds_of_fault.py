"""What failed with real papers of other councils, one test for each kind, with papers written for the test."""

from datetime import date

import pytest

from plans.papers import read_paper, read_pasted


def read(text):
    (paper,) = read_pasted(text)
    return paper


def read_page(html):
    (paper,) = read_paper(html.encode(), "paper.html")
    return paper


def offered(paper, field):
    return [offer.value for offer in paper.offers if offer.field == field and not offer.is_sure]


def aside(paper, reason):
    return [each.words for each in paper.set_aside if each.reason == reason]


@pytest.mark.parametrize(
    "boxes",
    ["☐ Private\n\n☒ Public", "[ ] Private\n\n[x] Public", "☑ Public ☐ Private", "Private ☐ Public ☒"],
)
def test_a_box_that_is_not_ticked_says_nothing(boxes, outline):
    paper = read(f"Report on a bridge\n\nKind of meeting:\n\n{boxes}\n\nSummary\n\nThe bridge was painted.")
    assert paper.openness == "Public"
    for line in boxes.split("\n\n"):
        assert line in outline(paper)


def test_labels_stay_labels_and_a_recommendation_keeps_its_own(outline):
    paper = read(
        "Report on a bridge\n\nRecommendations\n\nMembers are asked to:\n"
        "(a) paint the bridge; and\n(b) thank the painter."
    )
    assert [(part.label, part.text) for part in paper.recommendations] == [
        ("(a)", "paint the bridge; and"),
        ("(b)", "thank the painter."),
    ]


def test_levels_that_were_typed_are_nested(outline):
    paper = read(
        "Report on a bridge\n\n1. The group will:\n(a) ask:\n(i) by letter:\n1) first class\n2) second class\n"
        "(ii) in person;\n"
        "(b) listen.\n\n2. It meets in May."
    )
    assert outline(paper) == [
        "[1] The group will:",
        "- [(a)] ask:",
        "  - [(i)] by letter:",
        "    - [1)] first class",
        "    - [2)] second class",
        "  - [(ii)] in person;",
        "- [(b)] listen.",
        "[2] It meets in May.",
    ]


def test_a_list_may_begin_at_four(outline):
    page = "<h2>Paint</h2><p>We go on:</p><ol start=4><li>fourth<li>fifth</ol>"
    assert outline(read_page(page)) == ["We go on:", "- [4] fourth", "- [5] fifth"]


def test_the_title_of_the_author_is_not_the_title_of_the_paper():
    paper = read(
        "Report to:\tBridge Board\nReport author:\tJo Bloggs\nTitle:\tBridge Manager\n"
        "Subject:\tNew paint\n\nSummary\n\nX."
    )
    assert paper.title_as_published == "New paint"
    assert paper.report_author == ("Jo Bloggs", "Bridge Manager")


def test_a_subject_on_a_line_of_its_own_is_the_title():
    paper = read(
        "DATE:   March 4, 2021\n\nTO:   Bridge Council\n\nSUBJECT\n\nPaint: buy more of it\n\n"
        "RECOMMENDATION\n\nThat it is."
    )
    assert (paper.title_as_published, paper.dated) == ("Paint: buy more of it", date(2021, 3, 4))


def test_every_line_of_a_letterhead_is_kept(outline):
    paper = read(
        "Eastwater Town\n\nCommunity\n\nSafety Partnership\n\nPlan for 2009\n\nForeword\n\nIt runs for a year."
    )
    assert paper.title_as_published == "Plan for 2009"
    assert outline(paper)[:4] == ["Eastwater Town", "Community", "Safety Partnership", "## Foreword"]


@pytest.mark.parametrize(
    ("page", "committee", "day"),
    [
        (
            "<h1>Agenda and minutes</h1><h2>Bridge Scrutiny Panel - Thursday, 4th March, 2021 7.00 pm</h2><p>None.</p>",
            "Bridge Scrutiny Panel",
            date(2021, 3, 4),
        ),
        (
            "<p>MINUTES OF A MEETING OF THE BRIDGE BOARD HELD ON THURSDAY 4 MARCH 2021 AT 9:30 AM</p><p>None.</p>",
            "BRIDGE BOARD",
            date(2021, 3, 4),
        ),
        (
            "<p>CYNGOR Y BONT</p><p>Cofnodion y cyfarfod o’r Cyngor Sir a gynhaliwyd ar 4 Mawrth, 2021</p><p>Neb.</p>",
            "Cyngor Sir",
            date(2021, 3, 4),
        ),
        (
            "<h1>MINUTES</h1><h2>Bridge Council</h2><h2>Thursday 4 March 2021</h2><p>None came.</p>",
            "Bridge Council",
            date(2021, 3, 4),
        ),
    ],
    ids=["agenda page", "sentence in capitals", "Welsh", "title block"],
)
def test_what_stands_outside_a_header_is_offered_and_not_taken_as_sure(page, committee, day):
    paper = read_page(page)
    assert committee in offered(paper, "committee")
    assert day in [offer.day for offer in paper.offers if offer.field == "dated"]
    assert paper.committees == [] and paper.dated is None


@pytest.mark.parametrize("at_the_end", [True, False])
def test_a_decision_page_states_its_committee_and_two_days(at_the_end):
    facts = "<p>Decision Maker: Bridge Cabinet</p><p>Publication date: 9/03/2021</p><p>Date of decision: 04/03/2021</p>"
    words = "<p>" + "The Cabinet agreed to buy paint and to have the bridge painted in the spring. " * 3 + "</p>"
    parts = [words, facts] if at_the_end else [facts, words]
    paper = read_page(f"<h1>Decision details</h1><h2>New paint</h2>{''.join(parts)}")
    told = [offer for offer in paper.offers if offer.is_sure is not at_the_end]
    assert ("committee", "Bridge Cabinet") in [(offer.field, offer.value) for offer in told]
    assert date(2021, 3, 4) in [offer.day for offer in told]
    assert paper.title_as_published == "New paint"


def test_web_page_tags_in_markdown_are_read_and_others_are_words(outline):
    text = '---\ntitle: "A parish"\ndate: "2019-05-02"\n---\n\n**Minutes**\n\n'
    text += "<table><tr><td><b>1</b></td><td>Painted.</td></tr>"
    text += "<tr><td><b>2</b></td><td>Riveted.</td></tr></table>\n\nUse <blink> here."
    (paper,) = read_paper(text.encode(), "paper.md")
    assert outline(paper) == ["Minutes", "1 | Painted.", "2 | Riveted.", "Use <blink> here."]
    assert paper.title_as_published == "A parish"
    assert aside(paper, "front matter") and offered(paper, "dated") == ["2019-05-02"]


def test_numbered_lines_do_not_run_together(outline):
    text = (
        "# Minutes of the Bridge Group\n\nNo 1. Paint\n1.1 The Chair told of the paint and of how long it would "
        "hold on such "
        "a bridge in the rain.\n1.2 Two were away.\nNo 2. Rivets"
    )
    (paper,) = read_paper(text.encode(), "paper.md")
    assert outline(paper) == [
        "No 1. Paint",
        "[1.1] The Chair told of the paint and of how long it would hold on such a bridge in the rain.",
        "[1.2] Two were away.",
        "No 2. Rivets",
    ]


def test_a_first_row_like_the_others_names_no_columns():
    paper = read("Minutes\n\nPresent:\nMs J Bloggs\tMr P Roe\nMs K Doe\tMr Q Poe\n\nThe Chair opened the meeting.")
    (table,) = [block for block in paper.blocks if block.kind == "table"]
    assert not table.has_header_row


def test_a_table_that_only_places_text_is_unrolled(outline):
    page = (
        "<h1>Agenda</h1><table><tr><th>No.<th>Item</tr><tr><td><p>1.</p><td><h3>Paint</h3><p>It was bought.</p>"
        "<ul><li>red<li>blue</ul></tr><tr><td>2.<td><h3>Rivets</h3><p>None.</p></tr></table>"
    )
    assert outline(read_page(page))[2:] == [
        "## [1] Paint",
        "It was bought.",
        "- red",
        "- blue",
        "## [2] Rivets",
        "None.",
    ]


@pytest.mark.parametrize(
    ("data", "doubt"),
    [
        ("<html><head><meta charset='iso-8859-14'></head><p>Adroddiad dŵr a thŷ</p>".encode("iso-8859-14"), False),
        (
            "<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Adroddiad £5</p>".encode(
                "cp1252"
            ),
            False,
        ),
        ("<html><p>Adroddiad £5 a mwy na hynny</p>".encode("utf-16-le"), True),
    ],
    ids=["Celtic", "Latin", "UTF-16 without mark"],
)
def test_the_alphabet_that_a_page_states_is_used(data, doubt):
    (paper,) = read_paper(data, "paper.html")
    words = paper.title_as_published + str(paper.blocks)
    assert "dŵr a thŷ" in words or "£5" in words
    assert any(note.field == "text" for note in paper.notes) is doubt


def test_what_is_not_for_the_public_is_never_ticked_and_each_part_is_named():
    paper = read(
        "Report on a sale\n\nStatus: Not for publication\n\nSummary\n\nSold.\n\n"
        "PART II - EXEMPT INFORMATION\n\nFor 9 pounds."
    )
    assert [(each.words, each.anchor) for each in paper.restrictions] == [
        ("Status: Not for publication", ""),
        ("PART II - EXEMPT INFORMATION", "part-ii-exempt-information"),
    ]
    assert not any(note.kind == "recognised" and note.field == "openness" for note in paper.notes)


@pytest.mark.parametrize(
    "text",
    [
        "There are no exempt items.",
        "This report does not contain any exempt information.",
        "Part 2 of the plan is about paint.",
    ],
)
def test_what_is_said_to_hold_nothing_exempt_is_not_held_back(text):
    assert read(f"Report on a bridge\n\nSummary\n\n{text}").restrictions == []


def test_two_dates_are_two_dates_each_with_its_label():
    paper = read(
        "Report on a bridge\n\nDate of report: 1 March 2021\nDate of meeting: 4 March 2021\n\nSummary\n\nPainted."
    )
    assert (paper.dated, paper.dated_label) == (date(2021, 3, 4), "Date of meeting")
    assert [tuple(fact) for fact in paper.other_facts] == [("Date of report", "1 March 2021")]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>Action<th>Status<tr><td>Paint<td>Done<tr><td>Rivets<td>Late",
        "<tr><td>Action<td>Status<tr><td>Paint<td>Done<tr><td>Rivets<td>Late",
        "<tr><td>1<td>Paint was discussed.<td>Action: Jo<tr><td>2<td>Rivets too.<td>Action: Pat",
    ],
)
def test_a_table_of_the_text_is_no_header(rows):
    paper = read_page(f"<h1>Plan of work</h1><table>{rows}</table><p>The end.</p>")
    assert paper.facts == [] and paper.action_requested == ""
    assert [block.kind for block in paper.blocks][0] == "table"


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("Minutes of the Bridge Partnership\n\nHeld in the Hall on the 4th day of March 2021", "Bridge Partnership"),
        ("Minutes\nCity of Bridge\n*Rules & Paint Committee\n\nThursday, March 04, 2021", "Rules & Paint Committee"),
        ("Overview and Scrutiny - Thursday, 4th March, 2021 5.00 pm, NEW", "Overview and Scrutiny"),
        ("Notice of a meeting of the Bridge Panel to be held in Room 2 on 4 March 2021 at 6.30 p.m.", "Bridge Panel"),
    ],
)  # fmt: skip
def test_other_councils_say_who_and_when_in_their_own_way(text, committee):
    paper = read(f"{text}\n\nThe bridge was painted, as had been agreed when the group last met in the old town hall.")
    assert committee in offered(paper, "committee")
    assert date(2021, 3, 4) in [offer.day for offer in paper.offers]
