"""What is new: the newest public papers, decisions, plans, priorities and ordinary pages, and what readers were told of
changes to them, as an Atom feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid5

from django.contrib.contenttypes.models import ContentType

from campaigns.models import Alert, CampaignEditionPage
from core.change_notes import kind_of, told_about_pages
from core.feeds import PartnershipFeed
from core.models import ChangeNote
from core.open_data import fit_for_xml
from home.models import HomePage, StandardPage
from home.public_pages import complete, public_pages, summary_of
from plans.models import DecisionPage, Definition, GlossaryPage, PlanPage, PriorityPage, ReportPage

# Support pages are left out: a feed reader keeps what it has seen, and shows it to whoever picks up the device.
ANNOUNCED = (CampaignEditionPage, DecisionPage, PlanPage, PriorityPage, ReportPage, StandardPage)
ENTRIES = 30


@dataclass(frozen=True)
class NewsEntry:
    """A page that is new or, with a note, one that changed; `row`: what changed there and is no page, as a word."""

    page: Any
    url: str
    note: ChangeNote | None = None
    row: str = ""

    @property
    def published(self) -> datetime:
        return self.note.told_at if self.note else self.page.first_published_at  # type: ignore[return-value]


class NewPagesFeed(PartnershipFeed):
    """Entries carry titles, our own summaries and change notes, never the text of a paper or anybody's name."""

    link = "/"
    subject = "What is new"

    def items(self, request) -> list[NewsEntry]:
        types = [kind.pk for kind in ContentType.objects.get_for_models(*ANNOUNCED).values()]
        pages = public_pages(request).filter(content_type__in=types, first_published_at__isnull=False)
        newest = complete(pages.order_by("-first_published_at", "-pk")[:ENTRIES], ANNOUNCED)
        entries = [NewsEntry(page, page.get_url(request)) for page in newest]
        rows = {kind_of(model).pk: entries_of for model, entries_of in ROWS.items()}
        of_rows = ChangeNote.objects.filter(content_type__in=rows).told()
        both = list((told_about_pages().filter(object_id__in=pages.values("pk")) | of_rows)[:ENTRIES])
        told = [note for note in both if note.content_type_id not in rows]
        for kind, entries_of in rows.items():
            if of_kind := [note for note in both if note.content_type_id == kind]:
                entries += entries_of(of_kind, request)
        of_these = pages.filter(pk__in={note.object_id for note in told})
        changed = {page.pk: page for page in complete(of_these, ANNOUNCED)} if told else {}
        entries += [NewsEntry(changed[note.object_id], changed[note.object_id].get_url(request), note) for note in told]
        return sorted(entries, key=lambda entry: entry.published, reverse=True)[:ENTRIES]

    def item_title(self, entry: NewsEntry) -> str:
        if entry.row:
            return fit_for_xml(f"Changed: {entry.row}")
        changed = "Corrected: " if entry.note and entry.note.facts else "Changed: " if entry.note else ""
        return fit_for_xml(f"{changed}{entry.page.type_label}: {entry.page.title}")

    def text_of(self, entry: NewsEntry) -> str:
        return entry.note.in_words if entry.note else summary_of(entry.page)

    def item_link(self, entry: NewsEntry) -> str:
        return entry.url

    def item_guid(self, entry: NewsEntry) -> str:
        """The same for ever, also when the page is renamed or moved, or the site changes its host name."""
        page = entry.page.translation_key
        return uuid5(page, str(entry.note.told_at)).urn if entry.note else page.urn

    def item_pubdate(self, entry: NewsEntry) -> datetime:
        return entry.published

    def item_updateddate(self, entry: NewsEntry) -> datetime:
        return entry.note.told_at if entry.note else entry.page.last_published_at or entry.published  # type: ignore[return-value]


def entries_of_words(notes: list[ChangeNote], request) -> list[NewsEntry]:
    """What was told of words that the glossary explains, if there is one that anybody may read."""
    glossary = GlossaryPage.objects.filter(pk__in=public_pages(request).values("pk")).first()
    if glossary is None:
        return []
    words = Definition.objects.filter(live=True).in_bulk([note.object_id for note in notes])
    url = glossary.get_url(request)
    there = [(note, words[note.object_id]) for note in notes if note.object_id in words]
    return [NewsEntry(glossary, f"{url}#{word.slug}", note, f"Word explained: {word}") for note, word in there]


def entries_of_notices(notes: list[ChangeNote], request) -> list[NewsEntry]:
    """What was told of notices while they show on the whole site. One for people in danger, or for one part, is left
    out like the support pages."""
    front = public_pages(request).type(HomePage).first()
    if front is None:
        return []
    now = {"live": True, "starts_at__lte": request.now, "ends_at__gt": request.now}
    shown = Alert.objects.filter(**now, part=None, is_about_safety=False).in_bulk([note.object_id for note in notes])
    url = front.get_url(request)
    there = [(note, shown[note.object_id]) for note in notes if note.object_id in shown]
    return [NewsEntry(front, url, note, f"Notice: {notice}") for note, notice in there]


ROWS = {Definition: entries_of_words, Alert: entries_of_notices}
