"""Every fact that was entered is compared with its source, and a changed number, name or word is told."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from home.starter.site import create_starter_site
from plans.models import Membership, Organisation
from plans.record_facts import RecordFact, record_facts, telling, text_for, texts_in
from tests.home.starter_words import SOURCES, with_the_papers

PAPER = "The Board agreed on 5 June 2023 to name 80 premises. Harbour Trust* is one of seven partners."


def fact(words: str, *published: str) -> RecordFact:
    return RecordFact("/plans/one/", words, "Paper of 2023", True, (*published, *telling(words)))


@pytest.mark.parametrize(
    "words", ["We want 80 premises.", "It was 2023 when the Harbour Trust joined.", "Seven, in our own words."]
)
def test_numbers_and_names_that_the_source_has_agree(words):
    assert fact(words).missing_in(PAPER) == []


@pytest.mark.parametrize(
    ("words", "missing"),
    [("We want 81 premises.", ["81"]), ("In 2022 it was so.", ["2022"]), ("It is the Inland Trust.", ["Inland"])],
)
def test_others_are_told(words, missing):
    assert fact(words).missing_in(PAPER) == missing


def test_what_has_no_number_and_no_name_is_said_to_be_in_our_own_words_and_not_to_agree():
    assert fact("We work with others.").compared_with(PAPER) == "in our own words"
    assert fact("We want 80.").compared_with(PAPER) == "agrees"
    assert fact("We want 81.").compared_with(PAPER) == "DIFFERS: 81"
    assert fact("We want 80.").compared_with("") == "not compared"


def test_a_fact_is_looked_for_in_its_own_paper_and_in_the_notes_on_its_own_page():
    texts = {
        "report-2016-06-17.txt": "We want 80.",
        "report-2023-06-13.txt": "We want 31.",
        "public-record.md": "| 31 | ai=49425 |\n| Dec 2023: 75 | ai=147922 |",
    }
    of_paper = RecordFact("/plans/one/", "We want 31.", "Paper of 2016", True, ("31",), "2016-06-17")
    assert of_paper.compared_with(text_for(of_paper, texts)) == "DIFFERS: 31"
    noted = RecordFact("/plans/one/", "", "Minutes", False, ("31", "December"), "147922")
    assert noted.compared_with(text_for(noted, texts)) == "put otherwise in our notes: 31"


def test_a_name_as_published_agrees_whatever_its_signs_and_lines():
    assert fact("", "Harbour\nTrust").missing_in(PAPER) == []
    assert fact("", "Harbour Trusts").missing_in(PAPER) == ["Harbour Trusts"]


@pytest.mark.slow
class TestCommand:
    @pytest.fixture
    def membership(self, paper):
        return Membership.objects.create(
            body=Organisation.objects.create(name="The partnership of that time"),
            name_as_published="Harbour Trust",
            capacity="non_statutory",
            date=date(2023, 6, 5),
            source_paper=paper,
            source_paragraph="para-1",
        )

    def printed(self, folder) -> str:
        out = StringIO()
        call_command("compare_record", folder, stdout=out)
        return " ".join(out.getvalue().split())

    def test_without_the_sources_it_says_so_and_lists_the_facts(self, membership, tmp_path):
        printed = self.printed(tmp_path)
        assert "not compared /partners/" in printed and "Harbour Trust" in printed
        assert "nothing was compared" in printed

    def test_with_them_each_fact_has_its_result(self, membership, tmp_path):
        (tmp_path / "report-one.txt").write_text(PAPER, encoding="utf-8")
        assert "agrees /partners/" in self.printed(tmp_path)
        Membership.objects.update(name_as_published="Inland Trust")
        with pytest.raises(CommandError, match="1 fact differs"):
            self.printed(tmp_path)


@pytest.mark.slow
@pytest.mark.django_db
@with_the_papers
def test_no_fact_of_the_starter_record_differs_from_the_papers():
    create_starter_site()
    papers = "\n".join(texts_in(SOURCES).values())
    facts = [each for each in record_facts() if each.is_of_a_paper]
    assert len(facts) > 100
    assert [(each.page, each.words, each.missing_in(papers)) for each in facts if each.missing_in(papers)] == []
