"""What the register offers to the plan: accredited and engaged are two numbers, and nothing made up is counted."""

from datetime import date
from types import SimpleNamespace

import pytest

from core import statistics_registry
from plans.presentation.measures import measure_shown
from venues.models import Accreditation, Level, SchemeYear, Venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def years():
    SchemeYear.objects.create(year=2018, accredited_reported=57, engaged=60, source_note="A newspaper.")
    SchemeYear.objects.create(year=2019)
    SchemeYear.objects.create(year=2020, ran=False, not_run_reason="The pandemic.")
    return SchemeYear.objects.create(year=2026)


def hold(year, name, **more) -> Accreditation:
    level, _ = Level.objects.get_or_create(scheme_year=year, name="Commended")
    venue = Venue.objects.create(name=name, address_line_1="1 Nowhere Row", **more)
    days = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
    return Accreditation.objects.create(venue=venue, scheme_year=year, level=level, **days)


def numbers(key) -> dict:
    return {each.label: "off" if each.did_not_run else each.number for each in statistics_registry.counted(key)}


def test_accredited_and_engaged_are_counted_apart(years, django_assert_num_queries):
    first = hold(years, "The Paper Lantern")
    hold(years, "Made up", is_sample=True)
    Accreditation.objects.filter(pk=first.pk).update(replaced_by=hold(years, "The Glass Umbrella"))
    with django_assert_num_queries(1):
        assert numbers("venues.accredited") == {"2018": 57, "2019": None, "2020": "off", "2026": 1}
    assert numbers("venues.engaged") == {"2018": 60, "2019": None, "2020": "off", "2026": None}
    assert {key for key, _ in statistics_registry.choices()} >= {"venues.accredited", "venues.engaged"}
    assert statistics_registry.counted("nobody.offers.this") == []


def figure(label, kind, value=None):
    year = int(label)
    ends = date(year, 12, 31)
    return SimpleNamespace(period_as_published=label, kind=kind, value=value, starts=date(year, 1, 1), ends=ends)


def shown(*figures, counted_by="venues.accredited"):
    measure = SimpleNamespace(
        pk=1, unit="venues", what_runs="", counted_by=counted_by, read_for=None, figures_shown=figures
    )
    return measure_shown(measure)


def test_a_measure_shows_what_is_counted_where_it_holds_no_figure(years):
    hold(years, "The Paper Lantern")
    asked = shown(figure("2018", "observed", 55), figure("2026", "not_known"))
    assert {each.label: each.number for each in asked.offered} == {"2020": None, "2026": 1}
    assert asked.intro == "From 55 venues in 2018 to 1 in 2026. We hold no aim for it."


def test_a_measure_that_asks_for_nothing_shows_its_own(years):
    assert shown(figure("2018", "observed", 55), counted_by="").offered == ()
