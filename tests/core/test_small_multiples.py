"""Years beside each other on one scale, and words where there is no number."""

from core.small_multiples import Period, small_multiples


def drawn():
    years = [Period("2024", {"Cheap": 4, "Tower": 1}), Period("2025", {}, "The scheme did not run")]
    return small_multiples([*years, Period("2026", {"Cheap": 8, "Bridge": 2})], key="wards", unit="venues")


def test_every_year_has_every_name_in_the_same_place_and_on_the_same_scale():
    first, _, last = drawn().panels
    assert [bar.name for bar in first.bars] == [bar.name for bar in last.bars] == ["Bridge", "Cheap", "Tower"]
    assert [bar.bar_y for bar in first.bars] == [bar.bar_y for bar in last.bars]
    assert [float(bar.width.rstrip("%")) for bar in last.bars] == [9.5, 38, 0]  # 2, 8 and 0 of at most 8
    assert float(first.bars[1].width.rstrip("%")) == 19


def test_a_year_without_figures_says_why_and_has_no_bars():
    gap = drawn().panels[1]
    assert (gap.bars, gap.gap) == ([], "The scheme did not run")
    assert gap.summary == "Venues: The scheme did not run."


def test_the_table_says_the_same():
    chart = drawn()
    assert chart.labels == ["2024", "2025", "2026"]
    assert chart.rows[1] == ("Cheap", [("2024", "4"), ("2025", "The scheme did not run"), ("2026", "8")])
    assert chart.rows[0][1][0] == ("2024", "0")


def test_nothing_to_compare_is_no_drawing():
    assert small_multiples([Period("2025", {}, "The scheme did not run")], key="wards", unit="venues") is None
