"""What we do not know is gathered from the record, and each gap goes when it is filled."""

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase

from plans.models import DecisionNote, PlanEvent, PlanStatement
from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow


class WhatWeDoNotKnow(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()

    def read(self, address: str = "/unknown/") -> str:
        response = self.client.get(address)
        self.assertEqual(200, response.status_code)
        return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())

    def test_every_gap_of_the_record_is_on_it(self):
        text = self.read()
        for gap in [*PlanStatement.objects.filter(kind="gap"), *DecisionNote.objects.filter(kind="open")]:
            words = " ".join(BeautifulSoup(gap.text, "html.parser").get_text(" ").split())
            self.assertIn(words, text)

    def test_it_says_what_was_due_and_has_no_record_and_who_could_tell(self):
        text = self.read()
        self.assertIn("What came of this, due May 2019: The final version was to go to the partnership.", text)
        self.assertIn("No report of them is held.", text)
        self.assertIn("Hate crime: Not one of the areas of 2025-2029; no decision found.", text)
        self.assertIn("Who could tell: Crime and Disorder Scrutiny Committee", text)

    def test_a_gap_that_is_filled_goes(self):
        event = PlanEvent.objects.get(words="The final version was to go to the partnership.")
        event.delete()
        self.assertNotIn("due May 2019", self.read())

    def test_on_an_earlier_day_nothing_later_is_told(self):
        text = self.read("/unknown/?on=2017-01-01")
        self.assertNotIn("2025", text.split("earlier")[-1].replace("2025-11", ""))
        self.assertNotIn("June 2023", text)

    def test_a_day_that_means_nothing_is_refused(self):
        self.assertEqual(400, self.client.get("/unknown/?on=soon").status_code)

    def test_it_is_found_from_the_front_page_and_from_the_plans(self):
        for address in ("/", "/plans/"):
            self.assertIn('href="/unknown/"', self.client.get(address).content.decode())
