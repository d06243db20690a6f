"""Reads the register into memory, and keeps what is there true by reading again only what has changed.

Folding ten years of twenty thousand venues takes a second, and no question to the database does it in less. What
changed is known by the moment at which each row was last saved. Where that cannot explain how much there now is, all
of it is read anew, so that a list can be slow but not old.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from core.name_folding import padded, words_of
from delivery.clock import seconds_since_epoch
from delivery.local_cache import GenerationMemo
from venues.accreditation_history import with_events
from venues.directory.index import IndexContext, IndexLine, VenueIndex, by_name
from venues.directory.name_search import FoldedNames, fold_names
from venues.models import Accreditation, FormerName, Level, StatusEvent, Venue, Ward
from venues.status import (
    IN_FORCE,
    AwardEvent,
    AwardEventKind,
    AwardFacts,
    AwardState,
    AwardStatus,
    status_on,
    turning_days,
)
from venues.visibility import is_public

WITHOUT_HISTORY = (*IN_FORCE, AwardState.SUSPENDED)  # states that nothing older can change
SMALL = 2_000  # venues: the City has some 900 licensed premises
NONE: list[str] = []  # former names of nearly every venue
FEW = 500  # venues that are read again one by one; for more, all of them are
LONGEST_SAVE = timedelta(minutes=15)  # from the moment that a row notes as its last change until others can read it
FIELDS = ("pk", "reference", "name", "kind", "address_line_1", "address_line_2", "postcode", "ward", "easting",
          "northing", "closed_on", "is_sample")  # fmt: skip

Held = tuple[AwardFacts, int]  # an accreditation and the key of its level


class RegisterVersion(NamedTuple):
    """How many venues there are, and when venues and accreditations last changed.

    A venue that is gone leaves nothing behind but a smaller number; an accreditation that is gone leaves its venue
    changed. Where a moment is earlier than it was, all that is there came back from a copy.
    """

    venues: int
    newest: tuple


@dataclass(frozen=True)
class LoadedIndex:
    index: VenueIndex
    version: RegisterVersion
    read_at: datetime


def load_index(day: date, before: LoadedIndex | None) -> LoadedIndex:
    read_at = datetime.fromtimestamp(seconds_since_epoch(), UTC)
    context = IndexContext(list(Ward.objects.all()), dict(Level.objects.order_by().values_list("pk", "name")))
    index = refreshed(before, day, context) if before else None
    version = version_now()
    if before is None or index is None or not is_as_before(before, index, version):
        index = read_all(day, context, is_small=version.venues <= SMALL)
        if version.venues > SMALL:
            freeze_memory()
    return LoadedIndex(index, version, read_at)


def freeze_memory() -> None:
    """Let Python look for garbage among newer things only: in a full register it would take a quarter of a second to
    look, every so often, while somebody waits.
    """
    gc.collect()
    gc.freeze()


def is_as_before(before: LoadedIndex, index: VenueIndex, version: RegisterVersion) -> bool:
    moments = zip(version.newest, before.version.newest, strict=True)
    is_later = all(old is None or (new is not None and new >= old) for new, old in moments)
    return is_later and len(index.all_lines) == version.venues


def version_now() -> RegisterVersion:
    """One query."""
    venues, held = (connection.ops.quote_name(model._meta.db_table) for model in (Venue, Accreditation))
    asked = f"(SELECT count(*) FROM {venues})", *(f"(SELECT max(changed_at) FROM {table})" for table in (venues, held))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}")
        count, *newest = cursor.fetchone()
    return RegisterVersion(count, tuple(newest))


def refreshed(before: LoadedIndex, day: date, context: IndexContext) -> VenueIndex | None:
    """What was kept, with what changed since read anew. None where that would be more work than to read all."""
    index = before.index
    if day < index.day or not index.context.is_like(context):
        return None
    context = (
        index.context if index.context.levels == context.levels else IndexContext(index.context.wards, context.levels)
    )
    since = before.read_at - LONGEST_SAVE
    held = Accreditation.objects.filter(changed_at__gte=since)
    happened = StatusEvent.objects.filter(recorded_at__gte=since)
    turning = index.turning(day)
    if len(turning) > FEW:
        return None
    is_changed = (
        Q(changed_at__gte=since)
        | Q(pk__in=turning)
        | Q(pk__in=held.values("venue"))
        | Q(pk__in=happened.values("accreditation__venue"))
    )
    rows = list(Venue.objects.filter(is_changed).order_by().values_list(*FIELDS)[: FEW + 1])
    if len(rows) > FEW:
        return None
    lines = lines_from(rows, context, keys=[row[0] for row in rows]) if rows else []
    StatusFolder(day, context).fold(lines, held_by([line.pk for line in lines]) if lines else {})
    return index.with_lines(day, context, lines)


def read_all(day: date, context: IndexContext, is_small: bool) -> VenueIndex:
    """Everything. Of many venues, history is read only where nothing in force or on hold hides it."""
    lines = lines_from(Venue.objects.order_by().values_list(*FIELDS).iterator(), context)
    lines.sort(key=by_name)
    folder = StatusFolder(day, context)
    folder.fold(lines, held_by(ends_from=None if is_small else day))
    if not is_small:
        rest = [line for line in lines if line.status.state not in WITHOUT_HISTORY or not line.is_public]
        for start in range(0, len(rest), FEW):
            some = rest[start : start + FEW]
            folder.fold(some, held_by([line.pk for line in some]))
    return VenueIndex(day, context, lines)


def lines_from(rows: Iterable[tuple], context: IndexContext, keys: list[int] | None = None) -> list[IndexLine]:
    former = defaultdict(list)
    names = FormerName.objects.filter(venue__in=keys) if keys else FormerName.objects.all()
    for key, name in names.values_list("venue", "name"):
        former[key].append(name)
    once = cache(str)  # a second line that many share is kept once

    def folded(row: tuple) -> FoldedNames:
        pk, _, name, kind, first, second, postcode, ward, *_ = row
        its_ward = context.ward_of[ward].name if ward in context.ward_of else ""
        return fold_names([name, *former.get(pk, ())], (first, second), its_ward, kind, postcode)

    return [
        IndexLine(
            *(pk, reference, name, kind),
            address=[once(part) for part in (first, second, postcode) if part],
            postcode=postcode,
            ward=context.ward_of.get(ward),
            ward_key=ward,
            easting=easting,
            northing=northing,
            closed_on=closed_on,
            is_sample=is_sample,
            folded=(texts := folded(row)),
            words=texts.text,
            joined="\n".join(texts.joined),
            former=former.get(pk, NONE),
        )
        for row in rows
        for pk, reference, name, kind, first, second, postcode, ward, easting, northing, closed_on, is_sample in [row]
    ]


class StatusFolder:
    """Folds the accreditations of venues on one day. What many venues share is worked out and kept once."""

    def __init__(self, day: date, context: IndexContext):
        self.day, self.context = day, context
        self.one = cache(lambda facts: status_on([facts], day))
        self.all = cache(self._all)
        self.words_of_levels = cache(lambda levels: padded(word for level in levels for word in words_of(level)))

    def fold(self, lines: Iterable[IndexLine], held: dict[int, list[Held]]) -> None:
        for line in lines:
            its = tuple(held.get(line.pk, ()))
            line.status, line.turns_on, line.levels = self.all(its, line.closed_on)
            line.may_show_it = line.status.is_in_force
            line.words = line.folded.text + self.words_of_levels(line.levels)
            line.is_public = is_public([facts for facts, _ in its], self.day, line.closed_on)

    def _all(self, its: tuple[Held, ...], closed_on: date | None) -> tuple[AwardStatus, date | None, tuple[str, ...]]:
        facts = [one for one, _ in its]
        status = status_on(facts, self.day, closed_on)
        turns_on = next((day for day in turning_days(facts, closed_on) if day > self.day), None)
        in_force = [level for one, level in its if status.is_in_force and self.one(one).is_in_force]
        return status, turns_on, tuple(self.context.levels.get(level, "") for level in in_force)


def held_by(venues: list[int] | None = None, ends_from: date | None = None) -> dict[int, list[Held]]:
    """The accreditations of some venues, or of all, the oldest first. One query: rows, not objects, may be many."""
    wanted = Accreditation.objects.all()
    if venues is not None:
        wanted = wanted.filter(venue__in=venues)
    if ends_from:
        wanted = wanted.filter(valid_to__gte=ends_from)
    found: dict[int, list[Held]] = defaultdict(list)
    for held, events in with_events(wanted, "number", "venue", "level", "valid_from", "valid_to"):
        _, venue, level, starts, ends = held
        found[venue].append((AwardFacts(starts, ends, worth_keeping(events, starts)), level))
    return found


def worth_keeping(events: tuple[AwardEvent, ...], starts: date) -> tuple[AwardEvent, ...]:
    """Without the issues, where the first came in time: then they say nothing. `events` are in order."""
    issued = [event.on for event in events if event.kind == AwardEventKind.ISSUED]
    is_in_time = bool(issued) and issued[0] <= starts
    return tuple(event for event in events if event.kind != AwardEventKind.ISSUED) if is_in_time else events


_kept = GenerationMemo(load_index)


def index_on(day: date) -> VenueIndex:
    return _kept.for_key(day).index
