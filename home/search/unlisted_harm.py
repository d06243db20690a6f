"""Whether somebody may be hurt in words that no phrase knows, and what to show first for it. Nothing is read or kept.

It errs on the side of help: the less the site has to answer with, the less the words need to weigh as harm.
"""

from home.search.harm_kinds import (
    PEOPLE,
    SOMEBODY,
    HarmKind,
    asks_about_somebody,
    begins_with_him_or_her,
    harm_kinds,
    may_speak_of_somebody,
    speaks_of_somebody,
    tells_of_a_person,
)
from home.search.library import SearchLibrary
from home.search.phrases import SMALL, people_as_one, weight_of
from home.search.query import Phrase
from home.search.text import Stems, stems
from home.search.word_weights import (
    A_LITTLE,
    ABOUT_EVEN,
    ENOUGH_BESIDE_A_WHOLE_ANSWER,
    FEW_WORDS,
    NEVER,
    NEVER_OF_HIM_OR_HER,
    NEVER_UNANSWERED,
)

# The last words of names such as “the Black Eye bar”.
PLACES = frozenset(
    stem
    for word in ("bar", "pub", "inn", "tavern", "arms", "club", "lounge", "hotel", "restaurant")
    for stem in stems(word)
)
LONGEST_NAME = 5  # words


def unlisted_harm(
    asked: Stems, typed: Stems, library: SearchLibrary, is_part_known: bool, is_answered: bool
) -> HarmKind | None:
    """The kind of harm that is told of in words that no phrase knows.

    `is_part_known`: a best answer explains a part of them, so more is needed to tell of harm. `is_answered`: a page has
    all of them, so the page may be what is asked for.
    """
    if may_be_a_name(asked):
        return None
    if harm := weighed_harm(asked, typed, library, is_part_known):
        return harm
    odds = library.weights.harm_odds(asked)
    if not is_answered and (harm := unanswered_harm(asked, odds, library)):
        return harm
    least = NEVER_OF_HIM_OR_HER if begins_with_him_or_her(asked) else NEVER
    close = speaks_of_somebody(asked) if odds > least else None
    return close or (tells_of_a_person(asked) if odds > ABOUT_EVEN else None)


def harm_beside_answer(asked: Stems, typed: Stems, library: SearchLibrary, explains_much: bool) -> HarmKind | None:
    """The kind of harm where a best answer explains what is asked or, unless `explains_much`, a small part of it: then
    also whatever is told of “him” or “her”, which hardly anybody asks a council.
    """
    odds = library.weights.harm_odds(asked)
    if explains_much and odds <= ENOUGH_BESIDE_A_WHOLE_ANSWER:
        return None
    if harm := weighed_harm(asked, typed, library, is_part_known=True):
        return harm
    is_of_somebody = begins_with_him_or_her(asked) and odds > NEVER_OF_HIM_OR_HER
    return harm_kinds()[SOMEBODY] if is_of_somebody else None


def unanswered_harm(asked: Stems, odds: float, library: SearchLibrary) -> HarmKind | None:
    """The same where the site has nothing that answers: then whoever tells of a person is shown help unless the words
    are plainly those of something else, and whoever asks about one unless they are rather those of something else.
    """
    if odds > NEVER_UNANSWERED and (harm := speaks_of_somebody(asked) or tells_of_a_person(asked)):
        return harm
    if odds > A_LITTLE and weight_of(asked) > FEW_WORDS:
        return library.weights.kind_of(asked)
    return asks_about_somebody(asked) if odds > ABOUT_EVEN else None


def weighed_harm(asked: Stems, typed: Stems, library: SearchLibrary, is_part_known: bool) -> HarmKind | None:
    """The kind that the words weigh as, put right or as they were typed."""
    telling = (words for words in (asked, typed) if library.weights.tells_of_harm(words, is_part_known))
    return next((library.weights.kind_of(words) for words in telling), None)


def harm_at_last(asked: Stems, words: Phrase, library: SearchLibrary) -> HarmKind | None:
    """The kind of harm that may be meant, where nothing else is known to show: also by words that weigh a little, and
    in any sentence with a person in it.
    """
    if weight_of(asked) > FEW_WORDS and library.weights.harm_odds(asked) > NEVER:
        return library.weights.kind_of(asked)
    return may_speak_of_somebody(asked, is_in_our_language(words, library))


def is_in_our_language(words: Phrase, library: SearchLibrary) -> bool:
    """Whether any word is English that this site knows."""
    return any(library.mender.knows(word) and word not in library.harms.foreign_words for word in words)


def may_be_a_name(asked: Stems) -> bool:
    """Whether it is put as the name of a place to drink, with nobody in it."""
    is_named = asked[:1] == ("the",) and asked[-1] in PLACES and len(asked) <= LONGEST_NAME
    return is_named and SMALL.union(PEOPLE).isdisjoint(people_as_one(asked[1:]))
