"""The name of a committee, a board or a council in a line that may say more: "Minutes of the … held at …"."""

import re
from collections.abc import Iterator

from plans.papers.dates import TIME, WEEKDAY, date_spans
from plans.papers.keywords import BODY_WORD, ENDS_OPEN, section_of

LONGEST_BODY = 120
MOST_WORDS = 16
MOST_LOOKED_AT = 400  # characters of a line
CUT = "\x00"
# What a name of a body is written after: "Minutes of proceedings at the monthly meeting of the …".
KIND = (
    r"(?:(?:draft|public|open|printed|virtual|hybrid|remote|special|extraordinary|ordinary|regular|monthly|quarterly"
    r"|annual|inaugural|adjourned|statutory|full|next|rescheduled|informal|formal|unconfirmed|confirmed|approved"
    r"|closed|non-public|first|general|budget|\w+ budgetary plan|blynyddol|misol|arbennig|cyffredin)\s+)*"
)
RECORD = (
    r"(?:minutes?|agendas?|notes?|notice|summons|record|report|proceedings|decisions?(?: list)?|summary|transcript"
    r"|cofnodion|rhaglen|agenda and (?:draft )?minutes|papers)"
)
MEETING_OF = re.compile(
    r"\b(?:meetings?|cyfarfod|sitting|session)(?:\s+\([^)]{2,40}\))?\s*(?:of|for|o)\s+(?:the\s+|an?\s+)?|\bcyfarfod\s+(?:o['’]r\s+)?"
    r"|\b(?:at|attend)\s+an?\s+(?=court of)",
    re.IGNORECASE,
)
BEFORE_NAME = re.compile(
    rf"(?:{KIND}(?:{RECORD}|meetings?|cyfarfod)\s*(?:(?:of|for|from|at|to|by|o)\b)?\s*(?:proceedings\s+(?:of|at)\s+)?)+"
    r"(?:the\s+|an?\s+)?|(?:public\s+)?notice\s+is\s+(?:hereby\s+)?given[^,]{0,90}?\bthat\s+(?:the\s+|an?\s+)?"
    r"|(?:report\s+)?to\s+(?:the\s+)?|before\s+the\s+|of\s+(?:the\s+)?|the\s+|an?\s+(?=\w+ ?\w* meeting)",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(
    rf"[\s,:*–—-]+(?:{KIND}(?:meetings?|agm|egm|{RECORD}|cyfarfod)(?:\s+(?:of|and|pack|to|at|for|on)\b.*)?"
    r"|business meeting)\W*\Z",
    re.IGNORECASE,
)
MEETING_LAST = re.compile(r"\b(?:meetings?|agm|egm|agenda|minutes)\W*\Z", re.IGNORECASE)
KIND_WORD = re.compile(
    r"\b(?:virtual|hybrid|remote|special|extraordinary|ordinary|regular|monthly|quarterly|annual|inaugural|adjourned)\s+",
    re.IGNORECASE,
)
# After these words comes a place or a day, and no name.
HELD = re.compile(
    r"\s*,?\s*\b(?:(?:which|that|duly)\s+)?(?:(?:will|was|is|are|to)\s+)?(?:be\s+|been\s+|being\s+)?"
    r"(?:held|convened|commenc(?:ing|ed)|taking\s+place|hold|took\s+place|take\s+place|a\s+gynhaliwyd)\b.*",
    re.IGNORECASE | re.DOTALL,
)
SEPARATOR = re.compile(
    rf"\s+[-–—|•]+\s+|(?<=\w{{4}})\.,?\s+(?=[A-Z])|\s+(?:[Dd]ate|DATE)\b:?(?=\s|\Z)|[:;]|\*\*\*|,?\s*\b(?:on|at|in|for|ar|am|yn|yr)?\s*(?:the\s+)?{CUT}(?:\s*{CUT})*|,?\s+(?:at|in)\s+the\b"
    r"|,\s+at\b|\s+at\s+(?=[A-Z])"
)
PARENTHESIS = re.compile(r"\s*\((?:item|renamed|no|minute|agenda|quorum|historic|cancelled|\d)[^)]*\)?", re.IGNORECASE)
MONTH_ALONE = re.compile(
    r"[\s,-]*\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?:\s+\d{4})?\W*\Z",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:chambers?|rooms?|halls?|offices?|house|headquarters|hq|centre|center|church|school|library|hotel|building"
    r"|siambr|neuadd)\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|will|that|asked|agree[sd]?|noted|welcomed|resolved|received|considered)\b", re.I
)
TOO_BARE = re.compile(
    r"(?:the\s+)?(?:committees?|members?|councillors?|groups?|panel|board|meeting|community group|voluntary group"
    r"|council members?|members of the (?:committee|council|board|public)|parish|\d+ members.*)\Z",
    re.IGNORECASE,
)
# "The Bridge Panel's work": what follows is no part of the name.
OF_A_BODY = re.compile(
    r"(?<=board)['’]s\b.*|(?<=panel)['’]s\b.*|(?<=committee)['’]s\b.*|(?<=council)['’]s\b.*|(?<=cabinet)['’]s\b.*"
    r"|(?<=authority)['’]s\b.*|(?<=partnership)['’]s\b.*",
    re.IGNORECASE,
)
POST_LAST = re.compile(r"\b(?:officers?|manager|director|clerk|leader|secretary)\Z", re.IGNORECASE)
PERSON_FIRST = re.compile(r"(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? [A-Z].*,")
# A line that is about people, places to write to, or what was sent where.
NO_NAME = re.compile(
    r"\b(?:apologies|present|attend\w*|contact|clerk to|membership|cc|copy|enquiries|tel)\b"
    r"|\A(?:next|copies|please|\w+ing (?:up )?(?:an?|the))\b",
    re.IGNORECASE,
)


def names_of_bodies(text: str) -> Iterator[str]:
    """The names that a line or a short paragraph holds, the most telling first."""
    text = " ".join(re.sub(r"(?<=\w)([–—])\s", r" \1 ", text[:MOST_LOOKED_AT]).split())
    meeting = MEETING_OF.search(text)
    if meeting:  # whatever follows "meeting of the" is a body
        for part in _parts(text[meeting.end() :])[:1]:
            yield from _as_name(part, is_sure_of_kind=True)
    for part in _parts(text):
        yield from _as_name(part, is_sure_of_kind=False)


def is_name_of_body(text: str) -> bool:
    """Whether the text is the name of one body and nothing else."""
    text = text.strip(" ,.*-–—")
    return looks_like_body(text) and list(names_of_bodies(text)) == [MEETING_LAST.sub("", text).strip()]


def looks_like_body(text: str) -> bool:
    """Whether a line is the name of a committee, a board or a council, and no sentence."""
    return (
        3 < len(text) <= LONGEST_BODY
        and BODY_WORD.search(text) is not None
        and not text.rstrip(" -–—").endswith((".", ":", ";", "?"))
        and (text.lstrip("*")[:1].isupper() or text[0].isdigit())
        and len(text.split()) <= MOST_WORDS
        and not section_of(text)
        and not VERB.search(text)
    )


def _parts(text: str) -> list[str]:
    """The text between days, times, dashes and words such as "held at"."""
    text = PARENTHESIS.sub("", text)
    for _, start, end in reversed(date_spans(text)):
        text = f"{text[:start]} {CUT} {text[end:]}"
    text = TIME.sub(f" {CUT} ", WEEKDAY.sub(f" {CUT} ", text))
    return [" ".join(part.split()) for part in SEPARATOR.split(HELD.sub("", text)) if part.strip()]


def _as_name(part: str, is_sure_of_kind: bool) -> Iterator[str]:
    bare = OF_A_BODY.sub("", _without_words_around(part.rstrip(f" ,{CUT}")))
    if MEETING_LAST.search(part):  # "Stoke Annual Parish Council Meeting" is one of Stoke Parish Council
        bare = KIND_WORD.sub("", bare) or bare
    if TOO_BARE.fullmatch(bare) or not 3 < len(bare) <= LONGEST_BODY or section_of(bare):
        return
    if not (bare[0].isupper() or bare[0].isdigit()) or VERB.search(bare) or NO_NAME.search(bare):
        return
    if POST_LAST.search(bare) or PERSON_FIRST.match(bare):
        return
    if len(bare.split()) > MOST_WORDS or bare.endswith((".", "?", "!")) or ENDS_OPEN.search(bare):
        return
    last = _last_body_word(bare)
    if last and PLACE.search(bare[last.end() :]):
        return
    if last or is_sure_of_kind or (bare != part and len(bare.split()) > 1 and AFTER_NAME.search(part)):
        yield bare
    if last and last.end() < len(bare) and re.match(r"\s+(?!of\b|for\b|and\b|on\b|to\b|&|\d)\w", bare[last.end() :]):
        yield bare[: last.end()]  # "Amenities Committee" of "Amenities Committee Community Grant Applications"


def _without_words_around(part: str) -> str:
    before = ""
    while part != before:
        before = part
        part = part.strip(" ,.*_#|-–—“”\"'’()")
        opening = BEFORE_NAME.match(part)
        if opening and opening.end() < len(part):
            part = part[opening.end() :]
        part = MONTH_ALONE.sub("", part) if " " in part else part
        part = AFTER_NAME.sub("", part)
    return re.sub(r"(\w)- (?=\w)", r"\1-", part)


def _last_body_word(text: str) -> re.Match[str] | None:
    return next(reversed(list(BODY_WORD.finditer(text))), None)
