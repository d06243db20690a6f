"""Brute force slowed down: how often something may be tried, counted in the database so that it holds in every process.

A try is counted before it is made, in one short transaction: a hundred sent at once are not a hundred free ones.
Names, mailboxes and addresses are kept as a keyed hash, and only as long as they count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from core.models.attempts import AttemptCount

MOST_DOUBLINGS = 20


@dataclass(frozen=True)
class AttemptLimit:
    """`free` tries, then a wait that doubles with each further one. Without a `first_wait`: until all is forgotten."""

    name: str
    free: int
    forgotten_after: timedelta
    first_wait: timedelta | None = None
    longest_wait: timedelta = timedelta(minutes=15)
    from_first: bool = False  # whether the time to forget runs from the first try, or anew from each

    def seconds_to_wait(self, row: AttemptCount, now: datetime) -> int:
        if row.count < self.free or row.forget_at <= now:
            return 0
        if self.first_wait is None:
            wait, longest = row.forget_at - now, self.forgotten_after
        else:
            doublings = min(row.count - self.free, MOST_DOUBLINGS)
            wait, longest = row.last_at + self.first_wait * 2**doublings - now, self.longest_wait
            wait = min(wait, row.last_at + self.longest_wait - now)
        return max(0, ceil(min(wait, longest).total_seconds()))  # a clock that was set back holds nobody for ever


class Attempt(NamedTuple):
    limit: AttemptLimit
    value: str

    @property
    def key(self) -> str:
        return salted_hmac("core.attempt_limits", f"{self.limit.name}:{self.value}", algorithm="sha256").hexdigest()


def seconds_to_wait(attempts: Iterable[Attempt], now: datetime) -> int:
    """0 if all of them may be tried now."""
    limits = {attempt.key: attempt.limit for attempt in attempts}
    rows = AttemptCount.objects.filter(pk__in=limits)
    return max((limits[row.pk].seconds_to_wait(row, now) for row in rows), default=0)


def count_attempt(attempts: Iterable[Attempt], now: datetime) -> int:
    """Count a try, unless one of them has to wait: then nothing is counted, and these are the seconds."""
    limits = {attempt.key: attempt.limit for attempt in attempts}
    with transaction.atomic():
        rows = _locked(limits, now)
        wait = max((limits[row.pk].seconds_to_wait(row, now) for row in rows), default=0)
        if wait:
            return wait
        for row in rows:
            limit, is_new = limits[row.pk], row.count == 0 or row.forget_at <= now
            row.count = 1 if is_new else row.count + 1
            row.last_at = now
            if is_new or not limit.from_first:
                row.forget_at = now + limit.forgotten_after
        AttemptCount.objects.bulk_update(rows, ["count", "last_at", "forget_at"])
    return 0


def _locked(limits: dict[str, AttemptLimit], now: datetime) -> list[AttemptCount]:
    """In one order, so that two who count the same things never wait for each other."""
    new = [AttemptCount(key=key, last_at=now, forget_at=now + limit.forgotten_after) for key, limit in limits.items()]
    AttemptCount.objects.bulk_create(sorted(new, key=lambda row: row.pk), ignore_conflicts=True)
    return list(AttemptCount.objects.select_for_update().filter(pk__in=limits).order_by("pk"))


def times_tried(attempt: Attempt, now: datetime) -> int:
    row = AttemptCount.objects.filter(pk=attempt.key, forget_at__gt=now).first()
    return row.count if row else 0


def take_back(attempts: Iterable[Attempt]) -> None:
    """It was right, so it was no guess. Only this one: who has an account must not guess others' for ever."""
    keys = sorted(attempt.key for attempt in attempts)
    AttemptCount.objects.filter(pk__in=keys, count__gt=0).update(count=F("count") - 1)


def forget(attempts: Iterable[Attempt]) -> None:
    AttemptCount.objects.filter(pk__in=[attempt.key for attempt in attempts]).delete()


def forget_expired(now: datetime) -> int:
    return AttemptCount.objects.filter(forget_at__lte=now).delete()[0]
