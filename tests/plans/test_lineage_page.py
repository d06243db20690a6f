"""The drawing of all plans: every area is on it, decided and inferred links read differently, and no end is made up."""

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase

from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow


class TheLineage(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()

    def main_of(self, address: str = "/lineage/") -> BeautifulSoup:
        return BeautifulSoup(self.client.get(address).content, "html.parser").main

    def said(self, address: str = "/lineage/") -> list[str]:
        return [" ".join(chain.get_text(" ").split()) for chain in self.main_of(address).select("li.chain")]

    def chain_with(self, *words: str) -> str:
        return next(chain for chain in self.said() if all(each in chain for each in words))

    def test_it_leads_from_2016_over_2022_and_2023_to_2025(self):
        columns = [" ".join(each.a.get_text().split()) for each in self.main_of().select(".times li")]
        self.assertEqual(["Strategic plan 2016–17", "Strategy 2022–25", "5 June 2023", "Strategy 2025–29"], columns)

    def test_what_was_decided_and_what_we_infer_differ_in_word_and_in_line(self):
        violence = self.chain_with("Violence against people", "Serious violence")
        self.assertIn("Decided: merged", violence)
        self.assertIn("We infer: related", violence)
        decided, inferred = self.main_of().select_one(".links .decided"), self.main_of().select_one(".links .editorial")
        self.assertIn("/decisions/seven-areas-to-three/", str(decided))
        self.assertNotIn("/decisions/", str(inferred))

    def test_areas_that_are_not_on_the_next_list_are_not_said_to_have_ended(self):
        for area in ("Hate crime", "Misuse of drugs and alcohol", "Safeguarding", "Reoffending"):
            with self.subTest(area):
                chain = self.chain_with(area)
                self.assertIn("Not one of the areas of 2025-2029; no decision found", chain)
                self.assertNotIn("Ended", chain)
        self.assertIn("Not one of the areas of 2022-25; no decision found", self.chain_with("Preventing terrorism"))

    def test_what_was_left_out_stands_there_with_a_double_bar(self):
        self.assertIn("Neighbourhood crime Left out. No reason is given.", self.chain_with("Neighbourhood crime"))

    def test_both_names_of_an_area_are_kept(self):
        self.assertIn("Later: “Safer public spaces / ASB”", " ".join(self.said()))
        names = BeautifulSoup(self.client.get("/plans/2025-29/anti-social-behaviour/").content, "html.parser").main
        self.assertIn("“Anti-Social Behaviour (ASB)”, on 29 May 2025", " ".join(names.get_text(" ").split()))

    def test_every_area_is_drawn_once(self):
        drawn = [link["href"] for link in self.main_of().select(".box > a")]
        self.assertEqual(len(drawn), len(set(drawn)))
        self.assertEqual(5 + 1 + 7 + 3 + 4, len(drawn))  # one activity of 2016 is related to an area of 2022

    def test_on_a_day_nothing_later_is_drawn(self):
        before = " ".join(self.said("/lineage/?on=2023-06-04"))
        for later in ("Decided", "2025", "Paused"):
            self.assertNotIn(later, before)
        self.assertIn("Hate crime", before)
        self.assertEqual(400, self.client.get("/lineage/?on=yesterday").status_code)

    def test_it_asks_the_database_a_fixed_number_of_questions(self):
        self.client.get("/lineage/")
        with self.assertNumQueries(FuzzyMost(17)):
            self.client.get("/lineage/")


class FuzzyMost(int):
    """Any number up to this one."""

    def __eq__(self, other):
        return other <= int(self)

    __hash__ = int.__hash__
