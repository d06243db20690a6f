"""Quotation marks mean verbatim. Pure: no database, no clock.

A quotation is compared with the paragraph it stands in, character by character; only runs of spaces count as one, and
what nobody sees (a soft hyphen, a joiner, how an accent is kept) does not count. What was left out must be shown as
left out, and no word is cut: "able to" does not stand in "unable to". A whole sentence is not copied at all: pages
take it from the paper.
"""

import re
import unicodedata

OMISSION = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…)\s*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
ENDS = (".", "!", "?")

NOT_THERE = (
    "These words are not in that paragraph. Copy them exactly, with […] for what you leave out, or say it in our own "
    "words in another field."
)
OTHER_SIGNS = "The paper writes “{}”. Copy its quotation marks, dashes and letters as they are."
WHOLE_SENTENCE = "This is a whole sentence of the paper. Leave it empty: the page takes it from the paper itself."


def problem_with_quotation(quotation: str, paragraph: str) -> str:
    """Why `quotation` cannot stand in quotation marks as words of `paragraph`; empty if it can."""
    if not is_verbatim(quotation, paragraph):
        return OTHER_SIGNS.format(found) if (found := words_in_other_signs(quotation, paragraph)) else NOT_THERE
    sentences = {as_seen(each) for each in SENTENCE_END.split(paragraph)}
    quoted = as_seen(quotation)
    return WHOLE_SENTENCE if quoted in sentences and quoted.endswith(ENDS) else ""


def is_verbatim(quotation: str, paragraph: str) -> bool:
    """Whether the parts of `quotation` stand in `paragraph` as they are, in whole words and in that order."""
    text, at = as_seen(paragraph), 0
    parts = [part for part in OMISSION.split(as_seen(quotation)) if part]
    for part in parts:
        found = whole_words(part).search(text, at)
        if not found:
            return False
        at = found.end()
    return bool(parts)


def words_in_other_signs(quotation: str, paragraph: str) -> str:
    """How `paragraph` writes the words of `quotation` if only signs and capitals differ; else empty."""
    words = re.findall(r"\w+", as_seen(quotation))
    if not words or OMISSION.search(quotation):
        return ""
    found = re.search(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", as_seen(paragraph), re.IGNORECASE)
    return found[0] if found else ""


def whole_words(part: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if part[0].isalnum() else ""
    after = r"(?!\w)" if part[-1].isalnum() else ""
    return re.compile(before + re.escape(part) + after)


def as_seen(text: str) -> str:
    """`text` with single spaces, without characters that nobody sees, its accents kept in one way."""
    seen = "".join(each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) != "Cf")
    return " ".join(seen.split())
