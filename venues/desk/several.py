"""The same recorded of several venues at once: suspended, reinstated, taken away, or closed. All of it or nothing."""

from django import forms
from django.db import transaction

from core.date_fields import BritishDateField
from venues.desk.audit import note_public_changes, record, snapshot
from venues.desk.bulk_refused import BulkRefused
from venues.desk.forms import EVENTS, EventForm
from venues.desk.status_changes import keep_event
from venues.models import Accreditation, Venue

CLOSED = "closed"
CHOICES = [*[(kind.value, words) for kind, words in EVENTS], (CLOSED, "Close: the venue is gone, and its award ends")]


class SeveralForm(forms.Form):
    kind = forms.ChoiceField(label="What happened", choices=CHOICES)
    on = BritishDateField(label="On", help_text="It counts from the beginning of this day, London time.")
    public_reason = forms.CharField(label="Why", max_length=300, required=False, help_text="Readers see this.")
    private_reason = forms.CharField(max_length=2000, required=False, help_text="Only officers see this.")


def problems_with(given: dict, chosen: list[Accreditation]) -> list[str]:
    """What keeps this from being recorded of each, in words."""
    if given["kind"] == CLOSED:
        return [f"{held.venue.name} is closed already." for held in chosen if held.venue.closed_on]
    forms_of_each = [(held, EventForm(given, accreditation=held)) for held in chosen]
    return [
        f"{held.venue.name}: {message}"
        for held, form in forms_of_each
        for messages in form.errors.values()
        for message in messages
    ]


@transaction.atomic
def record_several(given: dict, chosen: list[Accreditation], user, moment) -> None:
    """Raises BulkRefused and changes nothing where it cannot be recorded of one of them."""
    if problems := problems_with(given, chosen):
        raise BulkRefused(list(dict.fromkeys(problems)))
    for held in chosen:
        if given["kind"] == CLOSED:
            close(held.venue, given, user, moment)
        else:
            keep_event(EventForm(given, accreditation=held).save(commit=False), user)


def close(venue: Venue, given: dict, user, moment) -> None:
    before, said = Venue.objects.get(pk=venue.pk), snapshot(venue)
    venue.closed_on = given["on"]
    venue.save()
    for change in note_public_changes(venue, before, moment.date(), moment):
        change.save()
    record(venue, said, user, why=given["private_reason"] or "Closed, with others.")
