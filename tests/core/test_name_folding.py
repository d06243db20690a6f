"""Names as people type them are the names as they stand on the door."""

import pytest

from core.name_folding import folded, joined, telling_words, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harry's Bar", "Harry’s Bar"),
        ("Harry's Bar", "Harrys Bar"),
        ("Harry's Bar", "HARRY`S BAR"),
        ("Harry's Bar", "The Harry‘s Bar"),
        ("Corney & Barrow", "Corney and Barrow"),
        ("Corney & Barrow", "corney + barrow"),
        ("Corney & Barrow", "Corney Barrow"),
        ("The Crosse Keys", "Crosse Keys PH"),
        ("Café De Livio", "Cafe De Livio"),
        ("Cafe\u0301 Nero", "Caffé Nero".replace("ff", "f")),
        ("Smørrebrød & Co", "Smorrebrod and Co"),
        ("El Vino Co Ltd", "elvino"),
        ("Wine Bar", "Winebar"),
        ("J.D. Wetherspoon Plc", "JD Wetherspoon"),
        ("St. Bride's Tavern", "St Brides Tavern"),
        ("Ｔｈｅ Ｔｉｎ Ｐｏｔ", "the tin pot"),
        ("Straße", "strasse"),
    ],
)
def test_two_ways_of_writing_are_one_name(one, other):
    assert joined(one) == joined(other)


def test_words_that_many_names_share_are_left_out_only_if_others_are_left():
    assert telling_words("The And") == ["the", "and"]
    assert telling_words("The Company") == ["company"]
    assert telling_words("M&S") == ["m", "s"]


def test_folding_keeps_words_apart():
    assert folded("  Fish-and-Chips\t(Fenchurch) ") == "fish and chips fenchurch"
    assert words_of("") == []
    assert words_of("!!! ???") == []


def test_anything_at_all_is_folded():
    assert words_of("\x00\ud800" + "x" * 10_000)
