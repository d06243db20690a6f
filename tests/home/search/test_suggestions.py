"""A slip of the fingers gets a suggestion; a word that is right does not."""

from home.search.query import question_from
from home.search.suggestions import did_you_mean

KNOWN = {"burglary", "priorities", "partnership", "plan", "economy"}


def test_unknown_words_become_the_nearest_known_one():
    assert did_you_mean(question_from("burglry priorties"), KNOWN) == "burglary priorities"


def test_known_words_stay():
    assert did_you_mean(question_from("plan econmy"), KNOWN) == "plan economy"


def test_nothing_is_suggested_when_nothing_is_alike():
    assert did_you_mean(question_from("zebra xyz 2016"), KNOWN) == ""
    assert did_you_mean(question_from("burglary"), KNOWN) == ""
