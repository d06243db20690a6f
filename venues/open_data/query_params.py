"""What a program asks of the API, read from the address. Pure. Whatever cannot be answered is refused in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.london import LONDON, midnight
from venues.models import VenueKind
from venues.status import AwardState

MOST_A_PAGE = 100
A_PAGE = 50
LAST_PAGE = 100_000
WARD = re.compile("[A-Za-z0-9]{0,12}")
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=LONDON), datetime(2200, 1, 1, tzinfo=LONDON)


class QueryRefused(ValueError):
    """The message says what to write instead."""


@dataclass(frozen=True)
class Paging:
    page: int
    per_page: int

    @property
    def start(self) -> int:
        return (self.page - 1) * self.per_page

    @property
    def end(self) -> int:
        return self.page * self.per_page


@dataclass(frozen=True)
class QueryParams:
    """Which venues are wanted. Empty fields narrow nothing."""

    paging: Paging
    since: datetime | None
    state: AwardState | None
    kind: str
    ward: str
    has_samples: bool


def paging_in(given: Mapping[str, str]) -> Paging:
    return Paging(
        _number(given, "page", 1, LAST_PAGE),
        _number(given, "per_page", A_PAGE, MOST_A_PAGE),
    )


def wanted_in(given: Mapping[str, str]) -> QueryParams:
    return QueryParams(
        paging=paging_in(given),
        since=moment_in(given, "modified_since"),
        state=AwardState(chosen) if (chosen := _one_of(given, "state", AwardState)) else None,
        kind=_one_of(given, "kind", VenueKind.values),
        ward=_ward_in(given),
        has_samples=_one_of(given, "samples", ("yes", "no")) != "no",
    )


def moment_in(given: Mapping[str, str], name: str) -> datetime | None:
    """A moment with its zone, or a day, which means its midnight in London. Raises Refused."""
    typed = given.get(name)
    if typed is None:
        return None
    try:
        # In an address a plus is a blank, and many programs forget to write %2B.
        moment = datetime.fromisoformat(typed.replace(" ", "+")) if "T" in typed else None
        moment = moment or midnight(date.fromisoformat(typed))
        if moment.tzinfo is None:
            raise ValueError
        moment = moment.astimezone(LONDON)  # PostgreSQL knows no zone that is more than 16 hours away
        return min(max(moment, EARLIEST), LATEST)
    except (ValueError, OverflowError) as problem:
        raise QueryRefused(
            f"Write {name} as a day, 2026-11-22, or as a moment with its zone, 2026-11-22T09:00:00Z."
        ) from (problem)


def _number(given: Mapping[str, str], name: str, default: int, most: int) -> int:
    typed = given.get(name)
    if typed is None:
        return default
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10 and 1 <= int(typed) <= most):
        raise QueryRefused(f"Write {name} as a whole number from 1 to {most}.")
    return int(typed)


def _ward_in(given: Mapping[str, str]) -> str:
    typed = given.get("ward", "")
    if not WARD.fullmatch(typed):
        raise QueryRefused("Write ward as the code of a ward, such as E05009298.")
    return typed


def _one_of(given: Mapping[str, str], name: str, values: Iterable[str]) -> str:
    typed = given.get(name, "")
    values = [str(value) for value in values]
    if name in given and typed not in values:
        raise QueryRefused(f"Write {name} as one of: {', '.join(values)}.")
    return typed
