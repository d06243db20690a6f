"""A number typed from a certificate is read, and one typed wrongly is noticed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venues.certificate_numbers import find_number, make_number
from venues.certificate_numbers import read_number as read_number_of

ALPHABET = "23456789BCDEFGHJKMNPQRSTVWXYZ"  # no letter or digit that can be taken for another
SERIALS = 29**5  # numbers a year


def read_number(typed: str) -> str | None:
    return read_number_of(typed, ["ST"])


numbers = st.builds(make_number, st.integers(2000, 2099), st.integers(0, SERIALS - 1), st.just("ST"))


@given(numbers)
def test_a_number_is_read_as_it_was_made(number):
    assert read_number(number) == number


def test_no_two_serials_of_a_year_share_a_number():
    made = [make_number(2026, serial, "ST") for serial in [*range(3000), *range(SERIALS - 3000, SERIALS)]]
    assert len(set(made)) == len(made)


def test_neighbouring_serials_do_not_look_alike():
    made = [make_number(2026, serial, "ST").replace("-", "")[4:9] for serial in range(500)]
    alike = [pair for pair in pairwise(made) if sum(a == b for a, b in zip(*pair, strict=True)) > 2]
    assert not alike
    assert made != sorted(made)


@pytest.mark.parametrize(
    ("year", "serial", "number"),
    [(2026, 0, "ST26-DZX9-8P"), (2026, 12_345, "ST26-KMN6-DW"), (2031, SERIALS - 1, "ST31-2222-22")],
)
def test_what_stands_on_a_wall_is_read_for_ever(year, serial, number):
    """Another order of letters, step or weight would make every certificate that was printed unreadable."""
    assert make_number(year, serial, "ST") == number
    assert read_number(number) == number


@given(numbers, st.data())
def test_each_single_wrong_character_is_noticed(number, data):
    place = data.draw(st.sampled_from([2, 3, 5, 6, 7, 8, 10, 11]))
    wrong = data.draw(st.sampled_from([c for c in sorted({*ALPHABET, *"01"}) if c != number[place]]))
    assert read_number(number[:place] + wrong + number[place + 1 :]) is None


@given(numbers)
def test_each_swap_of_neighbours_is_noticed(number):
    plain = number.replace("-", "")
    for place in range(2, len(plain) - 1):
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        assert swapped == plain or read_number(swapped) is None


NUMBER = make_number(2031, 0, "ST")


@pytest.mark.parametrize(
    "typed",
    [
        NUMBER.lower(),
        NUMBER.replace("-", ""),
        NUMBER.replace("-", " "),
        f"  {NUMBER}\n",
        NUMBER.replace("-", "–"),
        NUMBER.replace("-", "/"),
        NUMBER.replace("ST31", "ST3I"),
        NUMBER.replace("ST31", "st3l"),
        "".join(chr(ord(c) + 0xFEE0) for c in NUMBER),  # full width, as some keyboards write
    ],
)
def test_a_number_may_be_typed_as_people_type(typed):
    assert read_number(typed) == NUMBER


@pytest.mark.parametrize(
    "typed", ["", "ST", "-", NUMBER + "2", NUMBER[:-1], "X" * 10_000, NUMBER + " " * 10_000, "ST٢٦"]
)
def test_anything_else_is_no_number(typed):
    assert read_number(typed) is None


@pytest.mark.parametrize(("year", "serial"), [(1999, 0), (2100, 0), (2026, -1), (2026, SERIALS)])
def test_what_cannot_be_numbered_is_refused(year, serial):
    with pytest.raises(ValueError, match="certificate number"):
        make_number(year, serial, "ST")


def test_a_scheme_reads_the_numbers_of_its_letters_of_today_and_before():
    number = make_number(2026, 0, "BBN")
    assert number == "BBN26-DZX9-8P"  # what checks it weighs no letter of the scheme
    assert read_number_of("bbn 26 dzx9 8p", ["ST", "BBN"]) == number
    assert find_number(f"Is “{number}” good?", ["BBN", "ST"]) == number
    assert read_number(number) is find_number(number, ["ST"]) is read_number_of(number, []) is None
