"""The audit log of the register: who changed what, when, and what it said before. Kept in the admin's own log."""

from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.html import format_html_join
from wagtail.log_actions import LogFormatter, log
from wagtail.models import ModelLogEntry

from venues.models import Award, Criterion, FormerName, Level, Venue, VenueChange

CHANGED = "venues.changed"
LEFT_OUT = {"id", "slug", "changed_at"}  # follow from the rest
ROWS = {
    "schemeyear": ("levels", "awards", "criteria"),
    "venue": ("former_names",),
    "accreditation": ("awards",),
}


def snapshot(instance: models.Model) -> dict[str, str]:
    """What an entry says, in words, with its rows: `{"ward": "Cheap", "former names": "The Old Lantern"}`."""
    fields = [field for field in instance._meta.concrete_fields if field.name not in LEFT_OUT]
    said = {str(field.verbose_name): _in_words(instance, field) for field in fields}
    for name in ROWS.get(instance._meta.model_name or "", ()) if instance.pk else ():
        said[name.replace("_", " ")] = "; ".join(_row(row) for row in getattr(instance, name).all())
    return said


def _row(row: Level | Criterion | FormerName | Award) -> str:
    """A row with all that it says, apart from what it belongs to: “Commended, rank 2”."""
    match row:
        case Level():
            return f"{row.name}, rank {row.rank}"
        case Criterion():
            return f"{row.section}: {row.text}{' (new this year)' if row.is_new else ''}"
        case FormerName(until=day) if day:
            return f"{row.name}, until {day}"
    return row.name


def _in_words(instance: models.Model, field: models.Field) -> str:
    value = getattr(instance, field.attname)
    if value is None:
        return ""
    return str(getattr(instance, field.name)) if field.is_relation else str(value)


def differences(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """Only what changed: `{"ward": ["", "Cheap"]}`."""
    names = [*before, *(name for name in after if name not in before)]
    pairs = {name: [before.get(name, ""), after.get(name, "")] for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def record(instance: models.Model, before: dict[str, str], user, why: str = "") -> None:
    """Keep what is different now from `before`; nothing if nothing is."""
    changes = differences(before, snapshot(instance))
    if changes:
        log(instance=instance, action=CHANGED, user=user, data={"changes": changes, "why": why}, content_changed=True)


def entries_for(rows: list[tuple[models.Model, dict]], user, why: str, moment) -> list[ModelLogEntry]:
    """Entries for many rows and their changes, not saved yet: an import writes them all at once."""
    if not rows:
        return []
    content_type = ContentType.objects.get_for_model(rows[0][0])
    return [
        ModelLogEntry(
            content_type=content_type,
            label=str(row)[:255],
            action=CHANGED,
            timestamp=moment,
            user=user,
            data={"changes": changes, "why": why},
            content_changed=True,
            object_id=str(row.pk),
        )
        for row, changes in rows
    ]


class ChangeFormatter(LogFormatter):
    """What the history of an entry shows: each field with what it said and what it says."""

    label = "Change"

    def format_message(self, entry):
        changes = entry.data.get("changes", {})
        lines = [(name, before or "nothing", after or "nothing") for name, (before, after) in changes.items()]
        listed = format_html_join("; ", "{}: from “{}” to “{}”", lines)
        return format_html_join(" ", "{}", [(part,) for part in (entry.data.get("why"), listed) if part])


def note_public_changes(venue: Venue, before: Venue, on: date, moment: datetime) -> list[VenueChange]:
    """What the public feed of changes says when a venue is renamed, moved or closed. Not saved yet."""
    told = []
    if venue.name != before.name:
        told.append(VenueChange(venue=venue, kind=VenueChange.Kind.RENAMED, on=on, was=before.name, became=venue.name))
    if venue.address != before.address:
        was, became = ", ".join(before.address), ", ".join(venue.address)
        told.append(VenueChange(venue=venue, kind=VenueChange.Kind.MOVED, on=on, was=was, became=became))
    if venue.closed_on and not before.closed_on:
        told.append(VenueChange(venue=venue, kind=VenueChange.Kind.CLOSED, on=venue.closed_on, became="Closed"))
    for change in told:
        change.recorded_at = moment
    return told
