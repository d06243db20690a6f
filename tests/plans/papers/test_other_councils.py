"""Papers of councils that name and number things their own way."""

from datetime import date

import pytest

from plans.papers import Appendix, CommitteeAction, Officer, read_pasted


def note_texts(paper, field):
    return [note.text for note in paper.notes if note.field == field]


def test_other_labels_mean_the_same_facts(read_fixture):
    (paper,) = read_fixture("moorland.txt")
    assert paper.committees == [CommitteeAction("Communities Board", "")]
    assert paper.dated == date(2024, 3, 4)
    assert paper.title_as_published == "Night buses and safety at the bus station"
    assert paper.action_requested == "For decision"
    assert paper.report_author == Officer("Dr Petra Vale", "Head of Transport")


def test_a_contact_in_the_header_is_held_private_too(read_fixture):
    (paper,) = read_fixture("moorland.txt")
    (contact,) = paper.contacts
    assert (contact.name, contact.phone, contact.email) == ("Dr Petra Vale", "01632 960 123", "petra.vale@example.org")
    assert "Vale" not in str(paper.blocks)


def test_a_label_that_is_not_known_stays_as_text_and_the_letterhead_is_kept(read_fixture, outline, all_words):
    (paper,) = read_fixture("moorland.txt")
    assert outline(paper)[:2] == ["MOORLAND DISTRICT COUNCIL", "Wards affected: All wards"]
    assert "MOORLAND DISTRICT COUNCIL" in all_words([paper])


def test_parts_numbered_1_1_with_letters_inside_are_read(read_fixture, outline):
    (paper,) = read_fixture("moorland.txt")
    assert outline(paper)[2:] == [
        "## [1] EXECUTIVE SUMMARY",
        "[1.1] Night buses began a year ago. This report says how safe people feel on them and at the bus station, and "
        "what could be done with the money that is left.",
        "[1.2] Half of the drivers have been asked.",
        "## [2] RECOMMENDATIONS",
        "[2.1] The Board is asked to:",
        "- [(a)] agree to the new lamps;",
        "- [(b)] note the answers of the drivers:",
        "  - [(i)] by day",
        "  - [(ii)] by night",
        "- [(c)] ask for another report in a year.",
        "## [3] BACKGROUND",
        "[3.1] The bus station has three doors. Only one is lit. 3.5 million people use it each year.",
        "[3.2] Drivers said that:",
        "- [1] they see most trouble at closing time;",
        "- [2] the cameras do not help; and",
        "- [3] they would welcome a guard.",
        "[3.3] The police agree.",
        "## [4] FINANCIAL IMPLICATIONS",
        "[4.1] The lamps cost £12,000.",
        "## [5] BACKGROUND PAPERS",
        "None",
    ]


def test_a_web_page_with_its_facts_in_a_table_is_read(read_fixture):
    (paper,) = read_fixture("fenwick.html")
    assert paper.committees == [CommitteeAction("Crime and Disorder Panel", "")]
    assert (paper.dated, paper.dated_as_published) == (date(2018, 1, 9), "Tuesday 9 January 2018")
    assert paper.subject == "Street drinking: what a year of wardens did"
    assert paper.openness == "Non-public"
    assert paper.action_requested == "For discussion"
    assert paper.report_of == Officer("", "Corporate Director of Place")


def test_the_body_of_a_web_page_is_read_with_lettered_paragraphs(read_fixture, outline):
    (paper,) = read_fixture("fenwick.html")
    assert outline(paper) == [
        "Fenwick Borough Council",
        "Cabinet lead Councillor Okoro",
        "## What this is about",
        "[A] Wardens have walked the High Street since last winter.",
        "[B] They were asked to talk first and to fine last.",
        "## What we found",
        "[C] The numbers, street by street:",
        "Wardens' talks",
        "Street | Talks | Talks",
        "Street | Day | Night",
        "High Street | 12 | about 40",
        "Low Street | 3 | about 40",
        "- People listened.",
        "  - Most at noon",
        "  - Fewer at night",
        "- Shops were glad.\nThey said so.",
        "## Decision requested",
        "The Panel is invited to discuss the wardens' year.",
        "Thank you & goodnight <all>",
    ]


def test_what_a_web_page_leaves_out_is_said(read_fixture):
    (paper,) = read_fixture("fenwick.html")
    assert note_texts(paper, "picture") == ["A picture was left out. It shows: Map of the High Street."]
    assert note_texts(paper, "embedded")


def test_markdown_with_headings_is_read(read_fixture, outline):
    (paper,) = read_fixture("harbour.md")
    assert paper.title_as_published == "Lighting on the quays"
    assert paper.committees == [
        CommitteeAction("Harbour Committee", "For Decision"),
        CommitteeAction("Streets Board", "For Information"),
    ]
    assert outline(paper) == [
        "## Summary",
        "The quays have twelve lamps, see the map and the plan. Four of them do not work.",
        "## Main report",
        "[1] The first lamp was put up in 1890.",
        "[2] It is made of iron. <script>alert(1)</script>",
        "- painted green",
        "- and gold",
        "[3] The others are new.",
        "Lamp | Works",
        "1 | yes",
        "2 | ",
        "[note]: words that Markdown would swallow",
        "## Recommendations",
        "[1] That the committee agrees to four new lamps.",
        "[2] That it thanks the painter.",
    ]


def test_a_date_that_is_not_whole_is_kept_but_not_guessed(read_fixture):
    (paper,) = read_fixture("harbour.md")
    assert paper.dated is None and paper.dated_as_published == "June"
    assert note_texts(paper, "dated") == ["“June” is not a whole date. We did not guess the rest."]


def test_numbers_that_begin_again_have_their_own_anchors(read_fixture):
    (paper,) = read_fixture("harbour.md")
    assert [part.anchor for part in paper.recommendations] == ["para-1--2", "para-2--2"]


def test_a_text_of_no_known_build_becomes_body_text():
    (paper,) = read_pasted("once upon a time\nthere was a lamp\n\nit shone")
    assert [block.html for block in paper.blocks] == ["once upon a time", "there was a lamp", "it shone"]
    assert note_texts(paper, "sections")


def test_an_attached_appendix_with_its_own_header_becomes_its_own_paper():
    body = "The lamps on the quay are old and some of them do not work any more. " * 5
    papers = read_pasted(
        f"Committee: Quay Board\nDate: 1 May 2021\nTitle: Lamps\n\nIntroduction\n\n{body}\n\n"
        f"Appendices\n\nAppendix A: Costs\nAppendix B: Map\n\n"
        f"APPENDIX A\n\nCommittee: Money Board\nDate: 2 April 2021\nTitle: What lamps cost\n\nSummary\n\n{body}\n\n"
        f"APPENDIX B\n\nBackground\n\n{body}"
    )
    assert [(paper.title_as_published, paper.appendix_label) for paper in papers] == [
        ("Lamps", ""),
        ("What lamps cost", "APPENDIX A"),
        ("APPENDIX B", "APPENDIX B"),
    ]
    assert papers[0].appendices == [Appendix("Appendix A", "Costs"), Appendix("Appendix B", "Map")]
    assert papers[1].dated == date(2021, 4, 2)
    assert all(paper.appendix_of is papers[0] for paper in papers[1:])


def test_meetings_listed_in_the_body_do_not_begin_another_paper():
    body = "The board met and talked about lamps, and then it talked about boats for a long time. " * 4
    papers = read_pasted(f"Introduction\n\n{body}\n\nMeeting: Quay Board\nDate: 1 May 2021\n\n{body}\n\n{body}")
    assert len(papers) == 1


@pytest.mark.parametrize(
    ("line", "title", "aside"),
    [
        ("78 Lights in the lanes (0.07.10) PDF 289 KB", "Lights in the lanes", ["78", "(0.07.10) PDF 289 KB"]),
        ("8 Lights in the lanes (00:16:30) PDF 8 KB", "Lights in the lanes", ["8", "(00:16:30) PDF 8 KB"]),
        ("92 Lights in the lanes\nPDF 1.2 MB", "Lights in the lanes", ["92", "PDF 1.2 MB"]),
        ("Lights in the lanes pdf icon PDF 133 KB", "Lights in the lanes", ["pdf icon PDF 133 KB"]),
        ("The lanes in 2024", "The lanes in 2024", []),
    ],
)
def test_the_number_in_a_list_and_the_size_of_a_file_are_no_part_of_the_title(line, title, aside):
    """As three meeting sites list the one paper of a page."""
    [paper] = read_pasted(f"{line}\nTo look at the report of the Lamp Officer.\nMinutes:\nIt was noted.")
    assert paper.title_as_published == title
    assert [each.words for each in paper.set_aside] == aside


@pytest.mark.parametrize(
    ("top", "title", "day"),
    [
        ("LAMP COUNCIL\nGENERAL MEETING MONDAY 4 MARCH 2O24\nHeld in the Long Room", None, date(2024, 3, 4)),
        ("Lamp Board\n\nLights on the quay &\n\nboats in the lane\n\n4 March 2024", "Lights on the quay &", None),
        ("Lamp Board\n\n4 March 2024\n\nLong Room, 57 Mill Road, G11 7HZ", "Lamp Board", None),
        ("Original file\n\nLights in the lanes\n\nLamp Board, 4 March 2024", "Lights in the lanes", None),
    ],
    ids=["the letter O in a year", "a title with &", "an address is no title", "nor is a link to the file"],
)
def test_tops_of_papers_as_others_set_them(top, title, day):
    [paper] = read_pasted(f"{top}\n\nThe lamps of the lane were counted, and all of them were found to be dark.")
    assert title is None or paper.title_as_published.startswith(title)
    assert day is None or day in [offer.day for offer in paper.offers]


def test_a_letter_to_the_mayor_and_each_member_is_to_their_council():
    whom = "The Mayor and each Member of the Municipal District of Lampton"
    [paper] = read_pasted(f"To: {whom}\nDate: 4 March 2024\n\nAll is well.")
    assert [each.name for each in paper.committees] == ["Municipal District of Lampton"]


def test_the_day_by_which_something_is_due_is_no_day_of_the_paper():
    [paper] = read_pasted(
        "# Lamps\n\n## Put up more\n\nDue date: 31 March 2024\n\nStatus: Green\n\n## Count them\n\nDone."
    )
    assert [offer for offer in paper.offers if offer.field == "dated"] == []
