"""What the words of a question weigh where no phrase is known for it. Pure."""

from dataclasses import dataclass
from functools import lru_cache

from home.search.answers import ShownAnswer
from home.search.classifier import PhraseClassifier
from home.search.harm_kinds import A_STORY, SOMEBODY, HarmKind, harm_kinds, ordinary_phrases, words_of_two_senses
from home.search.listed_questions import every_listed_question
from home.search.phrases import PhraseBook, PhraseMatch, people_as_one
from home.search.text import Stems, stems

# How much more likely harm must be than not, as a logarithm, to be told from the words alone.
ENOUGH = 1.5
ENOUGH_IN_FEW_WORDS = 3.0
ENOUGH_BESIDE_AN_ANSWER = 4.0
ENOUGH_IN_A_STORY = 0.5
ENOUGH_IN_A_STORY_BESIDE_AN_ANSWER = 1.5
FEW_WORDS = 3
NEVER = 0.0  # below, no rule for sentences tells of harm
ABOUT_EVEN = -0.2  # from here on, whatever tells of a person leads to help unless an answer knows it
NEVER_OF_HIM_OR_HER = -3.0  # so much later where a sentence begins with “he” or “she”: hardly anybody asks a council so
ENOUGH_BESIDE_A_WHOLE_ANSWER = 6.0
PLAINLY_ORDINARY = -5.0  # below, everyday words tell of harm in no phrase
TELLING = 1.0  # above, a word is not an everyday one
# Where the site has nothing that answers, so little is enough.
NEVER_UNANSWERED = -2.0  # below, whoever tells of a person is not shown help
A_LITTLE = 1.5  # from here on, whatever is told in more than a few words leads to help
SURE_OF_THE_KIND = 3.0  # by how much one kind must be more likely than the next


@dataclass(frozen=True)
class WordWeights:
    harm: PhraseClassifier[bool]
    kinds: PhraseClassifier[HarmKind]
    answers: PhraseClassifier[ShownAnswer]

    @classmethod
    def of(cls, harms: PhraseBook[HarmKind], answers: PhraseBook[ShownAnswer]) -> "WordWeights":
        return _weighed(tuple(harms.pairs), tuple(answers.pairs))

    def harm_odds(self, asked: Stems) -> float:
        """Above 0, the words are more like those of people who are hurt."""
        likely = self.harm.likelihoods(asked)
        return likely[True] - likely[False]

    def tells_of_harm(self, asked: Stems, is_part_known: bool) -> bool:
        known = len(self.harm.known.intersection(people_as_one(asked)))
        is_story = len(asked) >= A_STORY and known >= FEW_WORDS
        words = len(asked) if known > 1 else known  # a single word that is known tells no more among others
        return self.harm_odds(asked) > enough_in(words, is_part_known, is_story)

    def without_other_senses(self, harms: list[PhraseMatch[HarmKind]], asked: Stems) -> list[PhraseMatch[HarmKind]]:
        """Without words of two senses whose neighbours are words of no harm."""
        return [each for each in harms if not (is_of_two_senses(each) and self._beside(each, asked) < 0)]

    def without_everyday_words(self, harms: list[PhraseMatch[HarmKind]], asked: Stems) -> list[PhraseMatch[HarmKind]]:
        """Without phrases of everyday words, such as “take my money”, in a question that is plainly ordinary."""
        if self.harm_odds(asked) > PLAINLY_ORDINARY:
            return harms
        return [each for each in harms if any(self.harm_odds((word,)) > TELLING for word in each.phrase)]

    def _beside(self, found: PhraseMatch[HarmKind], asked: Stems) -> float:
        return self.harm_odds(tuple(word for place, word in enumerate(asked) if place not in found.places))

    def kind_of(self, asked: Stems) -> HarmKind:
        """The kind whose words these are; where two are as likely, the one that speaks of no kind of harm."""
        likely = self.kinds.likelihoods(asked)
        first, second = sorted(likely, key=likely.__getitem__, reverse=True)[:2]
        return first if likely[first] - likely[second] > SURE_OF_THE_KIND else harm_kinds()[SOMEBODY]


def enough_in(words: int, is_part_known: bool, is_story: bool) -> float:
    """How likely harm must be; less so where somebody tells a story."""
    if is_story:
        return ENOUGH_IN_A_STORY_BESIDE_AN_ANSWER if is_part_known else ENOUGH_IN_A_STORY
    if is_part_known:
        return ENOUGH_BESIDE_AN_ANSWER
    return ENOUGH_IN_FEW_WORDS if words <= FEW_WORDS else ENOUGH


@lru_cache(maxsize=2)  # weighed again when editors change words, and not whenever a page is published
def _weighed(harms: tuple[tuple[HarmKind, Stems], ...], answers: tuple[tuple[ShownAnswer, Stems], ...]) -> WordWeights:
    asked = every_listed_question()
    ordinary = (*(phrase for _, phrase in answers), *ordinary_phrases())
    both = [*((True, phrase) for _, phrase in harms), *((False, phrase) for phrase in ordinary)]
    both += [(each.is_of_harm, stems(each.typed)) for each in asked if each.is_of_harm or each.is_ordinary]
    return WordWeights(PhraseClassifier(both), PhraseClassifier(harms), PhraseClassifier(answers))


def is_of_two_senses(found: PhraseMatch[HarmKind]) -> bool:
    return found.phrase in words_of_two_senses()
