"""States folded from dated changes: any order of entry gives the same answer for a day, and totals add up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.partial_dates import PartialDate, Precision
from plans.lineage import (
    AreaState,
    Basis,
    PriorityChange,
    PriorityChangeKind,
    brought_in,
    has_cycle,
    path_of,
    states_on,
)
from plans.plan_state import PlanEventKind, first_day_together

FIRST_DAY = date(2022, 1, 1)
AREAS = list("abcdefg")


@st.composite
def changes(draw, basis=None):
    """Any changes at all, sensible or not: the folding must never break or lose an area."""
    days = st.integers(0, 900).map(lambda number: FIRST_DAY + timedelta(days=number))
    some_areas = st.frozensets(st.sampled_from(AREAS), max_size=3)
    number = draw(st.integers(0, 8))
    return [
        PriorityChange(
            key=key,
            kind=draw(st.sampled_from(list(PriorityChangeKind))),
            froms=draw(some_areas),
            tos=draw(some_areas),
            effective=PartialDate(draw(days), draw(st.sampled_from(list(Precision)))),
            basis=basis or draw(st.sampled_from(list(Basis))),
        )
        for key in range(number)
    ]


begins = st.fixed_dictionaries({area: st.sampled_from([(), (PartialDate(FIRST_DAY),)]) for area in AREAS})
days = st.integers(-30, 1400).map(lambda number: FIRST_DAY + timedelta(days=number))


@given(changes(), begins, days, st.randoms())
@pytest.mark.slow
def test_any_order_of_entry_gives_the_same_answer(made, first_days, day, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    assert states_on(day, first_days, shuffled) == states_on(day, first_days, made)


@given(changes(basis=Basis.PROPOSED), begins, days)
@pytest.mark.slow
def test_a_proposed_change_never_changes_a_state(made, first_days, day):
    assert states_on(day, first_days, made) == states_on(day, first_days, [])


@given(changes(), begins, days)
@pytest.mark.slow
def test_every_area_has_exactly_one_state_so_totals_add_up(made, first_days, day):
    assert states_on(day, first_days, made).keys() == first_days.keys()


@given(changes(), begins, days)
@pytest.mark.slow
def test_nothing_that_happens_later_alters_an_earlier_day(made, first_days, day):
    by_then = [change for change in made if change.effective.has_come_by(day) is not False]
    assert states_on(day, first_days, made) == states_on(day, first_days, by_then)


def change(key, kind, froms, tos, day, basis=Basis.DECIDED):
    return PriorityChange(key, kind, frozenset(froms), frozenset(tos), PartialDate(day), basis)


class TestThePathOfAnArea:
    pause = change(1, PriorityChangeKind.PAUSED, "a", "", date(2023, 6, 5))
    back = change(2, PriorityChangeKind.REINSTATED, "", "a", date(2025, 4, 1))

    def test_an_area_brought_back_after_a_pause_is_in_focus_again(self):
        made = [self.back, self.pause]
        states = {
            day: states_on(day, {"a": [PartialDate(FIRST_DAY)]}, made)["a"]
            for day in (date(2023, 6, 4), date(2024, 1, 1))
        }
        assert list(states.values()) == [AreaState.IN_FOCUS, AreaState.PAUSED]
        assert states_on(date(2025, 4, 1), {"a": [PartialDate(FIRST_DAY)]}, made)["a"] == AreaState.IN_FOCUS

    def test_it_stood_there_from_the_start_though_a_change_leads_back_to_it(self):
        merge = change(3, PriorityChangeKind.MERGED, "ab", "c", date(2025, 5, 1))
        assert brought_in([self.back, self.pause, merge]) == {"c"}

    def test_it_goes_backwards_and_forwards_through_every_step(self):
        merge = change(1, PriorityChangeKind.MERGED, "ab", "c", date(2023, 6, 5))
        split = change(2, PriorityChangeKind.SPLIT, "c", "de", date(2025, 4, 1))
        elsewhere = change(3, PriorityChangeKind.ENDED, "f", "", date(2025, 4, 1))
        assert path_of("c", [split, elsewhere, merge]) == [merge, split]
        assert path_of("a", [split, elsewhere, merge]) == [merge, split]
        assert path_of("f", [split, elsewhere, merge]) == [elsewhere]

    def test_a_change_without_a_date_stands_between_what_it_joins(self):
        older = change(1, PriorityChangeKind.KEPT, "a", "b", date(2016, 6, 6))
        related = change(2, PriorityChangeKind.NEW, "b", "c", date.min, Basis.EDITORIAL)
        newer = change(3, PriorityChangeKind.NARROWED, "c", "d", date(2023, 6, 5))
        assert path_of("a", [newer, related, older]) == [older, related, newer]


class TestTwoPlans:
    def plan(self, began: date, ended: date | None = None):
        events = [(PlanEventKind.IN_FORCE, PartialDate(began))]
        return (events + [(PlanEventKind.SUPERSEDED, PartialDate(ended))] if ended else events), None

    def test_the_first_day_on_which_both_are_in_force_is_found(self):
        old, new = self.plan(date(2022, 1, 1), ended=date(2025, 5, 1)), self.plan(date(2025, 4, 1))
        assert first_day_together(old, new) == first_day_together(new, old) == date(2025, 4, 1)

    def test_one_may_begin_on_the_day_it_replaces_the_other(self):
        assert (
            first_day_together(self.plan(date(2022, 1, 1), ended=date(2025, 4, 1)), self.plan(date(2025, 4, 1))) is None
        )

    def test_one_whose_last_year_is_known_and_not_its_last_day_may_have_ended_before_the_next_began(self):
        old = [(PlanEventKind.IN_FORCE, PartialDate(date(2022, 1, 1)))], PartialDate(date(2025, 1, 1), Precision.YEAR)
        assert first_day_together(old, self.plan(date(2024, 12, 31))) == date(2024, 12, 31)
        assert first_day_together(old, self.plan(date(2025, 4, 1))) is None


class TestCycles:
    def test_an_area_may_not_descend_from_itself(self):
        there = change(1, PriorityChangeKind.KEPT, "a", "b", date(2023, 1, 1))
        back = change(2, PriorityChangeKind.KEPT, "b", "a", date(2024, 1, 1))
        assert has_cycle([there, back])
        assert not has_cycle([there])

    def test_a_long_lineage_is_no_trouble(self):
        long = [PriorityChange(n, PriorityChangeKind.KEPT, frozenset({n}), frozenset({n + 1})) for n in range(5000)]
        assert not has_cycle(long)
        assert len(path_of(0, long[:300])) == 300
