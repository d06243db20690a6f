"""What is due for the officers of the register."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse

from home.desk.due_item import SOON, DueItem
from venues.desk.expiring import not_renewed
from venues.models import HeldEntry, ImportRun


def entries_to_approve(person, day: date) -> Iterable[DueItem]:
    """Of the register: entries, and sheets that somebody else prepared."""
    for entry in HeldEntry.objects.waiting().exclude(by=person):
        address = reverse("venues_held_entry", args=[entry.pk])
        yield DueItem(entry.label, "An entry of the register waits for your approval.", entry.held_at.date(), address)
    sheets = ImportRun.objects.filter(state=ImportRun.State.UPLOADED, asked_at__isnull=False).order_by("asked_at")
    for sheet in sheets.defer("rows"):
        if sheet.asked_at and sheet.preparer_id != person.pk:
            address = reverse("venues_import_run", args=[sheet.pk])
            why = "Look at this sheet, and import it if it is right."
            yield DueItem(sheet.file_name, why, sheet.asked_at.date(), address)


def entries_sent_back(person, day: date) -> Iterable[DueItem]:
    """Shown for two weeks: she enters it again, or not at all."""
    lately = HeldEntry.objects.filter(by=person, is_done=False, answered_at__date__gt=day - timedelta(days=14))
    for entry in lately.exclude(because=""):
        since = entry.answered_at or entry.held_at
        why, address = f"Sent back to you: “{entry.because}”", reverse("venues_held_entry", args=[entry.pk])
        yield DueItem(entry.label, why, since.date(), address)


def awards_ending(person, day: date) -> Iterable[DueItem]:
    for award in not_renewed(day).filter(valid_to__lte=day + SOON).select_related("venue").order_by("valid_to"):
        yield DueItem(
            str(award.venue),
            "Its award ends and has not been renewed.",
            award.valid_to,
            reverse("venues_expiring"),
        )
