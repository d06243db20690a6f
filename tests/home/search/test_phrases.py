"""Known ways of asking are found however somebody puts them."""

from home.search.phrases import PhraseBook
from home.search.text import stems

BOOK = PhraseBook(
    {"theft": ["bike stolen"], "hurt": ["partner hits me", "hit me"], "own": ["i hit my partner", "i hit"]}
)


def owner(typed):
    return next((found.owner for found in BOOK.find(stems(typed))), None)


def test_plain_words_in_any_order_and_with_any_ending():
    assert owner("somebody stole my bike") == owner("stolen bikes") == owner("BIKE’S been stolen!") == "theft"


def test_small_words_keep_their_order():
    assert owner("he hit me") == owner("my boyfriend hits me") == owner("my ex keeps hitting me") == "hurt"
    assert owner("i hit my wife") == owner("I have hit her") == "own"


def test_who_does_it_and_who_suffers_it_are_told_apart():
    assert owner("i was hit") is None
    assert owner("I have been hit by him") is None


def test_what_explains_most_comes_first():
    found = BOOK.find(stems("my husband hits me"))
    assert [each.phrase for each in found][:2] == [("partner", "hit", "me"), ("hit", "me")]


def test_a_part_is_not_enough():
    assert owner("bike lanes") is None
    assert owner("me, hit and run") is None


def test_the_phrases_of_editors_stand_for_the_very_words():
    book = PhraseBook({"board": ["who are the partners"]}, knows_people=False)
    assert book.find(stems("who are the partners")) and not book.find(stems("who are the husbands"))
