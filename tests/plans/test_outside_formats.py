"""The record in the forms of others: read back by a library for PROV, and by what the StratML standard asks for."""

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.test import TestCase
from prov.model import ProvActivity, ProvDerivation, ProvDocument, ProvEntity, ProvGeneration, ProvMembership, ProvUsage

from core.partial_dates import PartialDate, Precision
from plans.lineage_views import LineageReader
from plans.open_data.selectors import PublicRecord
from plans.plan_state import PlanEventKind, PlanState, state_on
from plans.state_intervals import intervals_of
from tests.plans.stratml import problems_of_stratml
from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 30)


def within(stretch: str, day: date) -> bool:
    first, last = stretch.split("/")
    return (first == ".." or first <= day.isoformat()) and (last == ".." or day.isoformat() <= last)


class Export:
    """What somebody has who was given the file and nothing else."""

    def __init__(self, content: bytes):
        self.document = ProvDocument.deserialize(content=content.decode(), format="jsonld")

    def said(self, record, name: str) -> set[str]:
        return {str(value) for key, value in record.attributes if key.localpart == name}

    def one(self, record, name: str) -> str:
        return next(iter(self.said(record, name)), "")

    def of(self, kind: type, what: str = "") -> list:
        found = [each for each in self.document.get_records(kind) if not what or self.one(each, "type") == what]
        return sorted(found, key=lambda each: int(self.one(each, "order") or 0))

    def chains(self) -> set:
        """The lineage as it can be drawn from the file: in each chain, which names stand in which column."""
        home = {str(each.args[1]): str(each.args[0]) for each in self.document.get_records(ProvMembership)}
        areas = [str(each.identifier) for each in self.of(ProvEntity, "record:area")]
        shown = {home[area] for area in areas}
        plans = [each for each in self.of(ProvEntity, "record:plan") if str(each.identifier) in shown]
        plans.sort(key=lambda each: self.one(each, "termStarts"))
        changed = self._plan_of_decisions(home)
        columns = []
        for plan in plans:
            columns.append(str(plan.identifier))
            decisions = self.of(ProvActivity)
            columns += [str(each.identifier) for each in decisions if changed.get(str(each.identifier)) == columns[-1]]
        place = {area: columns.index(home[area]) for area in home if home[area] in columns}
        brought_in: dict[str, list] = {}
        for each in self.document.get_records(ProvGeneration):
            if self.one(each, "basis") == "decided":
                brought_in.setdefault(str(each.args[0]), []).append(columns.index(str(each.args[1])))
        place |= {area: min(found) for area, found in brought_in.items()}
        names = {str(each.identifier): self.one(each, "label") for each in self.document.get_records(ProvEntity)}
        groups = self._joined([area for area in home if area in place])
        return {frozenset((names[area], place[area]) for area in group) for group in groups}

    def _plan_of_decisions(self, home: dict) -> dict:
        uses = [(str(each.args[0]), str(each.args[1])) for each in self.document.get_records(ProvUsage)]
        return {decision: home[area] for decision, area in uses if area in home}

    def _joined(self, areas: list[str]) -> list[set]:
        groups = {area: {area} for area in areas}
        for each in self.document.get_records(ProvDerivation):
            ends = [str(end) for end in each.args[:2]]
            if self.said(each, "basis") and all(end in groups for end in ends):
                whole = groups[ends[0]] | groups[ends[1]]
                groups |= dict.fromkeys(whole, whole)
        return list({frozenset(group) for group in groups.values()})


class TheRecordForOthers(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()

    def test_the_file_is_read_back_and_says_what_every_page_of_a_plan_says_on_many_days(self):
        export, record = self.export(), PublicRecord(TODAY)
        plans = {self.id_of(plan): plan for plan in record.plans.values()}
        days = [date(2014, 1, 1) + timedelta(days=random.Random(17).randrange(6000)) for _ in range(1000)]
        for entity in export.of(ProvEntity, "record:plan"):
            plan = plans.pop(str(entity.identifier))
            events = [event for event in record.events if event.plan.pk == plan.pk]
            stretches = {state: export.said(entity, state.name.lower()) for state in PlanState}
            for day in days:
                told = [state for state, found in stretches.items() if any(within(each, day) for each in found)]
                assert told == [plan.state_on(day, events)], (plan.title, day)
        assert not plans

    def test_the_lineage_drawn_from_the_file_alone_is_that_of_the_page(self):
        drawing = LineageReader(PublicRecord(TODAY), TODAY).drawing()
        page = {
            frozenset((box.name, cell // 2) for cell, each in enumerate(chain) for box in each.boxes if not box.kind)
            for chain in drawing.chains
        }
        assert self.export().chains() == page and len(page) > 5

    def test_what_was_decided_and_what_we_infer_differ(self):
        export = self.export()
        links = defaultdict(set)
        for each in export.document.get_records(ProvDerivation):
            links[export.one(each, "basis")].add(str(each.args[2]))
        assert links["editorial"] == {"None"} and "None" not in links["decided"]

    def test_every_paragraph_leads_to_its_paper_and_every_area_says_where_it_was_read(self):
        export = self.export()
        papers = {str(each.identifier) for each in export.of(ProvEntity, "record:paper")}
        used = defaultdict(set)
        for each in export.document.get_records(ProvDerivation):
            used[str(each.args[0])].add(str(each.args[1]))
        paragraphs = export.of(ProvEntity, "record:paragraph")
        assert paragraphs and all(used[str(each.identifier)] <= papers for each in paragraphs)
        assert all(used[str(each.identifier)] for each in export.of(ProvEntity, "record:area"))

    def test_a_replaced_plan_says_by_which(self):
        export = self.export()
        plans = {str(each.identifier) for each in export.of(ProvEntity, "record:plan")}
        later = [export.one(each, "isReplacedBy") for each in export.of(ProvEntity, "record:plan")]
        replaced = [each for each in PublicRecord(TODAY).events if each.kind == PlanEventKind.SUPERSEDED]
        assert len([each for each in later if each]) == len({event.plan.pk for event in replaced})
        assert {each for each in later if each} <= plans

    def test_each_plan_is_a_stratml_document(self):
        for plan in PublicRecord(TODAY).plans.values():
            with self.subTest(plan.title):
                response = self.client.get(f"/data/v1/{plan.slug}.stratml.xml")
                self.assertEqual([], problems_of_stratml(response.content))

    def test_no_day_is_made_of_a_year(self):
        text = self.client.get("/data/v1/2022-25.stratml.xml").content.decode()
        self.assertNotIn("StartDate", text)
        self.assertIn("2022-25", text)

    def test_a_day_that_means_nothing_is_refused(self):
        self.assertEqual(400, self.client.get("/data/v1/2016-17.stratml.xml?on=yesterday").status_code)
        self.assertEqual(404, self.client.get("/data/v1/2025-29.stratml.xml?on=2020-01-01").status_code)
        self.assertEqual(400, self.client.get("/data/v1/record.jsonld?on=2020-01-01").status_code)

    def export(self) -> Export:
        response = self.client.get("/data/v1/record.jsonld")
        self.assertEqual(200, response.status_code)
        return Export(response.content)

    def id_of(self, page) -> str:
        return f"id:{page.translation_key}"


def test_stretches_cover_every_day_once():
    events = [
        (PlanEventKind.IN_FORCE, PartialDate(date(2022, 1, 1), Precision.YEAR)),
        (PlanEventKind.SUPERSEDED, PartialDate(date(2025, 5, 1), Precision.MONTH)),
    ]
    found = intervals_of([when for _, when in events], lambda day: state_on(day, events))
    assert [each.iso for each in found] == [
        "../2021-12-31", "2022-01-01/2022-12-30", "2022-12-31/2025-04-30", "2025-05-01/2025-05-30", "2025-05-31/..",
    ]  # fmt: skip
    assert [each.state.name for each in found] == ["NOT_KNOWN", "UNCERTAIN", "IN_FORCE", "UNCERTAIN", "SUPERSEDED"]
