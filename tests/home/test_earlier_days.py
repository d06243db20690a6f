"""On an earlier day nothing is told that came later: not on one page of the City's record, and in none of its data."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase
from wagtail.models import Page

from core.models import TimeTravelMixin
from plans.models import DecisionPage, PlanPage
from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow

DAYS = (date(2016, 6, 10), date(2019, 6, 1), date(2022, 12, 31), date(2024, 12, 31))
SETS = ("plans", "areas", "activities", "partners", "definitions", "duties")
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # by chance one of them has a year in it
YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")

# What may name a later year on an earlier day: where something was read, which is told as we know it today (the bar
# at the top of each such page says so), the last year of something that had begun, such as a plan of 2016-17, and what
# the plan of 2016 named ahead itself: when a document was due, and the last day of its own year.
WHERE_IT_WAS_READ = ".src, .sources, .asof, [href^='/papers/'], [href^='http']"
FROM_TO = re.compile(r"(?<!\d)(\d{4})\s*(?:(?:[–-]|to)\s*\d{4}|[–-]\d\d)(?!\d)")
NAMED_AHEAD = re.compile("early 2017|31 March 2017")


class EarlierDays(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()
        pages = Page.objects.live().public().filter(depth__gt=1).order_by("path").specific()
        cls.of_a_day = [page.url for page in pages if isinstance(page, TimeTravelMixin)] + ["/lineage/", "/unknown/"]
        cls.others = [page.url for page in pages if not isinstance(page, TimeTravelMixin)]

    def later_years(self, text: str, day: date) -> list[str]:
        text = FROM_TO.sub(lambda term: "" if int(term[1]) <= day.year else term[0], text)
        text = NAMED_AHEAD.sub("", text)
        found = [year for year in YEAR.finditer(text) if int(year.group()) > day.year]
        return [text[max(0, year.start() - 60) : year.end() + 20] for year in found]

    def test_no_page_tells_a_later_year_plan_or_decision(self):
        later = [*DecisionPage.objects.live(), *PlanPage.objects.live()]
        for day in DAYS:
            titles = [page.title for page in later if self.is_later(page, day)]
            told, links, shown = [], set(), 0
            for address in self.of_a_day:
                answer = self.client.get(address, {"on": day.isoformat()})
                self.assertIn(answer.status_code, (200, 404), address)
                shown += answer.status_code == 200
                main = BeautifulSoup(answer.content, "html.parser").main
                links |= {link["href"].split("#")[0] for link in main.select("a[href*='?on=']")}
                for read in main.select(WHERE_IT_WAS_READ):
                    read.decompose()
                text = " ".join(main.get_text(" ").split())
                told += [(address, words) for words in self.later_years(text, day)]
                told += [(address, title) for title in titles if title in text]
            self.assertEqual([], told, day)
            self.assertGreater(shown, 5, day)
            asked = {f"{address}?on={day}" for address in self.of_a_day}
            beyond = [link for link in links if self.client.get(link).status_code != 200]
            self.assertEqual([], beyond, day)
            self.assertLess(len(links - asked), 30)

    @staticmethod
    def is_later(page, day: date) -> bool:
        return page.is_later_than(day) if isinstance(page, PlanPage) else page.when.has_come_by(day) is False

    def test_no_set_of_data_tells_a_later_year(self):
        for day in DAYS:
            for name in SETS:
                answer = self.client.get(f"/data/v1/{name}.json", {"on": day.isoformat()})
                told = [
                    (name, key, words)
                    for row in answer.json()["items"]
                    for key, value in row.items()
                    if not key.startswith(("source", "term"))
                    for words in self.later_years(UUID.sub("", str(value)), day)
                ]
                self.assertEqual([], told, day)

    def test_whatever_is_the_same_for_every_day_says_so(self):
        self.assertGreater(len(self.others), 40)
        files = ["/campaigns/calendar.ics", "/feed.xml", "/data/v1/openapi.json", "/safety-thirst/open-data/venues.csv"]
        for address in [*self.others, *files]:
            answer = self.client.get(address, {"on": "2019-06-01"})
            self.assertIn(answer.status_code, (302, 400), address)
