"""Contacts are held private, and recommendations, summary and appendices are found."""

import pytest

from plans.papers import Appendix, read_paper, read_pasted

BODY = "Summary\n\nThe lamps on the quay are old.\n\n"


def read(text):
    (paper,) = read_pasted(BODY + text)
    return paper


@pytest.mark.parametrize(
    "signature",
    [
        "Jane Doe\n\nHead of Lamps\n\nT: 020 7946 0999\n\nE: jane.doe@example.org",
        "Jane Doe\nHead of Lamps\nT: 020 7946 0999 E: jane.doe@example.org",
        "Jane Doe, Head of Lamps, Tel: 020 7946 0999, jane.doe@example.org",
        "Contact officer: Jane Doe, Head of Lamps, 020 7946 0999, jane.doe@example.org",
        "Report author\n\nJane Doe\n\nHead of Lamps\n\nTelephone: (020) 7946 0999\n\nEmail: jane.doe@example.org",
        "Jane Doe\n\nHead of Lamps\n\nT:\t020 7946 0999\nE:\tjane.doe@example.org",
    ],
    ids=["lines apart", "lines together", "one line", "labelled", "under a heading", "with tabs"],
)
def test_a_signature_is_one_contact_in_every_layout(signature):
    paper = read(signature)
    (contact,) = paper.contacts
    assert (contact.name, contact.post, contact.email) == ("Jane Doe", "Head of Lamps", "jane.doe@example.org")
    assert contact.phone.replace("(", "").replace(")", "") == "020 7946 0999"
    assert not any(word in str(paper.blocks) for word in ("Jane", "7946", "example.org", "Report author"))


def test_two_people_are_two_contacts():
    paper = read("Jane Doe\n\njane@example.org\n\nRichard Roe\n\nClerk of Boats\n\nrichard@example.org")
    assert [contact.name for contact in paper.contacts] == ["Jane Doe", "Richard Roe"]
    assert paper.contacts[1].post == "Clerk of Boats"


def test_a_helpline_in_the_text_stays_but_the_editor_is_told(outline):
    line = "National Lamp Helpline: 0808 157 0999, every day, at any hour of the night."
    paper = read(f"Background\n\n{line}")
    assert line in outline(paper) and paper.contacts == []
    assert any("0808 157 0999 stays in the text (background-p-1)" in note.text for note in paper.notes)


def test_the_words_of_a_contact_are_kept_as_published():
    paper = read("Jane Doe\n\nRoom 4, Third Floor\n\njane@example.org")
    assert paper.contacts[0].as_published == "Jane Doe\nRoom 4, Third Floor\njane@example.org"


def test_an_address_behind_a_link_is_found():
    page = "<h2>Summary</h2><p>Lamps are old.<p>Jane Doe<p><a href='mailto:jane@example.org'>Write to me</a>"
    (paper,) = read_paper(page.encode(), "paper.html")
    (contact,) = paper.contacts
    assert (contact.name, contact.email) == ("Jane Doe", "jane@example.org")
    assert "jane" not in str(paper.blocks)


def test_recommendations_in_a_list_come_with_the_words_before_it():
    paper = read(
        "Recommendations\n\nThe Board is asked to:\n\n- agree the lamps;\n- note the boats.\n\nThe reasons are below."
    )
    assert [(part.lead_in, part.text) for part in paper.recommendations] == [
        ("The Board is asked to:", "agree the lamps;"), ("The Board is asked to:", "note the boats."),
    ]  # fmt: skip
    assert [part.anchor for part in paper.recommendations] == ["recommendation-1", "recommendation-2"]


def test_a_recommendation_without_a_heading_is_found_in_the_text():
    paper = read("Background\n\nIt is late.\n\nMembers are asked to note this paper.")
    assert [part.text for part in paper.recommendations] == ["Members are asked to note this paper."]


def test_the_list_after_what_members_are_asked_to_is_found_without_a_heading():
    asked = "The Board is asked to:\n\n- agree the lamps;\n- note the boats.\n\nThe reasons are below."
    paper = read(f"Background\n\nIt is late.\n\n{asked}")
    assert [(part.lead_in, part.text) for part in paper.recommendations] == [
        ("The Board is asked to:", "agree the lamps;"), ("The Board is asked to:", "note the boats."),
    ]  # fmt: skip


def test_a_section_that_only_says_what_to_do_is_a_recommendation():
    paper = read("Recommendation\n\nTo mend the lamps.")
    assert [part.text for part in paper.recommendations] == ["To mend the lamps."]


def test_a_paper_that_asks_for_nothing_has_no_recommendation():
    assert read("Background\n\nIt is late.").recommendations == []


def test_appendices_are_listed_with_label_and_title():
    paper = read("Appendices\n\n• Appendix 1 – Map\n• Annex B: Costs of lamps\n• A drawing")
    assert paper.appendices == [
        Appendix("Appendix 1", "Map"),
        Appendix("Annex B", "Costs of lamps"),
        Appendix("", "A drawing"),
    ]


@pytest.mark.parametrize("words", ["None", "• None", "Not applicable"])
def test_no_appendices_is_not_an_appendix(words):
    assert read(f"Appendices\n\n{words}").appendices == []
