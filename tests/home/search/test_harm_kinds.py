"""Whoever may be hurt is shown help for what is happening, however it is put; nobody else is."""

import pytest

from home.search.harm_kinds import harm_kinds, harms_in
from home.search.query import question_from, words_of
from home.search.spelling import SlipMender
from home.search.text import stems_of
from support_services.choices import MARKS, FinderFacet

KNOWN = SlipMender({word for kind in harm_kinds().values() for phrase in kind.phrases for word in words_of(phrase)})


def kind_of(typed):
    words = [word for phrase in KNOWN.mended(question_from(typed).phrases) for word in phrase]
    return next((found.owner.code for found in harms_in(stems_of(words))), "")


@pytest.mark.parametrize(
    "typed, code",
    [
        ("he’s going to kill me", "a1"), ("acid", "a1"), ("I was raped", "a2"), ("i was hit by my wife", "c1"),
        ("i am abused", "c1"), ("am i abusive", "b4"), ("I’ve been beaten", "c1"), ("upskirting", "a2"),
        ("my drink was spiked", "a3"), ("i want to die", "a4"), ("SUICIDAL", "a4"), ("self-harm", "a4"),
        ("stlaking", "a5"), ("harrassment", "a5"), ("someone follows me", "a5"), ("tracks my phone", "a6"),
        ("honour killing", "a7"), ("FGM", "a7"), ("fourced marriage", "a8"), ("my friend is being hurt", "a9"),
        ("my mum hits me", "b1"), ("county lines", "b1"), ("help for men", "b2"), ("gay", "b3"),
        ("i hit my girlfriend", "b4"), ("domestic abuse policy", "b5"), ("hate crime", "b7"), ("trafficked", "b8"),
        ("cuckooing", "b9"), ("domestik violense", "c1"), ("my husband hits me", "c1"), ("controls my money", "c1"),
        ("nowhere to sleep", "c2"), ("mugged", "c3"),
    ],
)  # fmt: skip
def test_words_about_harm(typed, code):
    assert kind_of(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "strategic plan", "night-time economy", "grapes", "exploring", "Safety Thirst", "",
        "noise from pub", "who is on the board", "wifi", "drone", "bike lane", "date of the meeting",
    ],
)  # fmt: skip
def test_other_words(typed):
    assert kind_of(typed) == ""


def test_the_kinds_name_nothing_that_is_not_there():
    marks = set(MARKS[FinderFacet.HARM])
    assert {mark for kind in harm_kinds().values() for mark in kind.marks} <= marks
    assert all(len(code) == 2 for code in harm_kinds())


def test_no_phrase_is_a_small_word_alone():
    small = {"i", "me", "my", "he", "she", "help", "not", "the", "of"}
    assert not [phrase for kind in harm_kinds().values() for phrase in kind.phrases if phrase in small]
