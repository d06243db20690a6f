"""Decisions, progress reports and corrections, as an Atom feed. Officers are named nowhere in it.

The dates of an entry say when it was published here and changed here. The day it is about stands in its words, no more
exact than the record knows it: a decision of 2023 that was entered this week is news of this week.
"""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.timezone import make_aware

from core.feeds import PartnershipFeed
from core.models import ChangeNote
from core.open_data import fit_for_xml
from core.partial_dates import PartialDate
from delivery.clock import day_of
from plans.models import DecisionPage, Membership, ProgressUpdate
from plans.open_data.columns import plain_text, update_id
from plans.open_data.selectors import PublicRecord, area_of

ENTRIES = 50


@dataclass(frozen=True)
class RecordFeedEntry:
    """`identity` is a URN and the same for ever, also when pages move or the site changes its host name."""

    identity: str
    title: str
    text: str
    url: str
    published: datetime
    updated: datetime


class RecordFeed(PartnershipFeed):
    """The newest decisions and reports, by when they were published here."""

    link = "/changes/"
    subject = "Decisions and progress"

    def items(self, request) -> list[RecordFeedEntry]:
        record = PublicRecord(day_of(request))
        entries = [decided(page, record) for page in record.decisions.values()]
        entries += [reported(update, record) for update in record.updates]
        entries += [corrected(thing, note, record) for thing, note in record.told]
        return sorted(entries, key=lambda entry: (entry.published, entry.identity), reverse=True)[:ENTRIES]

    def item_title(self, entry: RecordFeedEntry) -> str:
        return fit_for_xml(entry.title)

    def text_of(self, entry: RecordFeedEntry) -> str:
        return entry.text

    def item_link(self, entry: RecordFeedEntry) -> str:
        return entry.url

    def item_guid(self, entry: RecordFeedEntry) -> str:
        return entry.identity

    def item_pubdate(self, entry: RecordFeedEntry) -> datetime:
        return entry.published

    def item_updateddate(self, entry: RecordFeedEntry) -> datetime:
        return entry.updated


def decided(page: DecisionPage, record: PublicRecord) -> RecordFeedEntry:
    published = page.first_published_at or make_aware(datetime.combine(page.date, time.min))
    return RecordFeedEntry(
        identity=page.translation_key.urn,
        title=f"{page.label.word if page.label else 'Decision'}: {page.title}",
        text=" ".join(filter(None, (about_day(page), plain_text(page.in_short)))),
        url=record.address(page),
        published=published,
        updated=page.last_published_at or published,
    )


def about_day(page: DecisionPage) -> str:
    return f"Dated {page.when}." if page.date else ""


def reported(update: ProgressUpdate, record: PublicRecord) -> RecordFeedEntry:
    """A report never changes, so it was last updated when it was published."""
    area = area_of(update.on)
    state = update.get_delivery_state_display() or "News"
    why = f" Corrects an earlier report: {update.correction_reason}" if update.corrects_id else ""
    return RecordFeedEntry(
        identity=uuid5(area.translation_key, update_id(update.pk)).urn,
        title=f"{state}: {update.on.title}",
        text=f"As of {PartialDate(update.date)}: {update.narrative}{why}",
        url=f"{record.address(area)}#{update.anchor}",
        published=update.entered_at,
        updated=update.entered_at,
    )


def corrected(thing: DecisionPage | Membership, note: ChangeNote, record: PublicRecord) -> RecordFeedEntry:
    """A published fact of a decision or of a list of partners that changed, with the reason."""
    if note.told_at is None:
        raise ValueError("A note that waits to be told is no entry of a feed.")
    is_decision = isinstance(thing, DecisionPage)
    return RecordFeedEntry(
        identity=uuid5(NAMESPACE_URL, f"correction-{note.pk}-{note.told_at}").urn,
        title=f"Corrected: {thing}",
        text=note.in_words,
        url=record.address(thing) if is_decision else reverse("changes"),
        published=note.told_at,
        updated=note.told_at,
    )
