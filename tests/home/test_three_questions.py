"""What a journalist asks of the record is answered in three clicks from the front page at most."""

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase

from home.starter.site import create_starter_site

pytestmark = pytest.mark.slow


class ThreeQuestions(TestCase):
    @classmethod
    def setUpTestData(cls):
        create_starter_site()

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
