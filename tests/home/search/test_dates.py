"""A day is one day however it is written."""

import pytest

from home.search.dates import with_days_in_words


@pytest.mark.parametrize(
    "typed", ["5/6/2023", "05.06.23", "2023-06-05", "5th June 2023", "5 jun 2023", "5 June 2023", "5-6-2023"]
)
def test_a_day(typed):
    assert with_days_in_words(typed) == "5 June 2023"


@pytest.mark.parametrize("typed", ["2016-17", "what may happen", "99/99/2023", "999", "EC2M 7PY", "march on"])
def test_what_is_no_day(typed):
    assert with_days_in_words(typed) == typed
