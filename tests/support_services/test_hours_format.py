"""Hours as people say them."""

from datetime import date, datetime, time

import pytest

from core.london import LONDON
from support_services.hours import open_state
from support_services.hours_format import change_words, clock, state_label, week_in_words


def said(text: str, *at) -> str:
    moment = datetime(*at, tzinfo=LONDON)
    state = open_state(text, moment)
    return f"{state_label(state).word}. {change_words(state, moment)}".strip(". ")


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("24/7", (2026, 11, 20, 18, 40), "Open now. Day and night, every day"),
        ("Mo-Fr 09:00-17:00", (2026, 11, 20, 11), "Open now. Closes at 5pm today"),
        ("Mo-Fr 09:00-17:00", (2026, 11, 20, 8), "Closed. Opens at 9am today"),
        ("Mo-Fr 09:00-17:00", (2026, 11, 19, 18), "Closed. Opens tomorrow at 9am"),
        ("Mo-Fr 09:00-17:00", (2026, 11, 20, 18), "Closed. Opens Monday at 9am"),
        ("Mo-Su 09:30-24:00", (2026, 11, 20, 12), "Open now. Closes at midnight today"),
        ("Mo-Su 22:00-02:30", (2026, 11, 20, 23), "Open now. Closes tomorrow at 2:30am"),
        ("Mo-Su 22:00-02:30", (2026, 11, 21, 1), "Open now. Closes at 2:30am today"),
        ("Dec Mo-Fr 12:00-13:00", (2026, 11, 20, 11), "Closed. Opens Tuesday 1 December at midday"),
        ("", (2026, 11, 20, 11), "Hours being checked"),
        ("Mo-Fr 09:00-17:00; PH unknown", (2026, 12, 25, 11), "Hours not known today. Opens Tuesday at 9am"),
        ("off", (2026, 11, 20, 11), "Closed"),
    ],
)
def test_a_reader_sees_whether_it_is_open_and_what_comes_next(text, at, words):
    assert said(text, *at) == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("24/7", ["Day and night, every day"]),
        ("Mo-Fr 09:00-17:00; PH off", ["Monday to Friday: 9am to 5pm", "Closed on bank holidays"]),
        (
            "Mo,We 09:00-20:00; Tu,Th,Fr 09:30-17:00; PH unknown",
            [
                "Monday and Wednesday: 9am to 8pm",
                "Tuesday, Thursday and Friday: 9:30am to 5pm",
                "Bank holidays: not known",
            ],
        ),
        ("Mo-Su 22:00-02:30", ["Every day: 10pm to 2:30am"]),
        ("Sa 10:00-12:00,13:00-16:00", ["Saturday: 10am to midday and 1pm to 4pm"]),
        ("", []),
    ],
)
def test_the_hours_of_a_week_are_told_by_day_also_in_a_week_with_a_bank_holiday(text, lines):
    assert week_in_words(text, date(2026, 11, 20)) == lines
    assert week_in_words(text, date(2026, 12, 25)) == lines


def test_times_are_written_as_on_gov_uk():
    times = [time(0), time(0, 30), time(9), time(12), time(12, 5), time(17, 30), time(23, 59)]
    assert [clock(at) for at in times] == ["midnight", "12:30am", "9am", "midday", "12:05pm", "5:30pm", "11:59pm"]
