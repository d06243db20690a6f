"""What to look at in a text before it is published: link texts, numbers, dates, hard sentences, jargon. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from core.reading_age import age_to_read, hardest, sentences_in

OLDEST_READER = 11  # years: what is harder to read gets advice
ENOUGH_TO_JUDGE = 3  # sentences
VAGUE = """
click here, click, here, this, link, this link, this page, this document, read more, more, more information,
find out more, learn more, see more, details, website, this website, download, page, info
"""
JARGON = {
    "utilise": "use",
    "utilisation": "use",
    "facilitate": "help",
    "commence": "start",
    "in order to": "to",
    "prior to": "before",
    "with regard to": "about",
    "in respect of": "about",
    "in the event of": "if",
    "ascertain": "find out",
    "endeavour": "try",
    "stakeholders": "the people it matters to",
    "service users": "people who use it",
    "signpost": "tell people about",
    "multi-agency": "several organisations together",
    "going forward": "from now on",
    "robust": "strong, or say what it does",
    "key deliverables": "what will be done",
    "leverage": "use",
    "holistic": "whole",
}

VAGUE_LINKS = frozenset(words.strip() for words in VAGUE.replace("\n", " ").split(","))
LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")
BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th)>|<br\s*/?>", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w£.])(?:\+44\s?|0)\d[\d ]{7,12}\d(?!\w)")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"\b(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS}))\b(?!,?\s+\d{{4}})")
DAY_RANGE = re.compile(r"^\s*(?:to|and|–|-|until)\s+\d{1,2}\b[^.]*\b\d{4}")


@dataclass(frozen=True)
class Advice:
    """One thing to look at. `place` is where, in an editor's words; `is_refused` keeps the page from going public."""

    message: str
    place: str = ""
    field: str = ""
    is_refused: bool = False


@dataclass(frozen=True)
class CheckedText:
    """A text as it is stored: plain, or the HTML of a rich text field."""

    html: str
    place: str = ""
    field: str = ""


def advice_on(texts: Iterable[CheckedText]) -> list[Advice]:
    """What to look at, refused things first, each once."""
    texts = [text for text in texts if text.html.strip()]
    found = [advice for text in texts for check in CHECKS for advice in check(text)]
    found += _hard_to_read(texts)
    return sorted(dict.fromkeys(found), key=lambda advice: not advice.is_refused)


def words_of(html: str) -> str:
    return unescape(TAG.sub("", BLOCK_END.sub("\n", html)))


def _links(text: CheckedText) -> Iterable[Advice]:
    for link in LINK.finditer(text.html):
        words = " ".join(words_of(link["words"]).split())
        said = words.strip(" .:›»→>").casefold()
        if not words and "<img" not in link["words"] and "<embed" not in link["words"]:
            yield Advice("A link has no words. Write where it leads, or take it out.", text.place, text.field, True)
        elif said in VAGUE_LINKS:
            yield Advice(
                f"The link “{words}” does not say where it leads. Link the words that do, such as the page's title.",
                text.place, text.field, True,
            )  # fmt: skip
        elif re.match(r"(?:https?://|www\.)", said):
            yield Advice(f"The link “{words}” is an address. Write what it is instead.", text.place, text.field)


def _numbers(text: CheckedText) -> Iterable[Advice]:
    if "<" not in text.html:
        return
    without_links = LINK.sub(" ", text.html)
    for number in PHONE.findall(words_of(without_links)):
        yield Advice(
            f"The number {number.strip()} is not a link. Make it one, so that a phone can call it.",
            text.place,
            text.field,
        )


def _dates(text: CheckedText) -> Iterable[Advice]:
    words = words_of(text.html)
    for found in DAY.finditer(words):
        if not DAY_RANGE.match(words[found.end() :]):
            yield Advice(f"“{found['day']}” has no year. Add it: pages are read for years.", text.place, text.field)


def _jargon(text: CheckedText) -> Iterable[Advice]:
    words = words_of(text.html).casefold()
    for term, instead in JARGON.items():
        if re.search(rf"\b{re.escape(term)}\b", words):
            yield Advice(f"“{term}” is jargon. You could say: {instead}.", text.place, text.field)


def _hard_to_read(texts: list[CheckedText]) -> Iterable[Advice]:
    sentences = [sentence for text in texts for sentence in sentences_in(words_of(text.html))]
    age = age_to_read(sentences)
    if len(sentences) < ENOUGH_TO_JUDGE or age <= OLDEST_READER:
        return
    yield Advice(f"This reads at age {age:.0f}; aim for {OLDEST_READER} or less. The hardest sentences:")
    for sentence in hardest([each for each in sentences if age_to_read([each]) > OLDEST_READER]):
        yield Advice(f"“{sentence}”")


CHECKS = (_links, _numbers, _dates, _jargon)
