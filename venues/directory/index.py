"""The whole register in short, in memory: what a search looks through, and the state of each venue on one day.

Folding ten years of twenty thousand venues takes seconds, and no question to the database does it in less, so it is
done once after each change, by the same code as the pages, and remembered. A search then reads only its own page.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import F

from core.page_store.remembering import Remembered
from venues.models import Accreditation, FormerName, StatusEvent, Venue
from venues.standing import IN_FORCE, Event, EventKind, Facts, State, on_day, one_on_day


@dataclass(slots=True)
class Line:
    """One venue in short. `words` is all that a search by words looks at, folded to lower case."""

    pk: int
    reference: str
    name: str
    kind: str
    postcode: str
    ward: int | None
    easting: int | None
    northing: int | None
    words: str
    state: State | None = None
    levels: list[str] = field(default_factory=list)


class Index:
    """The register on a day. `lines` are in the order of their names."""

    def __init__(self, day: date):
        self.day = day
        fields = ("pk", "reference", "name", "kind", "postcode", "ward", "easting", "northing", "address_line_1")
        rows = Venue.objects.order_by("name", "reference").values_list(*fields)
        self.lines = [Line(*row[:8], words=f"{row[2]}\n{row[8]}".casefold()) for row in rows.iterator()]
        self.by_key = {line.pk: line for line in self.lines}
        for key, name in FormerName.objects.values_list("venue", "name"):
            if key in self.by_key:  # it may have come since
                self.by_key[key].words += f"\n{name}".casefold()
        self._fold_those_that_count()

    def in_state(self, states: Iterable[State]) -> list[Line]:
        wanted = set(states)
        if not wanted <= {*IN_FORCE, State.SUSPENDED}:
            self._rest_is_folded  # noqa: B018 - read once, the first time that it is asked for
        return [line for line in self.lines if line.state in wanted]

    def _fold_those_that_count(self) -> None:
        """Venues with something that has not run out: an award in force hides the rest, and so does a suspension."""
        current = Accreditation.objects.filter(valid_to__gte=self.day)
        for key, held in facts_of(current).items():
            line = self.by_key.get(key)
            state = on_day([facts for facts, _ in held], self.day).state
            if line and state in (*IN_FORCE, State.SUSPENDED):
                line.state = state
                line.levels = [level for facts, level in held if one_on_day(facts, self.day).is_in_force]

    @cached_property
    def _rest_is_folded(self) -> bool:
        """The others, with their whole history."""
        rest = {line.pk for line in self.lines if line.state is None}
        folded = facts_of(Accreditation.objects.all(), only=rest)
        for key in rest:
            self.by_key[key].state = on_day([facts for facts, _ in folded.get(key, [])], self.day).state
        return True


def facts_of(accreditations, only: set[int] | None = None) -> dict[int, list[tuple[Facts, str]]]:
    """The facts of each venue with the level, oldest first. Rows, not objects: there may be two hundred thousand."""
    events = defaultdict(list)
    rows = StatusEvent.objects.exclude(kind=EventKind.ISSUED).order_by("on", "pk")
    for key, kind, on, reason in rows.values_list("accreditation", "kind", "on", "public_reason"):
        events[key].append(Event(EventKind(kind), on, reason))
    for key, on in _issued_late():
        events[key].append(Event(EventKind.ISSUED, on))

    found = defaultdict(list)
    rows = accreditations.order_by("valid_from", "number").values_list(
        "pk", "venue", "valid_from", "valid_to", "level__name"
    )
    for key, venue, valid_from, valid_to, level in rows.iterator():
        if only is None or venue in only:
            happened = sorted(events.get(key, ()), key=lambda event: event.on)
            found[venue].append((Facts(valid_from, valid_to, tuple(happened)), level))
    return found


def _issued_late() -> list[tuple[int, date]]:
    """Issues of accreditations of which one came after the first day: an issue in time says nothing."""
    late = StatusEvent.objects.filter(kind=EventKind.ISSUED, on__gt=F("accreditation__valid_from"))
    keys = set(late.values_list("accreditation", flat=True))
    issued = StatusEvent.objects.filter(kind=EventKind.ISSUED, accreditation__in=late.values("accreditation"))
    return list(issued.values_list("accreditation", "on")) if keys else []


index_on = Remembered(Index).for_key
