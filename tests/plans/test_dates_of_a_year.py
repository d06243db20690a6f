"""What is known only by its year, season or “by” a month reads as not known in between, on pages and in data."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.partial_dates import PartialDate, Precision
from plans.decision_validation import Refocus, problems_of
from plans.lineage import AreaState, Basis, PriorityChange, PriorityChangeKind, states_on
from plans.models import DecisionPage, Membership, PlanEvent, PlanPage
from plans.plan_state import PlanEventKind, PlanState, state_on, stopped_counting
from plans.quarters import NoQuarter, Quarter, period_at, period_of

patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
days = st.dates(date(2010, 1, 1), date(2032, 12, 31))
partial_dates = st.builds(PartialDate, st.dates(date(2012, 1, 1), date(2029, 12, 31)), st.sampled_from(list(Precision)))
CHANGES_STATE = [kind for kind in PlanEventKind if kind not in ("promised", "due", "recorded")]
lives = st.lists(st.tuples(st.sampled_from(CHANGES_STATE), partial_dates), max_size=4)


def exact(when: PartialDate, share: float) -> PartialDate:
    """One of the days that it can mean."""
    first = max(when.earliest, date(2000, 1, 1))
    return PartialDate(first + timedelta(round((when.last - first).days * share)))


@patient
@given(lives, st.one_of(st.none(), partial_dates), days, st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_a_plan_has_a_state_only_if_it_has_it_whatever_the_days_were(life, term, day, shares):
    """Whichever days the dates mean, a state that is told as certain is the state.

    Steps of one month, say, are taken in the order of a plan's life, so two of the same date are given the same day.
    """
    told = state_on(day, life, term)
    if told == PlanState.UNCERTAIN or any(
        one[1] != other[1] and overlap(one[1], other[1]) for one in life for other in life
    ):
        return
    share_of = dict(zip((when for _, when in life), shares, strict=False))
    possible = [(kind, exact(when, share_of[when])) for kind, when in life]
    assert state_on(day, possible, term and exact(term, shares[-1])) == told


def overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest <= other.last and other.earliest <= one.last


@patient
@given(partial_dates, days)
def test_between_certainly_before_and_certainly_after_a_plan_in_force_is_not_known_to_be(began, day):
    state = state_on(day, [(PlanEventKind.IN_FORCE, began)])
    expected = {True: PlanState.IN_FORCE, False: PlanState.NOT_KNOWN, None: PlanState.UNCERTAIN}
    assert state == expected[began.has_come_by(day)]


@patient
@given(partial_dates, days)
def test_an_area_is_neither_in_focus_nor_paused_while_that_is_not_known(when, day):
    pause = PriorityChange(1, PriorityChangeKind.PAUSED, frozenset("a"), frozenset(), when, Basis.DECIDED)
    state = states_on(day, {"a": [PartialDate(date(2000, 1, 1))]}, [pause])["a"]
    expected = {True: AreaState.PAUSED, False: AreaState.IN_FOCUS, None: AreaState.NOT_KNOWN}
    assert state == expected[when.has_come_by(day)]


@patient
@given(partial_dates)
def test_it_is_filed_in_a_quarter_only_if_it_lies_in_that_quarter(when):
    period = period_of(when)
    assert period_at(period.address) == period
    if isinstance(period, Quarter):
        assert period.first <= when.first <= when.last <= period.last
    else:
        assert isinstance(period, NoQuarter)
        assert when.last.year == period.year


def test_early_2017_is_in_no_quarter_and_a_month_is():
    assert period_of(PartialDate(date(2017, 1, 1), Precision.EARLY_YEAR)).address == "2017"
    assert period_of(PartialDate(date(2017, 3, 1), Precision.MONTH)).address == "2017-q1"


@patient
@given(partial_dates, partial_dates)
def test_two_dates_are_refused_as_out_of_order_only_if_that_is_certain(decided, effective):
    refused = problems_of(Refocus(decided, effective, None, set()))
    assert bool(refused) == (effective.last < decided.first)


def test_a_plan_for_years_ends_in_a_year_and_not_on_a_day():
    life = [(PlanEventKind.IN_FORCE, PartialDate(date(2022, 1, 1), Precision.YEAR))]
    term = PartialDate(date(2025, 1, 1), Precision.YEAR)
    seen = {
        day: state_on(day, life, term).value.word for day in (date(2022, 6, 1), date(2024, 12, 31), date(2025, 6, 1))
    }
    assert list(seen.values()) == ["Not known", "In force", "Not known"]
    assert state_on(date(2026, 1, 1), life, term) == PlanState.ENDED
    assert stopped_counting(date(2026, 1, 1), life, term).in_time == "in 2025"


@pytest.mark.slow
class TestPages:
    @pytest.fixture
    def ended(self, plans):
        plan = PlanPage(
            title="Strategy", slug="strategy", term_as_published="2022-25", term_starts=date(2022, 1, 1),
            term_ends=date(2025, 1, 1), term_precision="year",
        )  # fmt: skip
        plan.events = [
            PlanEvent(kind="in_force", words="It was published.", date=date(2022, 1, 1), date_precision="year"),
            PlanEvent(kind="due", words="A strategy is due.", date=date(2024, 1, 1), date_precision="by_month"),
        ]
        plans.add_child(instance=plan)
        return plan

    def said(self, client, address: str) -> str:
        main = BeautifulSoup(client.get(address).content, "html.parser").main
        return " ".join(main.get_text(" ").split())

    def test_the_plan_is_not_said_to_be_in_force_in_its_last_year_nor_to_have_ended_on_a_day(self, client, ended):
        assert "In force" in self.said(client, "/plans/strategy/?on=2024-06-01")
        assert "Not known" in self.said(client, "/plans/strategy/?on=2025-11-30")
        today = self.said(client, "/plans/strategy/")
        assert "as they last stood, in 2025" in today
        assert "31 December" not in today

    def test_by_january_is_said_as_by_january(self, client, ended):
        assert "By January 2024" in self.said(client, "/plans/strategy/")

    def test_data_give_so_much_of_each_date_as_is_known(self, client, ended):
        rows = client.get("/data/v1/dates.json").json()["items"]
        assert {(row["date"], row["date_precision"], row["date_in_words"]) for row in rows} == {
            ("2022", "year", "2022"),
            ("2024-01", "by_month", "by January 2024"),
        }

    def test_a_list_of_partners_known_by_its_year_counts_from_the_end_of_that_year(self, client, plan):
        Membership.objects.update(date=date(2016, 1, 1), date_precision="year")
        assert not Membership.objects.known_on(date(2016, 12, 30)).exists()
        assert Membership.objects.known_on(date(2016, 12, 31)).count() == 2
        row = client.get("/data/v1/partners.json?on=2016-06-01").json()["items"][0]
        assert row["is_partner"] is None

    def test_a_decision_of_which_the_month_is_known_may_take_effect_on_a_day_in_it(self, decisions, minutes):
        page = DecisionPage(title="One", slug="one", date=date(2023, 6, 1), date_precision="month", outcome="agreed")
        page.effective_date, page.public_source = date(2023, 6, 5), minutes
        assert page.refused_because == []
