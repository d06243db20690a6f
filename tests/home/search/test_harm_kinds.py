"""Whoever may be hurt is shown help for what is happening, however it is put; nobody else is."""

import pytest

from home.search.harm_kinds import (
    harm_kinds,
    harm_phrases,
    harms_in,
    may_speak_of_somebody,
    speaks_of_somebody,
    tells_of_a_person,
)
from home.search.hidden_letters import revealed
from home.search.query import question_from, words_of
from home.search.spelling import SlipMender
from home.search.text import stems, stems_of
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
        ("nowhere to sleep", "c2"), ("mugged", "c3"), ("our lass gets leathered by her bloke", "c1"),
        ("me old man knocks me about", "c1"), ("want to top myself", "a4"), ("got touched up on the tube", "a2"),
        ("nowhere to kip tonite", "c2"), ("mum and dad found me a husband", "a8"), ("bairn left on its own", "b1"),
        ("im a burden", "a4"), ("mi marido me pega", "c1"), ("soțul mă bate", "c1"), ("救命", "a1"),
    ],
)  # fmt: skip
def test_words_about_harm(typed, code):
    assert kind_of(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "strategic plan", "night-time economy", "grapes", "exploring", "Safety Thirst", "",
        "new street lamps", "seat belts", "breakdown of crime figures", "no point waiting for a bus",
        "noise from pub", "who is on the board",
        "wifi", "drone", "bike lane", "date of the meeting",
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


@pytest.mark.parametrize(
    "typed",
    ["he goes quiet when my sister rings", "she says i owe her everything", "my bf wants me to stop working here"],
)
def test_whoever_speaks_of_somebody_close_is_shown_help_in_whatever_words(typed):
    assert speaks_of_somebody(stems(typed)).code == "d1"


@pytest.mark.parametrize("typed", ["they made fun of me at the bar", "everything feels grey and pointless now"])
def test_so_is_whoever_tells_what_was_done_to_them_or_what_they_feel(typed):
    assert speaks_of_somebody(stems(typed)).code == "d1"


@pytest.mark.parametrize(
    "typed",
    [
        "who is on the board",
        "my bike was taken",
        "where is my local police station",
        "her plan",
        "please send me the winter poster",
        "which venues are near me",
        "is begging in the street against the law",
    ],
)
def test_others_are_not(typed):
    assert speaks_of_somebody(stems(typed)) is None


def test_so_does_a_story_of_him_or_her_without_a_word_of_whoever_tells_it():
    assert speaks_of_somebody(stems("not aloud to use the heating when he is out")).code == "d1"
    assert speaks_of_somebody(stems("is he the chair")) is None


@pytest.mark.parametrize(
    ("typed", "tells"),
    [
        ("a boy has no coat and begs by the cashpoint", True),
        ("someone has copied my key", True),
        ("i get the 3rd degree when i come back from shops", True),
        ("our manager has left last week", False),
        ("battered fish restaurants near me", False),
        ("can i park a van on cheapside", False),
        ("my bin", False),
    ],
)
def test_what_happened_to_one_person_is_told_from_what_is_asked_for(typed, tells):
    assert (tells_of_a_person(stems(typed)) is not None) == tells


def test_what_nobody_here_can_read_may_tell_of_harm():
    assert may_speak_of_somebody(stems("o burrinho me assusta"), is_in_our_language=False).code == "d1"
    assert may_speak_of_somebody(stems("돕다"), is_in_our_language=False).code == "d1"
    assert may_speak_of_somebody(stems("lantern"), is_in_our_language=False) is None


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("r4ped", "raped"),
        ("su1cide", "suicide"),
        ("r*pe", "rape"),
        ("ST-0038", "ST-0038"),
        ("EC2", "EC2"),
        ("22-25", "22-25"),
    ],
)
def test_letters_that_somebody_hid(typed, meant):
    assert revealed(question_from(typed), harm_phrases().words).shown == meant
