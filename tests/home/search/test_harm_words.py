"""Somebody who may be hurt is shown whom to call."""

import pytest

from home.search.harm_words import HARM_PHRASES, speaks_of_harm
from home.search.query import question_from


def asks(typed):
    return speaks_of_harm(question_from(typed).words)


@pytest.mark.parametrize(
    "typed",
    [
        "abuse", "Domestic Violence", "DV", "rape", "I was raped", "stalking", "suicide", "my husband hurts me",
        "forced marriage", "hate crime", "self-harm", "i want to die", "FGM", "spiked drink", "help me", "VAWG",
    ],
)  # fmt: skip
def test_words_about_harm(typed):
    assert asks(typed)


@pytest.mark.parametrize("typed", ["domestik violense", "stlaking", "harrassment", "sucide", "fourced marriage"])
def test_words_about_harm_with_a_slip(typed):
    assert asks(typed)


@pytest.mark.parametrize(
    "typed", ["strategic plan", "night-time economy", "grapes", "exploring", "refuse collection", "Safety Thirst", ""]
)
def test_other_words(typed):
    assert not asks(typed)


def test_the_list_is_as_words_are_compared():
    assert all(question_from(" ".join(phrase)).words == phrase for phrase in HARM_PHRASES)
