"""Two pairs of eyes on the register: what an officer enters is held until somebody else has approved it.

Her press is tried and taken back at once: so the form's own checks are hers, and the audit log of the attempt says what
would change. Approving presses again for her. It does so only if that changes what the approver was shown, and nothing
else.
"""

from collections.abc import Callable
from copy import copy
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.db import transaction
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve, reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from core.countersignatures import PUBLISHED_AT_ONCE, note_break_glass
from core.four_eyes import Person, may_approve, names_of, needs_another, other_approvers
from core.letters import write_to
from core.models import Countersignature
from core.site_request import SiteRequest
from venues.models import HeldEntry, Venue

HELD, APPROVED, SENT_BACK = "venues.entry_held", "venues.entry_approved", "venues.entry_sent_back"
GIVEN_ANEW = ("number", "reference")  # to a new entry, another one at each try
PRIVATE = "private reason"
OF_THE_MOMENT = ("recorded at", "recorded by")
View = Callable[..., HttpResponseBase]


def held_for_another(view: View) -> View:
    """For a view that changes what the register says in public."""

    @wraps(view)
    def guarded(request: SiteRequest, *args, **kwargs) -> HttpResponseBase:
        if request.method != "POST" or not needs_second_person(request.user) or getattr(request, "held_entry", None):
            return view(request, *args, **kwargs)
        sent = request.POST.copy()  # read before the request is copied: its stream can be read once
        attempt = copy(request)
        attempt._messages = default_storage(attempt)
        response, says = run_view(lambda: view(attempt, *args, **kwargs), request.user, is_attempt=True)
        if not says:  # nothing would change: the form says why, or asks once more
            request._messages = attempt._messages
            return response
        held = hold(request, sent, says)
        names = names_of(other_approvers(request.user, Venue()))
        messages.info(request, f"Kept, and not in the register yet: it is once somebody else has approved it{names}.")
        return redirect("venues_held_entry", held.pk)

    return guarded


def needs_second_person(person: Person) -> bool:
    return needs_another(person, Venue())


def run_view(
    press: Callable[[], HttpResponseBase], person: Person, *, is_attempt: bool
) -> tuple[HttpResponseBase, list]:
    """The answer of a view, and what it changed by the audit log. An attempt leaves nothing behind."""
    with transaction.atomic():
        newest = ModelLogEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        response = press()
        entries = ModelLogEntry.objects.filter(pk__gt=newest, user=person).select_related("content_type")
        says = in_words(list(entries.order_by("pk")))
        if is_attempt:
            transaction.set_rollback(True)
    return response, says


def in_words(entries: list[ModelLogEntry]) -> list[dict[str, Any]]:
    """What changes, without what is given anew or depends on the moment: the same at each try."""
    changes = [entry.data.get("changes", {}) for entry in entries]
    new = {pair[1] for each in changes for name, pair in each.items() if name in GIVEN_ANEW and not pair[0]}

    def without_new(text: str) -> str:
        for given in new:
            text = text.replace(given, "new")
        return text

    return [
        {
            "kind": entry.content_type.name,
            "label": without_new(entry.label),
            "what": entry.data.get("why") or entry.action.rpartition(".")[2],
            "changes": [
                [name, *map(without_new, pair)]
                for name, pair in each.items()
                if name not in (*GIVEN_ANEW, *OF_THE_MOMENT)
            ],
        }
        for entry, each in zip(entries, changes, strict=True)
    ]


@transaction.atomic
def hold(request: SiteRequest, sent: QueryDict, says: list[dict]) -> HeldEntry:
    person: Person = request.user
    sent.pop("csrfmiddlewaretoken", None)
    label = says[0]["label"] if len(says) == 1 else f"{says[0]['label']} and {len(says) - 1} more"
    held = HeldEntry.objects.create(
        address=request.get_full_path(), sent=sent.urlencode(), says=says, label=label[:255], by=person,
        held_at=request.now,
    )  # fmt: skip
    log(instance=held, action=HELD, user=person)
    words = f"{person.display_name} entered something into the register: {held.label}. Look at it:"
    tell(other_approvers(person, Venue()), f"An entry waits for you: {held.label}", words, held)
    return held


def tell(people, subject: str, words: str, held: HeldEntry) -> None:
    address = reverse("venues_held_entry", args=[held.pk])
    transaction.on_commit(lambda: write_to(people, subject, words, address))


def may_answer(person: Person, held: HeldEntry) -> bool:
    return held.by_id != person.pk and may_approve(person, Venue)


class EntryChanged(Exception):
    """What was pressed would do something else now than what was shown."""


@transaction.atomic
def approve(held: HeldEntry, request: SiteRequest) -> None:
    """Raises EntryChanged, and changes nothing, where the register has moved on."""
    approver: Person = request.user
    for line in replay(held, request):
        line.countersigned_by, line.countersigned_at = approver, request.now
        line.save()
    answered(held, request.user, request.now, is_done=True)
    log(instance=held, action=APPROVED, user=request.user)


@transaction.atomic
def break_glass(held: HeldEntry, request: SiteRequest, reason: str) -> None:
    """Break-glass, by whoever entered it: it stands on the list until somebody else has countersigned."""
    person: Person = request.user
    for line in replay(held, request):
        line.what, line.reason = PUBLISHED_AT_ONCE, reason
        line.save()
    answered(held, request.user, request.now, is_done=True, because=reason)
    note_break_glass(request.user, held)
    words = f"{person.display_name} entered this without a second person: {held.label}.\n\nThe reason: {reason}\n"
    tell(other_approvers(request.user, Venue()), f"Entered at once: {held.label}", words, held)


def replay(held: HeldEntry, request: SiteRequest) -> list[Countersignature]:
    """Returns the lines that say what she did alone, for whoever answers them."""
    if held.by is None:  # the account is gone, and nobody could press for it
        raise EntryChanged
    newest = Countersignature.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    match = resolve(urlsplit(held.address).path)
    press = copy(request)
    press.method, press.path, press.path_info = "POST", urlsplit(held.address).path, urlsplit(held.address).path
    press.GET, press.POST = QueryDict(urlsplit(held.address).query), QueryDict(held.sent)
    press.user, press.resolver_match, press.held_entry = held.by, match, held
    press._messages = default_storage(press)
    _, says = run_view(lambda: match.func(press, *match.args, **match.kwargs), held.by, is_attempt=False)
    if says != held.says:
        raise EntryChanged
    return list(Countersignature.objects.filter(pk__gt=newest, by=held.by))


@transaction.atomic
def send_back(held: HeldEntry, person: Person, because: str, moment: datetime) -> None:
    answered(held, person, moment, because=because)
    log(instance=held, action=SENT_BACK, user=person, data={"because": because})
    words = f"Your entry “{held.label}” was sent back: {because}\n\nThe register says what it said before. See it:"
    tell([held.by], f"Sent back: {held.label}", words, held)


def answered(held: HeldEntry, person: Person, moment: datetime, **said) -> None:
    held.answered_by, held.answered_at = person, moment
    held.sent = ""  # private reasons are kept where their time is watched over
    for entry in held.says:
        entry["changes"] = [change for change in entry["changes"] if change[0] != PRIVATE]
    for name, value in said.items():
        setattr(held, name, value)
    held.save()
