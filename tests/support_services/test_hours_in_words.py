"""Hours as helplines write them on their own pages, held against the field."""

import pytest

from support_services.hours_in_words import other_hours_in

NINE_TO_FIVE = ["Mo-Fr 09:00-17:00; PH off", ""]


@pytest.mark.parametrize(
    "words",
    [
        "Lines are open 9am to 5pm, Monday to Friday.",
        "Call between 9am and 5pm.",
        "9.00am – 5.00pm",
        "9 a.m. until 5 p.m.",
        "09:00-17:00",
        "weekdays 9 to 5pm",
        "9.00-17.00 and never at night",
        "09:00 – 17:00 apart from bank holidays",
        "Weekdays 09:00-17:00 phone or write",
        "For people aged 11 to 18, since 2019-2020: 0808 2000 247",
        "",
    ],
)
def test_what_says_the_same_or_nothing(words):
    assert other_hours_in(words, NINE_TO_FIVE) == ""


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("8am until 6pm, Monday to Friday", "8am until 6pm"),
        ("open from Monday to Thursday, 10am to 2pm", "10am to 2pm"),
        ("every day, 8am to midnight", "8am to midnight"),
        ("It is available 24/7.", "24/7"),
        ("24 hours a day", "24 hours"),
        ("Weekdays 9am to 5pm, Saturdays 9.30am-1pm", "9.30am-1pm"),
    ],
)
def test_what_says_other_hours(words, other):
    assert other_hours_in(words, NINE_TO_FIVE) == other


def test_a_way_of_its_own_hours_counts_too():
    assert other_hours_in("Day and night; chat 3pm to 10pm", ["24/7", "Mo-Su 15:00-22:00"]) == ""


def test_where_nobody_knows_the_hours_nothing_is_said():
    assert other_hours_in("9am to 5pm", ["", ""]) == ""
