"""Whoever looks for noise, bins or a lost umbrella is led to who deals with it, never to a number we made up."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase

from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow

# page: words that name who deals with it, what it can be reached with
WHO = {
    "report-a-crime": ("City of London Police", ["999", "101", "61016", "0800 555 111"]),
    "hate-crime": ("True Vision", ["999", "101", "report-it.org.uk"]),
    "fraud": ("Report Fraud", ["0300 123 2040", "reportfraud.police.uk"]),
    "asb-case-review": ("Community Trigger", ["anti-social-behaviour-and-case-review"]),
    "noise": ("City of London Corporation", ["020 7606 3030"]),
    "bins": ("City of London Corporation", ["020 7606 3030"]),
    "parking": ("City of London Corporation", ["020 7606 3030"]),
    "lost-property": ("Whoever runs the place", ["020 7606 3030", "101"]),
    "licensing": ("Licensing team", ["020 7606 3030"]),
}


class WhoDealsWithIt(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()

    def main_of(self, slug: str) -> BeautifulSoup:
        response = self.client.get(f"/who-deals-with-it/{slug}/")
        self.assertEqual(200, response.status_code)
        return BeautifulSoup(response.content, "html.parser").main

    def test_each_page_says_who_how_to_reach_them_and_what_comes_next(self):
        for slug, (who, ways) in WHO.items():
            with self.subTest(slug):
                main = self.main_of(slug)
                headings = [heading.get_text(strip=True) for heading in main.find_all("h2")]
                for wanted in ("Who deals with it", "How to reach them", "What happens next", "Where we read this"):
                    self.assertIn(wanted, headings)
                self.assertIn(who, main.get_text())
                for way in ways:
                    self.assertIn(way, str(main))

    def test_every_way_to_reach_somebody_names_its_source_with_a_date(self):
        for slug in WHO:
            with self.subTest(slug):
                main = self.main_of(slug)
                ways, sources = (
                    main.find("h2", string=re.compile(words)).find_next("ul").find_all("li")
                    for words in ("How to reach them", "Where we read this")
                )
                self.assertEqual(len(ways), len(sources))
                for source in sources:
                    self.assertRegex(source.get_text(), r"\b20\d\d\b")

    def test_they_are_listed_on_one_page_that_the_foot_of_every_page_leads_to(self):
        listed = BeautifulSoup(self.client.get("/who-deals-with-it/").content, "html.parser").main
        self.assertEqual(
            {f"/who-deals-with-it/{slug}/" for slug in WHO},
            {link["href"] for link in listed.select("a[href^='/who-deals-with-it/']")},
        )
        foot = BeautifulSoup(self.client.get("/plans/").content, "html.parser").footer
        self.assertIn("Who deals with it", foot.get_text())

    def test_the_name_that_report_fraud_had_before_is_nowhere(self):
        for slug in WHO:
            self.assertNotIn("action fraud", self.main_of(slug).get_text().lower())
