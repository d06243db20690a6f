"""The record as W3C PROV, for programs that ask where a statement comes from and what became of an area.

Papers, their paragraphs, plans, areas and statements are entities; a decision is an activity, and the board it was
made at an agent. Whatever PROV has no word for stands in our own terms below TERMS: the state of a plan or an area as
stretches of days, and how an area came from another: decided, only proposed, or in our own reading.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from prov.identifier import Identifier
from prov.model import ProvDocument

from plans.models import Activity, PlanEvent, PlanStatement
from plans.open_data.columns import change_id, day_or_less, end_id, page_id, row_id
from plans.open_data.selectors import PublicRecord, area_of
from plans.plan_state import PlanEventKind
from plans.state_intervals import intervals_of

Known = dict[str | Identifier, Any]  # of one thing, by the terms of PROV or ours
TERMS = "urn:x-community-safety-record:"


def provenance_of(record: PublicRecord) -> bytes:
    """As PROV-JSONLD. The states are those of every day; `record` is read as of today."""
    text = ProvenanceWriter(record).document().serialize(format="jsonld", indent=1)
    return (text or "").encode()  # None only where it is written to a file


class ProvenanceWriter:
    """Adds each part of the record to one document. Every id is the one that the sets of open data have."""

    def __init__(self, record: PublicRecord):
        self.record = record
        self.prov = ProvDocument()
        self.prov.add_namespace("record", TERMS)
        self.prov.add_namespace("id", "urn:uuid:")
        self.prov.add_namespace("dcterms", "http://purl.org/dc/terms/")
        self.paragraphs: set[str] = set()

    def document(self) -> ProvDocument:
        self.papers()
        self.plans()
        self.areas()
        self.decisions()
        self.relations()
        self.statements()
        return self.prov

    def entity(self, identity: str, kind: str, title: str, **more) -> str:
        """One thing with its title and what else is known of it. What is empty is left out."""
        known: Known = {f"record:{name}": value for name, value in more.items() if value not in ("", None)}
        self.prov.entity(f"id:{identity}", {"prov:type": f"record:{kind}", "prov:label": title, **known})
        return f"id:{identity}"

    def papers(self) -> None:
        for paper in self.record.papers.values():
            self.entity(page_id(paper), "paper", paper.title, date=paper.when and paper.when.machine)

    def plans(self) -> None:
        for place, plan in enumerate(self.record.plans.values()):
            events = [event for event in self.record.events if event.plan.pk == plan.pk]
            dates = [event.when for event in events]
            found = intervals_of(dates, partial(plan.state_on, events=events), plan.term_end)
            starts = day_or_less("term_starts", "term_precision")(plan)
            term = {"term": plan.term_as_published, "termStarts": starts and starts.machine}
            identity = self.entity(page_id(plan), "plan", plan.title, order=place, **term)
            self._states(identity, found)
            self._read_in(identity, plan)
            for event in events:
                if event.kind == PlanEventKind.SUPERSEDED and event.replaced_by_id in self.record.plans:
                    later = f"id:{page_id(self.record.plans[event.replaced_by_id])}"
                    replaced = {"dcterms:isReplacedBy": self.prov.valid_qualified_name(later)}
                    self.prov.get_record(identity)[0].add_attributes(replaced)

    def areas(self) -> None:
        for place, area in enumerate(self.record.areas.values()):
            identity = self.entity(page_id(area), "area", area.title, order=place)
            self.prov.hadMember(f"id:{page_id(area.plan)}", identity)
            self._states(identity, self.record.intervals_of(area))
            self._read_in(identity, area)

    def decisions(self) -> None:
        for place, page in enumerate(self.record.decisions.values()):
            known = {
                "prov:type": "record:decision",
                "prov:label": page.title,
                "record:outcome": str(page.outcome),
                "record:date": page.when.machine,
                "record:order": place,
            }
            decision = f"id:{page_id(page)}"
            self.prov.activity(decision, other_attributes=known)
            if page.body:
                self.prov.agent(f"record:body-{page.body.pk}", {"prov:label": str(page.body)})
                self.prov.wasAssociatedWith(decision, f"record:body-{page.body.pk}")
            told = self.record.source_of(page)
            if told.paper:
                self.prov.used(decision, self._paragraph(told))
        for change in self.record.changes:
            self._change(change)

    def _change(self, change) -> None:
        """One change: what it took in, what it led to, and each way between the two."""
        decision = f"id:{page_id(change.decision)}"
        about = {"record:basis": str(change.basis), "record:kind": str(change.kind), "record:change": change_id(change)}
        taken_in = [self._end(end) for end in self.record.areas_at(change.taken_in)]
        led_to = [self._end(end) for end in self.record.areas_at(change.led_to)]
        for area in taken_in:
            self.prov.used(decision, area, other_attributes=about)
        for area in led_to:
            self.prov.wasGeneratedBy(area, decision, other_attributes=about)
            for earlier in taken_in:
                if earlier != area:
                    self.prov.wasDerivedFrom(area, earlier, decision, other_attributes=about)

    def relations(self) -> None:
        """Areas that seem to us to be related: nobody decided it, so no activity stands between them."""
        for row in self.record.relations:
            earlier = self._end(self.record.end_of(row.earlier_priority_id, row.earlier_activity_id))
            about = {"record:basis": "editorial", "record:note": row.note}
            self.prov.wasDerivedFrom(f"id:{page_id(row.priority)}", earlier, other_attributes=about)

    def statements(self) -> None:
        """What plans and decisions say, each with the paragraph it was read in."""
        kinds: dict[str, Sequence[PlanStatement | PlanEvent]] = {
            "statement": self.record.statements,
            "date": self.record.events,
        }
        for noun, rows in kinds.items():
            for row in rows:
                words = getattr(row, "words", "") or str(row)
                identity = self.entity(row_id(row.plan, noun, row.pk), noun, words, about=page_id(row.plan))
                self._read_in(identity, row)
        for note in self.record.notes:
            identity = self.entity(row_id(note.decision, "note", note.pk), "note", str(note.kind))
            self._read_in(identity, note)

    def _end(self, end) -> str:
        """An area as it is known already, or an activity, which is added when a change or a relation names it."""
        identity = f"id:{end_id(end)}"
        if isinstance(end, Activity) and not self.prov.get_record(identity):
            self.entity(end_id(end), "activity", end.title)
            self.prov.hadMember(f"id:{page_id(area_of(end).plan)}", identity)
        return identity

    def _states(self, identity: str, intervals: list) -> None:
        states = [(f"record:{stretch.state.name.lower()}", stretch.iso) for stretch in intervals]
        self.prov.get_record(identity)[0].add_attributes(states)

    def _read_in(self, identity: str, row) -> None:
        """That something was read in a paragraph, or in a page outside this site."""
        told = self.record.source_of(row)
        if told.paper:
            self.prov.wasDerivedFrom(identity, self._paragraph(told))
        elif outside := self.record.outside_source_of(row):
            page = f"record:page-{outside.pk}"
            if not self.prov.get_record(page):
                known: Known = {
                    "record:address": outside.address,
                    "record:strength": str(outside.strength),
                }
                self.prov.entity(page, {"prov:type": "record:page", "prov:label": outside.name, **known})
            self.prov.hadPrimarySource(identity, page)

    def _paragraph(self, told) -> str:
        """The paragraph of a paper, or the paper where no paragraph is named."""
        paper = f"id:{told.paper}"
        if not told.paragraph:
            return paper
        identity = f"{paper}#{told.paragraph}"
        if identity not in self.paragraphs:
            self.paragraphs.add(identity)
            self.prov.entity(identity, {"prov:type": "record:paragraph", "prov:label": told.paragraph})
            self.prov.wasQuotedFrom(identity, paper)
        return identity
