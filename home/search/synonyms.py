"""Words that mean the same: what was asked, widened to all the ways a page may have put it. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

from home.search.query import STOP_WORDS, Phrase, words_of

MAX_ALTERNATIVES = 8  # for one term, the one that was typed included

Group = tuple[Phrase, ...]
Term = tuple[Phrase, ...]

SEPARATOR = re.compile(r"[\n\r,;]+")


def terms_listed(text: str) -> list[str]:
    """The terms of a group as an editor typed them: one to a line, or with commas between."""
    return list(dict.fromkeys(" ".join(term.split()) for term in SEPARATOR.split(text) if words_of(term)))


def group_from(text: str) -> Group:
    """The same terms as words to compare."""
    return tuple(dict.fromkeys(words_of(term) for term in terms_listed(text)))


def widened(phrases: Sequence[Phrase], groups: Iterable[Group]) -> tuple[Term, ...]:
    """One term for each thing asked, with everything equal to it; what was typed comes first.

    The longest known phrase wins: “violence against women and girls” is one term, not five. A word that means
    nothing special also matches its plural or singular.
    """
    equals = _equals(groups)
    longest = max(map(len, equals), default=1)
    terms, at = [], 0
    while at < len(phrases):
        known, used = _longest_known(phrases[at:], equals, longest)
        terms.append(_unique((known, *equals[known])) if known else _alone(phrases[at], equals))
        at += used
    telling = [term for term in terms if not (len(term[0]) == 1 and term[0][0] in STOP_WORDS)]
    return tuple(telling or terms)


def _equals(groups: Iterable[Group]) -> dict[Phrase, Group]:
    equals: dict[Phrase, Group] = {}
    for group in groups:
        for phrase in group:
            equals[phrase] = _unique((*equals.get(phrase, ()), *group), MAX_ALTERNATIVES * 2)
    return equals


def _longest_known(phrases: Sequence[Phrase], equals: Mapping[Phrase, Term], longest: int) -> tuple[Phrase, int]:
    """The longest run from the start that has synonyms, and how many phrases it took; nothing takes one."""
    for count in range(min(longest, len(phrases)), 0, -1):
        run = tuple(word for phrase in phrases[:count] for word in phrase)
        if run in equals:
            return run, count
    return (), 1


def _alone(phrase: Phrase, equals: Mapping[Phrase, Term]) -> Term:
    if len(phrase) > 1:
        return (phrase,)
    forms = [(form,) for form in singular_and_plural(phrase[0])]
    return _unique((phrase, *forms, *(equal for form in forms for equal in equals.get(form, ()))))


def _unique(phrases: Iterable[Phrase], most: int = MAX_ALTERNATIVES) -> Term:
    return tuple(dict.fromkeys(phrases))[:most]


def singular_and_plural(word: str) -> list[str]:
    """The other form of an English word, as far as its ending tells; nothing for short words and numbers."""
    if len(word) < 4 or not word.isalpha():
        return []
    if word.endswith("ies"):
        return [word[:-3] + "y"]
    if re.search(r"(?:s|x|ch|sh)es$", word):
        return [word[:-2], word[:-1]]
    if word.endswith("s"):
        return [] if word.endswith(("ss", "us", "is")) else [word[:-1]]
    if re.search(r"[^aeiou]y$", word):
        return [word[:-1] + "ies"]
    return [word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")]
