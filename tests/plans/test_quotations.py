"""Quotation marks mean verbatim: a quotation stands in its paragraph, and whole sentences come from the paper."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.models import DecisionPage, DecisionPassage, DecisionWording, Organisation, PlanStatement
from plans.quotations import is_verbatim, problem_with_quotation

PARAGRAPH = "The Board agreed to pause its own work on five areas, as others deal with them. It said so in public."


@pytest.mark.parametrize(
    "words",
    [
        "to pause its own work",
        "The Board […] as others deal with them.",
        "agreed to pause … on five areas",
        "The  Board\nagreed",
    ],
)
def test_words_of_the_paragraph_and_shown_omissions_are_verbatim(words):
    assert is_verbatim(words, PARAGRAPH)


@pytest.mark.parametrize(
    "words",
    ["pause its own new work", "to pause its own work on five areas;", "as others deal […] The Board", "", "[…]"],
)
def test_anything_else_is_not(words):
    assert not is_verbatim(words, PARAGRAPH)


# What others met: words cut in the middle, spaces and hyphens that nobody sees, an accent kept in two ways, brackets of
# the paper itself, a quotation that is sent through Markdown.
@pytest.mark.parametrize(
    ("words", "paragraph"),
    [
        ("to five (5) areas", "It was cut to five (5) areas."),
        ("cost [of] 80", "The cost [of] 80 was met."),
        ("rate = 12", "The rate\u2009=\u200912 was met."),
        ("neighbourhood crime", "All neigh\u00adbour\u00adhood crime."),
        ("Cafe\u0301 owners", "Caf\u00e9 owners agreed."),
        ("the *main* aim", "It is the *main* aim."),
    ],
)
def test_what_a_reader_sees_as_the_same_is_the_same(words, paragraph):
    assert is_verbatim(words, paragraph)


@pytest.mark.parametrize(
    ("words", "paragraph"),
    [
        ("able to act", "The Board was unable to act."),
        ("the Board to act", "They asked the Board to actively help."),
        ("cost 80", "The cost [of] 80 was met."),
        ("main aim", "It is the *main* aim."),
        ("5 areas", "It was cut to 15 areas."),
    ],
)
def test_a_word_that_is_cut_and_a_sign_that_is_gone_are_not(words, paragraph):
    assert not is_verbatim(words, paragraph)


@pytest.mark.parametrize(
    ("words", "as_the_paper_has_it"),
    [("the City's plan", "the City’s plan"), ('"safe" - now', "“safe” – now"), ("the city’s Plan", "the City’s plan")],
)
def test_other_marks_are_told_with_those_of_the_paper(words, as_the_paper_has_it):
    said = problem_with_quotation(words, "Read the City’s plan: “safe” – now.")
    assert as_the_paper_has_it.strip("“”") in said and "as they are" in said


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 12), st.integers(1, 9), st.integers(0, 39), st.sampled_from("xXé;’"))
def test_one_character_changed_is_found(start, length, place, other):
    words = " ".join(PARAGRAPH.split()[start : start + length])
    at = place % len(words)
    changed = words[:at] + other + words[at + 1 :]
    assert is_verbatim(words, PARAGRAPH)
    assert problem_with_quotation(changed, PARAGRAPH) or changed == words or changed in PARAGRAPH


def test_a_whole_sentence_is_left_to_the_paper():
    assert "takes it from the paper" in problem_with_quotation("It said so in public.", PARAGRAPH)


@pytest.mark.slow
class TestPages:
    @pytest.fixture
    def decision(self, decisions, paper):
        page = DecisionPage(
            title="One", slug="one", date=date(2016, 6, 17), outcome="agreed", source_paper=paper,
            source_paragraph="para-1", record_in_our_words="<p>We tell it.</p>",
            body=Organisation.objects.create(name="The Board of one"),
        )  # fmt: skip
        page.passages = [DecisionPassage(source_paper=paper, source_paragraph=f"para-{number}") for number in (1, 2)]
        page.wordings = [
            DecisionWording(topic="Topic", recommended="Less of it", recorded="More of it", is_in_our_words=True)
        ]
        return decisions.add_child(instance=page)

    def main_of(self, client) -> BeautifulSoup:
        return BeautifulSoup(client.get("/decisions/one/").content, "html.parser").main

    def test_words_of_a_paper_we_hold_are_shown_by_reference_and_name_nobody(self, client, decision, paper):
        quoted = [each.text for each in self.main_of(client).select("blockquote")]
        assert quoted[0] == "“The first paragraph.”"
        assert "Ada Lovelace" not in "".join(quoted)
        assert "020 7946 0000" in "".join(quoted)  # not an officer's own number: it is in no contact of the paper
        paper.body = [("paragraph", {"anchor": "para-1", "number": "1", "text": "<p>Mended words.</p>"})]
        paper.save()
        assert self.main_of(client).select_one("blockquote").text == "“Mended words.”"

    def test_a_paper_in_our_own_summary_is_never_quoted(self, client, decision, paper):
        paper.body_is_summary = True
        paper.save()
        main = self.main_of(client)
        assert not main.select("blockquote")
        assert "Told in our own words" in main.text

    def test_our_own_telling_stands_in_no_quotation(self, client, decision):
        main = self.main_of(client)
        assert "Less of it" not in "".join(each.text for each in main.select("blockquote, mark"))
        assert "Less of it" in main.text

    def test_a_quotation_that_is_not_in_its_paragraph_is_refused_at_its_field(self, plan, paper):
        fact = PlanStatement(plan=plan, kind="vision", as_published="The first paragraf", source_paper=paper)
        fact.source_paragraph = "para-1"
        with pytest.raises(ValidationError) as refused:
            fact.full_clean()
        assert set(refused.value.message_dict) == {"as_published"}
        fact.as_published = "first paragraph"
        fact.full_clean()

    @pytest.mark.parametrize(
        ("outcome", "words"), [("asked", "Asked to note, outcome not held"), ("received", "Received")]
    )
    def test_what_decides_nothing_has_no_day_from_which_it_counts(self, client, decision, outcome, words):
        DecisionPage.objects.update(outcome=outcome)
        main = self.main_of(client)
        assert words in main.select_one("dl.facts").text
        assert "In effect from" not in main.text
