"""What a journalist asks is answered in three clicks at most, and every fact that was entered stands on its page."""

import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import TestCase

from plans.record_facts import record_facts, texts_in
from tests.home.starter_words import SOURCES, with_the_papers
from tests.starter_site import put_starter_site

TABLE = Path(settings.BASE_DIR) / "docs" / "developers" / "record-compared.md"
NOTES = SOURCES.parent / "reference"
POINT = re.compile(r", point \d+$")  # a list of partners says once for all where it was read

pytestmark = pytest.mark.slow


class ThreeQuestions(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()

    def after(self, *clicks: str) -> str:
        """The words of the page that these links lead to, from the front page on."""
        self.assertLessEqual(len(clicks), 3)
        address = "/"
        for click in clicks:
            links = self.page(address).select("header a, main a, footer a")
            address = next(link["href"] for link in links if click in " ".join(link.get_text(" ").split()))
        return " ".join(self.page(address).main.get_text(" ").split())

    def page(self, address: str) -> BeautifulSoup:
        response = self.client.get(address.split("#")[0])
        self.assertEqual(200, response.status_code, address)
        return BeautifulSoup(response.content, "html.parser")

    def test_what_became_of_hate_crime(self):
        text = self.after("What the law asks", "Hate crime")
        self.assertIn("Paused", text)
        self.assertIn("5 June 2023", text)
        self.assertIn("Not one of the areas of 2025-2029; no decision found", text)

    def test_who_decided_when_and_by_what_right(self):
        text = self.after("Decisions", "From seven areas to three")
        self.assertIn("Safer City Partnership Board", text)
        self.assertIn("5 June 2023", text)
        self.assertIn("Crime and Disorder Act 1998", self.after("What the law asks"))

    def test_what_is_due_and_late(self):
        text = self.after("All that we do not know")
        self.assertIn("What came of this, due May 2019", text)
        self.assertIn("No report of them is held.", text)
        review = self.after("Our plans", "Annual review 2016–17")
        self.assertIn("Nothing. That does not mean that nothing was done.", review)

    def test_every_fact_stands_on_its_page_with_where_it_was_read_and_in_the_table_of_facts(self):
        read, missing, table = {}, [], [row[:3] for row in rows_of(TABLE)]
        for fact in record_facts():
            if fact.page not in read:
                read[fact.page] = closed_up(self.page(fact.page).get_text(" "))
            parts = re.split(r"[,:;.]\s", f"{fact.words} ") + [POINT.sub("", fact.source)]
            missing += [(fact.page, part) for part in parts if closed_up(part) not in read[fact.page]]
        self.assertEqual([], missing)
        self.assertGreater(len(read), 20)
        self.assertEqual(sorted([fact.page, fact.words, fact.source] for fact in record_facts()), table)

    @pytest.mark.skipif(not (NOTES / "public-record.md").exists(), reason="Our notes on pages elsewhere are not here.")
    @with_the_papers
    def test_the_table_of_facts_says_what_comparing_finds_and_copies_no_sentence(self):
        with TemporaryDirectory() as folder:
            written = Path(folder) / "table.md"
            call_command("compare_record", SOURCES, NOTES, markdown=written, stdout=StringIO())
            self.assertEqual(written.read_text(encoding="utf-8"), TABLE.read_text(encoding="utf-8"))
        papers = "\n".join(texts_in(SOURCES).values())
        sentences = [fact for _, fact, *_ in rows_of(TABLE) if fact.endswith(".")]
        self.assertEqual([], [sentence for sentence in sentences if runs(sentence) & runs(papers)])


def rows_of(table: Path) -> list[list[str]]:
    """The cells of each row of the table with four columns."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("| /")]
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines]


def closed_up(words: str) -> str:
    """Without spaces, because a chart sets a year in two parts."""
    return "".join(words.split()).casefold()


def runs(words: str) -> set[str]:
    """Every run of nine words: shorter ones may be names and terms."""
    listed = re.findall(r"[^\W_]+", words.casefold())
    return {" ".join(listed[at : at + 9]) for at in range(len(listed) - 8)}
