"""Two pairs of eyes on a sheet: whoever changed last what is to be imported does not import it herself."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.urls import reverse

from core.countersignatures import PUBLISHED_AT_ONCE, note_break_glass, note_what_was_done_alone
from core.four_eyes import Person, names_of, needs_another, other_approvers
from core.letters import write_to
from core.site_request import SiteRequest
from venues.models import ImportRun


def notes_who_prepares(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view in which somebody says what the sheet means. Looking again changes nothing."""

    @wraps(view)
    def noted(request: SiteRequest, pk: int) -> HttpResponseBase:
        before = what_is_said(pk)
        response = view(request, pk)
        if request.method == "POST" and what_is_said(pk) != before:
            note_preparer(pk, request.user)
        return response

    return noted


def note_preparer(pk: int, person: Person) -> None:
    ImportRun.objects.filter(pk=pk).update(prepared_by=person, asked_at=None)


def what_is_said(pk: int) -> dict:
    """Of the sheet. An answer of nothing is no answer."""
    said = ImportRun.objects.filter(pk=pk).values("sheet_name", "heading_row", "columns", "answers").first()
    if said is None:
        return {"answers": {}}
    return {**said, "answers": {name: answer for name, answer in said["answers"].items() if answer}}


def has_to_ask(person: Person, run: ImportRun) -> bool:
    return run.preparer_id == person.pk and needs_another(person, run)


def ask(request: SiteRequest, run: ImportRun) -> None:
    """Her press asks the others to look at it, once."""
    person: Person = request.user
    others = other_approvers(person, run)
    if not run.asked_at:
        run.asked_at = request.now
        run.save(update_fields=["asked_at"])
        words = f"{person.display_name} asks you to look at “{run}”, and to import it if it is right:"
        write_to(others, f"A sheet waits for you: {run}", words, reverse("venues_import_run", args=[run.pk]))
    messages.info(request, f"Nothing was imported yet: somebody else looks at it and imports it{names_of(others)}.")


def note_import(run: ImportRun, person: Person, reason: str, moment: datetime) -> None:
    """Nobody countersigns what one person prepared and another one imported."""
    if run.preparer_id and person and run.preparer_id != person.pk:
        return
    note_what_was_done_alone(person, run, PUBLISHED_AT_ONCE if reason else "imported", moment, reason)
    if reason:
        note_break_glass(person, run)
        words = f"{person.display_name} imported “{run}” without a second person.\n\nThe reason: {reason}\n\nSee it:"
        write_to(
            other_approvers(person, run), f"Imported at once: {run}", words, reverse("venues_import_run", args=[run.pk])
        )
