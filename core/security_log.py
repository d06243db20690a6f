"""The security log: append-only, each line chained to the one before by its hash, and sent to the system's log as well.

`record` is called where something happens; the line is written when that is committed, in a transaction of its own, so
that a long import holds up nobody else's. A line that cannot be written goes to the system's log as CRITICAL and what
was done stays done: the same database holds sessions and pages, so while it fails nobody signs in or publishes.
"""

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import Error as AnyDatabaseError
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from wagtail.log_actions import get_active_log_context

from core.client_ip import address_of, network_of
from core.models.security_log import SecurityEvent, SecurityEventKind, SecurityLogHead
from core.request_ids import present
from delivery.clock import london_now

log = logging.getLogger("security")

FIRST = "0" * 64
TRIES = 3  # at a line, where others hold the end of the chain
HASHED = ("number", "at", "kind", "user_id", "who", "about", "facts", "network", "request", "previous")


def record(
    kind: SecurityEventKind, *, user: Any = None, request: HttpRequest | None = None, about: str = "", **facts: object
) -> None:
    """`user`: who did it; without one, whoever is at work in the admin. `about`: what it was done to, never a title."""
    transaction.on_commit(partial(write_line, line_of(kind, user, request, about, facts)), robust=True)


def line_of(
    kind: SecurityEventKind, user: Any, request: HttpRequest | None, about: str, facts: dict[str, object]
) -> dict[str, Any]:
    user = user or getattr(request, "user", None) or get_active_log_context().user
    known = getattr(user, "pk", None) is not None
    return {
        "at": london_now().astimezone(UTC),
        "kind": str(kind),
        "user_id": user.pk if known else None,
        "who": user.get_username()[:150] if known else "",
        "about": about[:200],
        "facts": {name: str(value)[:500] for name, value in facts.items()},
        "network": network_word(request),
        "request": present.get(),
    }


def network_word(request: HttpRequest | None) -> str:
    address = address_of(request) if request is not None else None
    return salted_hmac("core.security_log", network_of(address)).hexdigest()[:12] if address else ""


def write_line(line: dict[str, Any]) -> None:
    for attempt in range(1, TRIES + 1):
        try:
            event = append(line)
        except AnyDatabaseError as problem:
            if attempt == TRIES:
                log.critical("Not in the security log (%s): %s", type(problem).__name__, json.dumps(line, default=str))
        else:
            log.info("%s", as_json(event))
            return


def append(line: dict[str, Any]) -> SecurityEvent:
    """One after the other: the head is locked until the line that follows it is there."""
    with transaction.atomic():
        head, _ = SecurityLogHead.objects.select_for_update().get_or_create(
            pk=1, defaults={"digest": FIRST, "trimmed_digest": FIRST}
        )
        event = SecurityEvent(**line, number=head.number + 1, previous=head.digest)
        event.digest = digest_of(event)
        event.save(force_insert=True)
        SecurityLogHead.objects.filter(pk=1).update(number=event.number, digest=event.digest)
    return event


def as_dict(event: SecurityEvent) -> dict[str, Any]:
    said = {name: getattr(event, name) for name in HASHED} | {"digest": event.digest}
    return said | {"at": event.at.astimezone(UTC).isoformat(timespec="microseconds")}


def as_json(event: SecurityEvent) -> str:
    return json.dumps(as_dict(event), ensure_ascii=False)


def digest_of(event: SecurityEvent) -> str:
    return digest_of_dict(as_dict(event))


def digest_of_dict(said: dict[str, Any]) -> str:
    hashed = {name: said.get(name) for name in HASHED}
    return hashlib.sha256(json.dumps(hashed, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def faults_of_log() -> list[str]:
    """Every place where the log in the database is not what was written. Empty: whole."""
    head = SecurityLogHead.objects.filter(pk=1).first()
    if head is None:
        return ["The end of the chain is not known, but there are lines."] if SecurityEvent.objects.exists() else []
    kept = SecurityEvent.objects.filter(number__lte=head.number)  # others may write on meanwhile
    lines = (as_dict(event) for event in kept.iterator())
    faults, last = walk(lines, head.trimmed_to, head.trimmed_digest)
    if last != (head.number, head.digest):
        faults.append(f"The log ends after line {last[0]}; line {head.number} was written last.")
    trims = SecurityEvent.objects.filter(kind=SecurityEventKind.TRIMMED).order_by("-number").values_list("facts")
    said = int(trims[0][0]["up to"]) if trims else 0
    if said != head.trimmed_to:
        faults.append(f"It begins after line {head.trimmed_to}, but the last deletion on record ended at {said}.")
    return faults


def walk(lines: Iterable[dict[str, Any]], number: int, digest: str) -> tuple[list[str], tuple[int, str]]:
    """Follow the chain from the line `number` with its `digest`."""
    faults = []
    for line in lines:
        if line["number"] != number + 1:
            faults.append(f"Between line {number} and line {line['number']} something is missing.")
        elif line["previous"] != digest:
            faults.append(f"Line {line['number']} does not follow line {number}.")
        if digest_of_dict(line) != line["digest"]:
            faults.append(f"Line {line['number']} was changed.")
        number, digest = line["number"], line["digest"]
    return faults, (number, digest)


def faults_of_export(lines: Iterator[str]) -> list[str]:
    """Of a file of JSON lines: from its first line on."""
    read = [json.loads(line) for line in lines if line.strip()]
    return walk(read, read[0]["number"] - 1, read[0]["previous"])[0] if read else ["There is no line in it."]


def trim(now: datetime) -> int:
    """Delete the lines that are older than settings say, and write down that this was done. At most once a day."""
    oldest = now - timedelta(days=settings.SECURITY_LOG_DAYS)
    first = SecurityEvent.objects.first()
    if first is None or first.at >= oldest - timedelta(days=1):
        return 0
    with transaction.atomic():
        SecurityLogHead.objects.select_for_update().get(pk=1)
        last = SecurityEvent.objects.filter(at__lt=oldest).last()
        if last is None:
            return 0
        SecurityLogHead.objects.filter(pk=1).update(trimmed_to=last.number, trimmed_digest=last.digest)
        deleted = SecurityEvent.objects.filter(number__lte=last.number)._raw_delete("default")
        append(line_of(SecurityEventKind.TRIMMED, None, None, "", {"up to": last.number}))
    return int(deleted or 0)
