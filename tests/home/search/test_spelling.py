"""A slip is put right; a word that is right, or like none, stays."""

import pytest

from home.search.spelling import SlipMender

KNOWN = SlipMender(
    {
        "burglary",
        "anti",
        "social",
        "cybercrime",
        "homeless",
        "hate",
        "crime",
        "police",
        "done",
        "wife",
        "rape",
        "abusive",
    }
)


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("burglry", "burglary"), ("crmie", "crime"), ("polcie", "police"), ("hatecrime", "hate crime"),
        ("cyber crime", "cybercrime"), ("home less", "homeless"), ("burglaries", "burglaries"), ("zebra", "zebra"),
        ("raype", "rape"), ("abusif", "abusive"), ("grape", "grape"),
        ("wifi", "wifi"), ("drone", "drone"), ("2016", "2016"), ("hat", "hat"),
    ],
)  # fmt: skip
def test_words(typed, meant):
    phrases = KNOWN.mended([(word,) for word in typed.split()])
    assert " ".join(word for phrase in phrases for word in phrase) == meant


def test_words_that_are_right_elsewhere_are_left_alone():
    assert KNOWN.mended([("cybre",), ("crimes",)], right={"cybre"}) == (("cybre",), ("crimes",))
