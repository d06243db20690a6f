"""How hard a text is to read, as an age, and which of its sentences are hardest. Pure.

By the Flesch-Kincaid grade (Kincaid and others, 1975), to which five years are added: grade 6 is read at eleven.
"""

import re

SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[”’\"')]*")
WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
SILENT_END = re.compile(r"(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$")
VOWELS = re.compile(r"[aeiouy]+")
FEWEST_WORDS = 3  # what is shorter is a label, not a sentence
# Words that the rule for vowels counts wrongly.
KNOWN = {"people": 2, "being": 2, "idea": 3, "area": 3, "someone": 2, "something": 2, "anyone": 3, "somewhere": 2}


def sentences_in(text: str) -> list[str]:
    found = [sentence.strip() for sentence in SENTENCE.findall(text)]
    return [sentence for sentence in found if len(WORD.findall(sentence)) >= FEWEST_WORDS]


def syllables_in(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    bare = SILENT_END.sub(lambda found: found.group()[0], letters)
    return KNOWN.get(letters) or max(1, len(VOWELS.findall(bare)))


def age_to_read(sentences: list[str]) -> float:
    """The age at which these sentences, taken together, are read with ease. 0 for none."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        return 0
    syllables = sum(map(syllables_in, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59 + 5


def age_of(text: str) -> float:
    return age_to_read(sentences_in(text))


def hardest(sentences: list[str], most: int = 3) -> list[str]:
    """The hardest first."""
    return sorted(dict.fromkeys(sentences), key=lambda sentence: -age_to_read([sentence]))[:most]
