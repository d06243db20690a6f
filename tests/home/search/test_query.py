"""Any text at all can be asked."""

import pytest

from home.search.query import question_from, words_of


def test_words_are_lower_case_and_without_signs():
    assert question_from("  Hate, CRIME! ").phrases == (("hate",), ("crime",))


def test_quoted_words_stay_together():
    assert question_from('“hate crime” "night time"').phrases == (("hate", "crime"), ("night", "time"))


def test_parts_of_joined_words_stay_together():
    assert question_from("anti-social 2016–17 2016/17").phrases == (("anti", "social"), ("2016", "17"), ("2016", "17"))


def test_a_possessive_is_its_owner():
    assert words_of("women’s and Mayor's") == ("women", "and", "mayor")


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "*", '"', '""', "🚨🚨", "' -- ;", "%_\\", "-/–"])
def test_signs_alone_ask_nothing(typed):
    assert question_from(typed).phrases == ()


@pytest.mark.parametrize(
    "typed", ["a\x00b", "NEAR(a b)", "title:x AND NOT (y*)", "{title} : a", "ﬁre ①", "مرحبا", "x" * 100_000]
)
def test_whatever_is_typed_only_words_are_left(typed):
    question = question_from(typed)
    assert all(word.isalnum() for word in question.words)
    assert "\x00" not in question.shown


def test_a_long_question_is_cut_and_says_so():
    question = question_from("door " * 100)
    assert len(question.shown) <= 200
    assert question.was_cut


def test_many_words_are_cut_and_say_so():
    question = question_from(" ".join(f"w{number}" for number in range(30)))
    assert len(question.words) == 24
    assert question.was_cut


def test_a_short_question_is_not_cut():
    assert not question_from("strategic plan").was_cut
