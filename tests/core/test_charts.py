"""A measure over time, drawn as bars that never say more than is known."""

import pytest

from core.charts import AimComparator, AimState, ChartKind, Reading, Target, aim_state, bar_chart

UP_TO_80 = Target(AimComparator.UP_TO, 80, "2016", "2017", "up to 80 venues in 2016–17. The most, not the least.")
AWARDS = [
    Reading("2015", 31),
    Reading("2016", 47),
    Reading("2017", 45),
    Reading("2018", 57),
    Reading("2019", kind=ChartKind.NOT_KNOWN),
    *[Reading(str(year), kind=ChartKind.DID_NOT_RUN) for year in range(2020, 2024)],
    Reading("2024", 75),
    Reading("2025", 78),
]


@pytest.fixture
def chart():
    return bar_chart(AWARDS, [UP_TO_80], key="awards", unit="venues", what="The scheme")


def pixels(text):
    return float(text)


def percent(text):
    return float(text.removesuffix("%"))


def test_each_number_is_a_bar_standing_on_the_line(chart):
    assert [bar.number for bar in chart.bars] == ["31", "47", "45", "57", "75", "78"]
    assert all(pixels(bar.y) + pixels(bar.height) == pytest.approx(280) for bar in chart.bars)


def test_heights_are_in_proportion_to_numbers(chart):
    first, last = chart.bars[0], chart.bars[-1]
    assert pixels(first.height) / pixels(last.height) == pytest.approx(31 / 78, abs=0.01)


def test_bars_stand_side_by_side_within_the_width(chart):
    edges = [(percent(bar.place.x), percent(bar.place.x) + percent(bar.place.width)) for bar in chart.bars]
    assert all(before[1] < after[0] for before, after in zip(edges, edges[1:], strict=False))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 100


def test_a_period_without_a_figure_is_a_gap_and_not_a_bar(chart):
    assert len(chart.gaps) == 1
    assert percent(chart.gaps[0].middle) == pytest.approx(4.5 * 100 / 11, abs=0.1)
    assert ("2019", "Not known", "") in chart.rows


def test_neighbouring_periods_that_did_not_run_are_one_block(chart):
    assert len(chart.blocks) == 1
    assert percent(chart.blocks[0].width) == pytest.approx(4 * 100 / 11, abs=2)
    assert ("2020 to 2023", "Did not run", "") in chart.rows


def test_periods_that_did_not_run_apart_from_each_other_are_two_blocks():
    readings = [
        Reading("2020", kind=ChartKind.DID_NOT_RUN),
        Reading("2021", 4),
        Reading("2022", kind=ChartKind.DID_NOT_RUN),
    ]
    assert len(bar_chart(readings, key="apart", unit="venues").blocks) == 2


def test_a_narrow_block_says_so():
    readings = [Reading(str(year), 4) for year in range(2010, 2020)] + [Reading("2020", kind=ChartKind.DID_NOT_RUN)]
    assert bar_chart(readings, key="narrow", unit="venues").blocks[0].is_narrow


def test_a_ceiling_spans_only_the_periods_it_was_set_for(chart):
    aim = chart.aims[0]
    assert aim.is_ceiling
    assert percent(aim.x1) == pytest.approx(100 / 11, abs=0.1)
    assert percent(aim.x2) == pytest.approx(300 / 11, abs=0.1)


def test_a_ceiling_is_drawn_at_its_own_height(chart):
    lowest_room = min(pixels(bar.y) for bar in chart.bars)
    assert pixels(chart.aims[0].y) < lowest_room


def test_numbers_within_a_ceiling_are_never_called_a_failure(chart):
    notes = {label: note for label, _, note in chart.rows}
    assert notes["2016"] == "Aim: up to 80. Within the aim."
    assert notes["2017"] == "Aim: up to 80. Within the aim."


def test_an_aim_says_nothing_about_other_periods(chart):
    notes = {label: note for label, _, note in chart.rows}
    assert notes["2015"] == notes["2018"] == notes["2025"] == ""


@pytest.mark.parametrize(
    ("comparator", "value", "state"),
    [
        (AimComparator.UP_TO, 0, AimState.WITHIN),
        (AimComparator.UP_TO, 80, AimState.WITHIN),
        (AimComparator.UP_TO, 81, AimState.ABOVE),
        (AimComparator.AT_LEAST, 79, AimState.BELOW),
        (AimComparator.AT_LEAST, 80, AimState.REACHED),
        (AimComparator.AT_LEAST, 200, AimState.REACHED),
        (AimComparator.EXACTLY, 79, AimState.BELOW),
        (AimComparator.EXACTLY, 80, AimState.REACHED),
        (AimComparator.EXACTLY, 81, AimState.ABOVE),
    ],
)
def test_a_number_stands_to_an_aim_by_its_comparator(comparator, value, state):
    assert aim_state(value, Target(comparator, 80, "2016", "2016", "80 venues")) == state


def test_only_a_ceiling_is_hatched():
    floor = Target(AimComparator.AT_LEAST, 80, "2015", "2015", "at least 80 venues")
    assert not bar_chart(AWARDS, [floor], key="floor", unit="venues").aims[0].is_ceiling


def test_the_words_of_two_aims_stand_on_two_lines():
    floor = Target(AimComparator.AT_LEAST, 20, "2018", "2018", "at least 20 venues in 2018")
    aims = bar_chart(AWARDS, [UP_TO_80, floor], key="two", unit="venues").aims
    assert aims[0].words_y != aims[1].words_y


def test_words_of_an_aim_set_late_end_where_the_aim_ends():
    late = Target(AimComparator.UP_TO, 80, "2025", "2025", "up to 80 venues in 2025")
    aim = bar_chart(AWARDS, [late], key="late", unit="venues").aims[0]
    assert (aim.words_anchor, aim.words_x) == ("end", "100%")


def test_low_bars_carry_their_number_on_top():
    bars = bar_chart([Reading("2024", 2), Reading("2025", 90)], key="low", unit="venues").bars
    assert not bars[0].is_roomy
    assert pixels(bars[0].number_y) < pixels(bars[0].y)
    assert bars[1].is_roomy


def test_nought_is_a_number_and_is_shown():
    chart = bar_chart([Reading("2024", 0)], key="nought", unit="venues")
    assert (chart.bars[0].number, chart.bars[0].height) == ("0", "0")


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("2015", ("20", "15", "")),
        ("2016–17", ("20", "16", "–17")),
        ("Spring", ("", "Spring", "")),
        ("20150", ("", "20150", "")),
    ],
)
def test_a_year_has_a_short_form_for_narrow_screens(label, parts):
    tick = bar_chart([Reading(label, 1)], key="short", unit="venues").ticks[0]
    assert (tick.before, tick.short, tick.after) == parts


def test_the_summary_says_what_the_drawing_shows(chart):
    assert chart.summary == (
        "Bar chart of venues. 31 in 2015, 47 in 2016, 45 in 2017, 57 in 2018, 75 in 2024 and 78 in 2025. "
        "No figure is held for 2019. The scheme did not run from 2020 to 2023. "
        "Aim: up to 80 venues in 2016–17. The most, not the least. The table below says the same."
    )


def test_a_chart_without_any_figure_still_says_so():
    chart = bar_chart([Reading("2024", kind=ChartKind.NOT_KNOWN)], key="empty", unit="venues")
    assert chart.bars == []
    assert "No figure is held for 2024." in chart.summary


def test_one_period_that_did_not_run_is_named_alone():
    chart = bar_chart([Reading("2020", kind=ChartKind.DID_NOT_RUN)], key="one", unit="venues", what="The scheme")
    assert "The scheme did not run in 2020." in chart.summary


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: Reading("2019"), "2019: give a number"),
        (lambda: Reading("2019", 4, ChartKind.DID_NOT_RUN), "2019: give a number"),
        (lambda: Reading("2019", -1), "2019: a bar cannot be lower than nought"),
        (lambda: Target(AimComparator.UP_TO, -1, "2019", "2019", "minus one"), "minus one"),
        (lambda: bar_chart([], key="k", unit="u"), "at least one period"),
        (lambda: bar_chart([Reading("2019", 1)] * 2, key="k", unit="u"), "Given twice: 2019"),
        (lambda: bar_chart([Reading("2019", 1)], [UP_TO_80], key="k", unit="u"), "set for 2016"),
        (
            lambda: bar_chart(AWARDS, [Target(AimComparator.UP_TO, 1, "2018", "2016", "one")], key="k", unit="u"),
            "ends before it begins",
        ),
    ],
)
def test_contradictions_are_refused_in_words(make, problem):
    with pytest.raises(ValueError, match=problem):
        make()
