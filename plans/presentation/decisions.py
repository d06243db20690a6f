"""A decision as its page shows it: every area with its outcome, the totals, and wordings side by side."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.status_label import StatusLabel
from plans.lineage import Basis, PriorityChangeKind
from plans.presentation.paths import NOT_SHOWN, AreaNamed
from plans.presentation.words import counted

if TYPE_CHECKING:
    from plans.models import DecisionWording, Transition, TransitionEnd

OUTCOME_LABELS = {
    "agreed": StatusLabel("Agreed", "ok", "ok"),
    "amended": StatusLabel("Agreed with changes", "ok", "ok"),
    "noted": StatusLabel("Noted", "ring"),
    "received": StatusLabel("Received", "ring"),
    "asked": StatusLabel("Asked to note", "ring"),
    "rejected": StatusLabel("Rejected", "off"),
    "deferred": StatusLabel("Put off", "clock"),
}
TOLD_AS = {
    PriorityChangeKind.MERGED: "merged",
    PriorityChangeKind.KEPT: "kept",
    PriorityChangeKind.NARROWED: "kept but narrower",
    PriorityChangeKind.SPLIT: "split",
    PriorityChangeKind.PAUSED: "paused",
    PriorityChangeKind.ENDED: "ended",
    PriorityChangeKind.REINSTATED: "brought back",
}


@dataclass(frozen=True)
class AreaListed:
    """One row of the table: an area, what became of it, and everything said about that."""

    end: "TransitionEnd"
    transition: "Transition"
    label: StatusLabel
    same_as: AreaNamed | None = None  # the first area of the same change, whose reasons stand there

    @property
    def area(self) -> AreaNamed:
        return named(self.end)

    @property
    def anchor(self) -> str:
        """Its address in the table."""
        return "area_{}_{}".format(*self.end.key)

    @property
    def now_part_of(self) -> list[AreaNamed]:
        return [named(end) for end in self.transition.led_to]

    @property
    def is_part(self) -> bool:
        """Whether it is a part of what it is now, beside others; else it went on alone."""
        return len(self.transition.taken_in) > 1


def named(end) -> AreaNamed:
    """An area of a change as a reader is told of it. An activity is at its place on its priority's page."""
    return AreaNamed(end.name, end.area.url or "") if end.is_open else NOT_SHOWN


def areas_listed(transitions) -> list[AreaListed]:
    """A row for each area taken in, in the order of the decision; then one for each that came from nowhere."""
    rows = []
    for transition in transitions:
        label = transition.label.proposed() if transition.is_proposed else transition.label
        ends = transition.taken_in or transition.led_to
        rows += [
            AreaListed(end, transition, label, same_as=named(ends[0]) if place else None)
            for place, end in enumerate(ends)
        ]
    return rows


@dataclass(frozen=True)
class Totals:
    """The sum that has to come out: how many areas went in, and what became of them."""

    areas_in: int
    told: str
    in_focus: int
    paused: int


def totals_of(transitions) -> Totals | None:
    """Counted, never typed. None when nothing was decided about any area."""
    decided = [each for each in transitions if each.basis == Basis.DECIDED]
    areas = Counter(PriorityChangeKind(each.kind) for each in decided for _ in each.taken_in)
    if not areas:
        return None
    told = [_told(kind, number, decided) for kind, number in areas.items()]
    in_focus = {end.key for each in decided for end in each.led_to}
    return Totals(areas.total(), ", ".join(told), len(in_focus), areas[PriorityChangeKind.PAUSED])


def _told(kind: PriorityChangeKind, number: int, decided) -> str:
    if kind == PriorityChangeKind.MERGED:
        into = len({end.key for each in decided if each.kind == kind for end in each.led_to})
        return f"{counted(number, 'area')} merged into {counted(into, 'area').split()[0]}"
    return f"{counted(number, 'area').split()[0]} {TOLD_AS[kind]}"


@dataclass(frozen=True)
class WordingShown:
    """One item as recommended and as recorded; the words found in only one of them are marked."""

    wording: "DecisionWording"
    recommended: SafeString
    recorded: SafeString


def wordings_of(wordings) -> list[WordingShown]:
    """Our own telling of two texts is not marked: its words are no evidence."""
    return [
        WordingShown(each, escape(each.recommended), escape(each.recorded))
        if each.is_in_our_words
        else WordingShown(each, *marked(each.recommended, each.recorded))
        for each in wordings
    ]


def marked(left: str, right: str) -> tuple[SafeString, SafeString]:
    """Both texts with `<mark>` around the words that the other does not have, in order, whatever their capitals."""
    lefts, rights = left.split(), right.split()
    match = SequenceMatcher(None, [_plain(word) for word in lefts], [_plain(word) for word in rights], autojunk=False)
    same_left: set[int] = set()
    same_right: set[int] = set()
    for block in match.get_matching_blocks():
        same_left.update(range(block.a, block.a + block.size))
        same_right.update(range(block.b, block.b + block.size))
    return _with_marks(lefts, same_left), _with_marks(rights, same_right)


def _plain(word: str) -> str:
    return re.sub(r"\W", "", word).lower()


def _with_marks(words: list[str], same: set[int]) -> SafeString:
    runs: list[tuple[bool, list[str]]] = []
    for at, word in enumerate(words):
        is_new = at not in same
        if not runs or runs[-1][0] != is_new:
            runs.append((is_new, []))
        runs[-1][1].append(word)
    parts = [f"<mark>{escape(' '.join(run))}</mark>" if is_new else escape(" ".join(run)) for is_new, run in runs]
    return mark_safe(" ".join(parts))  # every word is escaped above
