"""The whole register in short, in memory: what a search looks through, and the state of each venue on one day.

Folding ten years of twenty thousand venues takes seconds, and no question to the database does it in less, so it is
done once after each change, by the same code as the pages, and remembered. A search then reads only its own page.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, Q, QuerySet

from core.page_store.remembering import Remembered
from venues.directory.asked import WORD
from venues.models import Accreditation, FormerName, StatusEvent, Venue
from venues.standing import IN_FORCE, Event, EventKind, Facts, Standing, State, after_closing, on_day, one_on_day

SMALL = 2_000  # venues: the City has some 900 licensed premises
FEW = 200  # venues whose history is asked for by their keys; for more, all of it is read


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
    closed_on: date | None = None
    standing: Standing | None = None
    levels: tuple[str, ...] = ()  # held on the day; two only where officers gave a second certificate
    may_show_it: bool = False


class Index:
    """The register on a day. `lines` are in the order of their names."""

    def __init__(self, day: date):
        self.day = day
        fields = (
            "pk",
            "reference",
            "name",
            "kind",
            "postcode",
            "ward",
            "easting",
            "northing",
            "address_line_1",
            "closed_on",
        )
        rows = Venue.objects.order_by("name", "reference").values_list(*fields)
        self.lines = [
            Line(*row[:8], words=f"{row[2]}\n{row[8]}".casefold(), closed_on=row[9]) for row in rows.iterator()
        ]
        self.by_key = {line.pk: line for line in self.lines}
        for key, name in FormerName.objects.values_list("venue", "name"):
            if key in self.by_key:  # it may have come since
                self.by_key[key].words += f"\n{name}".casefold()
        self._fold(is_small=len(self.lines) <= SMALL)

    def in_state(self, states: Iterable[State]) -> list[Line]:
        wanted = set(states)
        if not wanted <= {*IN_FORCE, State.SUSPENDED}:
            self.know([line for line in self.lines if line.standing is None])
        return [line for line in self.lines if line.standing and line.standing.state in wanted]

    @cached_property
    def words_of_names(self) -> frozenset[str]:
        """For guesses at what was meant. Numbers are never guessed at."""
        return frozenset(word for line in self.lines for word in WORD.findall(line.name.casefold()) if word.isalpha())

    def know(self, lines: Iterable[Line]) -> None:
        """Fold those of `lines` that are not yet, with their whole history."""
        unknown = [line for line in lines if line.standing is None]
        keys = [line.pk for line in unknown]
        history = facts_of(keys if len(keys) <= FEW else None) if keys else {}
        for line in unknown:
            line.standing = self._standing(line, history.get(line.pk, []))

    def _fold(self, is_small: bool) -> None:
        """Venues with something that has not run out: an award in force hides the rest, and so does a suspension.

        A small register is folded whole, as reading it again for the venues on a page would cost more.
        """
        history = facts_of(ends_from=None if is_small else self.day)
        for key in self.by_key if is_small else history.keys() & self.by_key.keys():
            line, held = self.by_key[key], history.get(key, [])
            standing = self._standing(line, held)
            if is_small or standing.state in (*IN_FORCE, State.SUSPENDED):
                line.standing, line.may_show_it = standing, standing.is_in_force
                in_force = [level for facts, level in held if one_on_day(facts, self.day).is_in_force]
                line.levels = tuple(in_force if line.may_show_it else ())

    def _standing(self, line: Line, held: list[tuple[Facts, str]]) -> Standing:
        return after_closing(on_day([facts for facts, _ in held], self.day), line.closed_on, self.day)


def facts_of(venues: list[int] | None = None, ends_from: date | None = None) -> dict[int, list[tuple[Facts, str]]]:
    """The facts of some venues, or of all, with the level; oldest first. Rows, not objects, for there may be many."""
    accreditations, events = Accreditation.objects.all(), StatusEvent.objects.all()
    if venues is not None:
        accreditations, events = accreditations.filter(venue__in=venues), events.filter(accreditation__venue__in=venues)
    if ends_from:
        accreditations = accreditations.filter(valid_to__gte=ends_from)
    happened = _events_of(events)
    found = defaultdict(list)
    rows = accreditations.order_by("valid_from", "number")
    for key, venue, starts, ends, level in rows.values_list(
        "pk", "venue", "valid_from", "valid_to", "level__name"
    ).iterator():
        found[venue].append((Facts(starts, ends, tuple(happened.get(key, ()))), level))
    return found


def _events_of(events: QuerySet[StatusEvent]) -> dict[int, list[Event]]:
    """By accreditation, in order. Issues are left out where none came after the first day: then they say nothing."""
    late = events.filter(kind=EventKind.ISSUED, on__gt=F("accreditation__valid_from"))
    issued = Q(kind=EventKind.ISSUED, accreditation__in=late.values("accreditation"))
    rows = events.filter(~Q(kind=EventKind.ISSUED) | issued).order_by("on", "pk")
    found = defaultdict(list)
    for key, kind, on, reason in rows.values_list("accreditation", "kind", "on", "public_reason"):
        found[key].append(Event(EventKind(kind), on, reason))
    return found


index_on = Remembered(Index).for_key
