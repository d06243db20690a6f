"""The words of a new site: plain, our own, and leading to the paragraph they were read in."""

import re
from html import unescape
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TestCase
from wagtail.models import Page

from home.models import HomePage, StandardPage
from home.starter.site import create_starter_site
from plans.models import (
    Activity,
    Figure,
    Measure,
    Membership,
    Organisation,
    PlanEvent,
    PlanIndexPage,
    PlanPage,
    PlanStatement,
    PolicyDriver,
    PriorityPage,
    ReportIndexPage,
    ReportPage,
)
from plans.papers import read_paper
from tests.support_services.reading_age import grade

# The words of ours on each kind of page. What a paper says is left out: its words are not ours to make plain.
OUR_FIELDS = {
    HomePage: ["lead"],
    StandardPage: ["lead", "body"],
    PlanIndexPage: ["introduction"],
    ReportIndexPage: ["introduction"],
    PlanPage: ["in_short"],
    PriorityPage: ["aim", "context"],
    ReportPage: ["in_short", "body"],
    PlanStatement: ["text"],
    PlanEvent: ["words"],
    Activity: ["title", "text"],
    Measure: ["note"],
    Organisation: ["purpose", "name_note"],
    PolicyDriver: ["what_it_asks"],
}
ROWS = {PlanPage: ["statements", "events"], PriorityPage: ["activities"]}
AS_PUBLISHED = {
    PlanPage: ["title_as_published", "term_as_published"],
    PriorityPage: ["title_as_published", "objective_as_published"],
    ReportPage: ["title_as_published", "date_as_published", "openness", "action_requested", "report_of_post"],
    PlanStatement: ["as_published", "period_as_published"],
    PlanEvent: ["date_as_published"],
    Activity: ["as_published", "timeframe_as_published"],
    Membership: ["name_as_published"],
    Figure: ["as_published"],
}
KNOWN_NUMBERS = {"999", "101", "08082000247", "08081689111", "02076063030"}
REQUIRED_BY_LAW = [  # Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018
    "partially compliant",
    "What may not be accessible",
    "too costly",
    "rules do not cover",
    "23 September 2018",
    "Another format",
    "Community Safety Team",
    "Equality and Human Rights Commission",
    "EHRC",
    "Equality Advisory and Support Service",
    "EASS",
    "Prepared on",
    "21 November 2026",
    "21 November 2027",
]
SOURCES = Path(settings.BASE_DIR).parent / "shared" / "sources"
TOO_LONG_A_RUN = 9  # words: shorter ones may be names and terms

with_the_papers = pytest.mark.skipif(
    not list(SOURCES.glob("*.txt")), reason="The two papers are not here: put their text into shared/sources beside it."
)


BLOCK_END = re.compile(r"</(?:p|li)>")
TAG = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    """Stored rich text as words, one block to a line. A line without an end gets a full stop: it is read as one."""
    lines = (unescape(TAG.sub(" ", line)).strip() for line in BLOCK_END.sub("\n", html).splitlines())
    return "\n".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines if line)


def words_in(value) -> list[str]:
    """Every text of a body, as it is stored: addresses, numbers and names of blocks left out."""
    if isinstance(value, dict):
        kept = (part for key, part in value.items() if key not in ("id", "type", "anchor", "number", "page", "columns"))
        return list(chain.from_iterable(map(words_in, kept)))
    if isinstance(value, list):
        return list(chain.from_iterable(map(words_in, value)))
    return [value] if isinstance(value, str) else []


def our_words(row) -> str:
    """What we say on a page or in a row, and in the rows that belong to it, one block to a line."""
    texts = []
    for field in OUR_FIELDS[type(row)]:
        value = getattr(row, field)
        texts += [value] if isinstance(value, str) else words_in(value.get_prep_value())
    texts += [our_words(each) for name in ROWS.get(type(row), []) for each in getattr(row, name).all()]
    return "\n".join(plain(text) for text in texts)


def runs_of(text: str) -> set[str]:
    """Every run of words in one line that is too long to be shared by chance, without capitals and signs."""
    runs = set()
    for line in text.splitlines():
        words = re.findall(r"[a-z0-9]+", line.casefold().replace("’", "").replace("'", ""))
        runs |= {" ".join(words[at : at + TOO_LONG_A_RUN]) for at in range(len(words) - TOO_LONG_A_RUN + 1)}
    return runs


def papers_text() -> str:
    return "\n".join(source.read_text(encoding="utf-8") for source in sorted(SOURCES.glob("*.txt")))


def without_quote_styles(text: str) -> str:
    return " ".join(text.translate(str.maketrans("’‘“”", "''\"\"")).split())


class StarterWords(TestCase):
    @classmethod
    def setUpTestData(cls):
        create_starter_site()
        public = Page.objects.filter(depth__gt=1).order_by("path").specific()
        cls.pages = [page for page in public if type(page) in OUR_FIELDS]
        cls.rows = [row for model in (Measure, Organisation, PolicyDriver) for row in model.objects.all()]

    def test_pages_are_plain_enough_for_a_child_of_eleven(self):
        for page in self.pages:
            with self.subTest(page.title):
                self.assertLess(grade(our_words(page)), 7)

    def test_only_numbers_that_we_have_seen_in_a_source_are_given(self):
        for page in self.pages:
            for number in re.findall(r"\d(?:[ ]?\d){9,}", our_words(page)):
                with self.subTest(page.title):
                    self.assertIn(number.replace(" ", ""), KNOWN_NUMBERS)

    def test_the_plan_of_2016_is_never_said_to_have_been_agreed(self):
        plan = PlanPage.objects.get(slug="2016-17")
        said = our_words(plan) + "".join(our_words(each.specific) for each in plan.get_children())
        self.assertNotRegex(
            said.replace("we cannot say that the plan was agreed", ""), r"(?i)(was|is|were) agreed|in force"
        )

    def test_the_accessibility_statement_has_every_part_the_law_asks_for(self):
        said = our_words(StandardPage.objects.get(slug="accessibility"))
        for part in REQUIRED_BY_LAW:
            self.assertIn(part, said)

    def test_the_privacy_notice_says_what_readers_editors_and_officers_need(self):
        said = our_words(StandardPage.objects.get(slug="privacy"))
        for part in ("no cookies", "password", "Two years", "Your rights", "Information Commissioner"):
            self.assertIn(part, said)

    @with_the_papers
    def test_our_sentences_are_not_those_of_the_papers(self):
        theirs = runs_of(papers_text())
        for row in [*self.pages, *self.rows]:
            with self.subTest(type(row).__name__, row=str(row)):
                self.assertEqual(set(), runs_of(our_words(row)) & theirs)

    @with_the_papers
    def test_words_as_published_stand_in_the_papers(self):
        theirs = without_quote_styles(papers_text())
        for model, fields in AS_PUBLISHED.items():
            for row in model.objects.all():
                for words in filter(None, (getattr(row, field) for field in fields)):
                    with self.subTest(model.__name__, words=words):
                        self.assertIn(without_quote_styles(words), theirs)

    @with_the_papers
    def test_every_paragraph_we_sum_up_has_the_address_that_reading_the_paper_gives_it(self):
        read = {}
        for source in sorted(SOURCES.glob("*.txt")):
            for number, paper in enumerate(read_paper(source.read_bytes(), source.name)):
                read[source.name[7:17], number] = addresses_of(paper)
        for page in ReportPage.objects.all():
            cover = page.appendix_of or page
            with self.subTest(page.title):
                self.assertLessEqual(page.anchors, read[str(cover.date), 1 if page.appendix_of else 0])


def addresses_of(paper) -> frozenset[str]:
    blocks = [block.anchor for block in paper.blocks]
    return frozenset(blocks + [item.anchor for block in paper.blocks if block.kind == "list" for item in block.items])
