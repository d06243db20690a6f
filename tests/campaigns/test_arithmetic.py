"""Posts, years, totals and what is carried over: pure."""

from datetime import date, timedelta

import pytest

from campaigns.link_count_report import by_week, told
from campaigns.review_items import ReviewItem, ReviewItemKind, items_in, pages_linked
from campaigns.social_limits import fits, weighted
from campaigns.year_planner import Planned, by_month, clashes, drawn, gaps

WINTER = Planned("Winter", "a", date(2026, 11, 16), date(2027, 1, 3), frozenset({"workers"}))
SUMMER = Planned("Summer", "b", date(2026, 5, 1), date(2026, 8, 31), frozenset({"visitors"}))
PARTIES = Planned("Parties", "c", date(2026, 12, 1), date(2026, 12, 31), frozenset({"workers", "venues"}))


class TestPosts:
    def test_a_link_counts_23_and_a_wide_letter_two_on_x(self):
        assert weighted("Go https://example.org/a-very-long-address-indeed") == 3 + 23
        assert weighted("夜") == 2
        assert weighted("é") == weighted("e\u0301") == 1

    def test_it_says_how_much_is_too_much(self):
        x = next(fit for fit in fits("a" * 290) if fit.name == "X")
        assert not x.fits
        assert x.words == "290 of 280: 10 too many"

    def test_a_post_of_as_many_characters_as_there_may_be_fits(self):
        for many, is_short_enough in ((280, True), (281, False)):
            assert next(fit for fit in fits("a" * many) if fit.name == "X").fits is is_short_enough


class TestYears:
    def test_days_without_anything_are_gaps(self):
        assert gaps([WINTER, SUMMER], 2026) == [
            (date(2026, 1, 1), date(2026, 4, 30)),
            (date(2026, 9, 1), date(2026, 11, 15)),
        ]
        assert gaps([], 2026)[0].length == 365
        always = WINTER._replace(first=date(2020, 1, 1), last=date.max)
        assert gaps([always], 2026) == []

    def test_two_that_speak_to_the_same_people_at_once_clash(self):
        [(one, other, days)] = clashes([WINTER, SUMMER, PARTIES], 2026)
        assert {one.title, other.title} == {"Winter", "Parties"}
        assert days.length == 31

    def test_every_bar_stays_inside_its_year(self):
        for year in (2026, 2027, 2028):
            for bar in drawn([WINTER, SUMMER, PARTIES], year, date(2026, 11, 22)).bars:
                assert float(bar.x[:-1]) >= 0
                assert float(bar.x[:-1]) + float(bar.width[:-1]) <= 100.7

    def test_the_picture_has_its_words(self):
        said = "2026 at a glance. It is November now. Winter: 16 November 2026 to 3 January 2027."
        assert drawn([WINTER], 2026, date(2026, 11, 22)).summary == said
        assert "now" not in drawn([WINTER], 2027, date(2026, 11, 22)).summary


def titles(months) -> list[tuple[int, list[str]]]:
    return [(month.first.month, [each.title for each in month.planned]) for month in months]


class TestYearsByMonth:
    def test_this_year_begins_with_this_month_and_ends_with_those_before(self):
        listed = by_month([WINTER, SUMMER, PARTIES], 2026, date(2026, 11, 22))
        assert titles(listed.months) == [(11, ["Winter"]), (12, ["Winter", "Parties"])]
        assert titles(listed.earlier) == [(5, ["Summer"]), (6, ["Summer"]), (7, ["Summer"]), (8, ["Summer"])]
        assert [month.is_now for month in listed.months + listed.earlier] == [True] + 5 * [False]

    def test_this_month_is_named_also_when_nothing_is_on(self):
        listed = by_month([WINTER], 2026, date(2026, 9, 30))
        assert titles(listed.months) == [(9, []), (11, ["Winter"]), (12, ["Winter"])]

    def test_another_year_begins_in_january_and_no_month_of_it_is_now(self):
        listed = by_month([WINTER, PARTIES], 2027, date(2026, 1, 22))
        assert titles(listed.months) == [(1, ["Winter"])]
        assert not listed.months[0].is_now and not listed.earlier

    def test_what_is_on_all_year_is_named_once(self):
        always = Planned("Always", "d", date(2020, 1, 1), date.max)
        now = by_month([always, WINTER], 2026, date(2026, 10, 1))
        assert titles(now.months) == [(10, ["Always"]), (11, ["Winter"]), (12, ["Winter"])]
        later = by_month([always, WINTER], 2027, date(2026, 10, 1))
        assert (later.all_year, titles(later.months)) == ([always], [(1, ["Winter"])])


class TestTotals:
    @pytest.mark.parametrize(
        ("number", "words"), [(0, "none"), (1, "fewer than ten"), (9, "fewer than ten"), (10, "10")]
    )
    def test_numbers_under_ten_are_never_told(self, number, words):
        assert told(number) == words

    def test_a_week_under_ten_is_a_gap_and_a_week_of_none_is_nought(self):
        monday = date(2026, 11, 2)
        weeks = by_week([(monday, 4), (monday + timedelta(days=2), 5), (monday + timedelta(days=14), 12)])
        assert [(each.label, each.value) for each in weeks] == [("2 Nov 26", None), ("9 Nov 26", 0), ("16 Nov 26", 12)]


class TestCarriedOver:
    def test_numbers_links_and_dates_are_found_once_each(self):
        found = items_in(
            [
                '<p>Call <a href="tel:999">999</a> or 020 7946 0991 by 3 January 2027.</p>',
                "See https://example.org/a. 999",
            ]
        )
        assert found == [
            ReviewItem(ReviewItemKind.PHONE, "999"),
            ReviewItem(ReviewItemKind.PHONE, "020 7946 0991"),
            ReviewItem(ReviewItemKind.DATE, "3 January 2027"),
            ReviewItem(ReviewItemKind.LINK, "https://example.org/a"),
        ]

    def test_pages_linked_in_rich_text_are_found(self):
        assert pages_linked(['<a linktype="page" id="12">x</a>', '<a id="7" linktype="page">y</a>']) == {7, 12}

    def test_an_item_is_known_by_its_words(self):
        assert (
            ReviewItem(ReviewItemKind.PHONE, "999").key
            == ReviewItem(ReviewItemKind.PHONE, "999").key
            != ReviewItem(ReviewItemKind.LINK, "999").key
        )
