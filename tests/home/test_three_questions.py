"""What a journalist asks is answered in three clicks at most, and every fact that was entered stands on its page."""

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase

from plans.models import (
    ConflictingAccount,
    DecisionNote,
    DecisionPage,
    LaterMention,
    Membership,
    PlanEvent,
    PlanStatement,
)
from tests.printed_at_the_end import printed_at_the_end
from tests.starter_site import put_starter_site

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

    def test_every_fact_that_was_entered_stands_on_its_page_with_where_it_was_read(self):
        """The table of facts: what was read, where, how strong that is, and the page that shows it."""
        read: dict[str, str] = {}
        missing = []
        for address, fact, source in facts():
            if address not in read:
                read[address] = " ".join(self.page(address).get_text(" ").split())
            is_told = plain(fact) in read[address] and plain(source.label) in read[address]
            printed_at_the_end(
                f"{'shown' if is_told else 'MISSING':8}{address:45}{source.label[:50]:52}{plain(fact)[:70]}"
            )
            missing += [] if is_told else [(address, fact, source.label)]
        self.assertEqual([], missing)
        self.assertGreater(len(read), 10)


def facts():
    """Each fact of the record that was read outside this site, as (page, words, source)."""
    rows = [
        *((row.plan.url, row.words, row) for row in PlanEvent.objects.all()),
        *((row.plan.url, row.text, row) for row in PlanStatement.objects.all()),
        *((row.conflict.plan.url, row.text, row) for row in ConflictingAccount.objects.all()),
        *((row.decision.url, row.text, row) for row in DecisionNote.objects.all()),
        *((row.url, row.text_as_recorded, row) for row in DecisionPage.objects.all()),
        *((row.priority.url, row.text, row) for row in LaterMention.objects.all()),
        *(("/partners/", row.name_as_published, row) for row in Membership.objects.all()),
    ]
    return [(url, words, row.source) for url, words, row in rows if row.public_source_id]


def plain(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
