"""Words that no phrase knows: whose are they, and do they tell of harm?"""

import pytest

from home.search.classifier import PhraseClassifier
from home.search.harm_kinds import harm_phrases, harms_in
from home.search.phrases import PhraseBook
from home.search.text import stems
from home.search.word_weights import WordWeights

ANSWERS = PhraseBook(
    {"bins": ["missed bin", "rubbish collection", "pest control"], "venues": ["wine bar", "plan 2016"]}
)
WEIGHTS = WordWeights.of(harm_phrases(), ANSWERS)


def told(typed):
    asked = stems(typed)
    found = WEIGHTS.without_other_senses(harms_in(asked), asked)
    return bool(found) or WEIGHTS.tells_of_harm(asked, is_part_known=False)


def test_a_question_goes_to_whose_phrases_have_its_words():
    classifier = PhraseClassifier(ANSWERS.pairs)
    assert classifier.most_like(stems("the rubbish was missed again")) == "bins"
    assert classifier.most_like(stems("zebra")) is None


@pytest.mark.parametrize(
    "typed",
    [
        "grandson has my pension every week",
        "priest did things to me years ago",
        "i never dare to say no to her",
        "knife",
    ],
)
def test_harm_is_told_from_words_in_a_new_order(typed):
    assert told(typed)


@pytest.mark.parametrize("typed", ["the Knife bar", "is the target on track", "pest control", "plan 2016", "zebra"])
def test_words_of_two_senses_tell_nothing_among_ordinary_ones(typed):
    assert not told(typed)


def test_an_answer_beside_them_asks_for_more():
    asked = stems("too long at the wine bar")
    assert not WEIGHTS.tells_of_harm(asked, is_part_known=True)


def test_everyday_words_tell_nothing_where_all_is_plainly_ordinary():
    asked = stems("how long do you keep the bins plan 2016 data and the parking permit")
    found = harm_phrases(added=(("a5", "parking permit"),)).find(asked)
    assert [each.phrase for each in found] == [("park", "permit")]
    assert WEIGHTS.without_everyday_words(found, asked) == []
    of_harm = (*asked, "rape")
    found = harm_phrases().find(of_harm)
    assert [each.phrase for each in WEIGHTS.without_everyday_words(found, of_harm)] == [("rape",)]
