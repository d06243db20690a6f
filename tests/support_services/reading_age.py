"""How hard a text is to read: the Flesch-Kincaid grade. Pure.

Source: Kincaid and others, "Derivation of new readability formulas", 1975. A grade of 4.5 is a reading age of about 9.
"""

import re

# Words that the rule for vowels counts wrongly.
KNOWN = {"people": 2, "being": 2, "idea": 3, "area": 3, "someone": 2, "something": 2, "anyone": 3, "somewhere": 2}


def grade(text: str) -> float:
    """The school grade of a text that ends its sentences with a full stop, a question mark or an exclamation mark."""
    sentences = [part for part in re.split(r"[.!?]+[\s”’\"]*", text) if re.search(r"\w", part)]
    words = re.findall(r"[A-Za-z]+(?:[’'][A-Za-z]+)?", text)
    syllables = sum(map(syllables_in, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_in(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower())
    if word in KNOWN:
        return KNOWN[word]
    bare = re.sub(r"(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$", lambda found: found[0][0], word)
    return max(1, len(re.findall(r"[aeiouy]+", bare)))
