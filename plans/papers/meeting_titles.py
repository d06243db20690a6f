"""What the record of a meeting without a title can be called: "Minutes of the meeting of the Bridge Panel".

Minutes and agendas begin with who met, when and where. None of this is a title, and the first heading below it is the
first item. The line that says what the paper is serves best.
"""

import re
from itertools import takewhile
from typing import NamedTuple

from plans.papers.body_names import HELD, PLACE, is_name_of_body
from plans.papers.dates import WEEKDAY, date_spans, without_day
from plans.papers.keywords import BODY_WORD, ENDS_OPEN
from plans.papers.meeting_lines import GENERIC_TITLES, OF_ANOTHER_DAY, says_when_and_who
from plans.papers.nodes import Node

FEWEST_WORDS, MOST_WORDS = 3, 24
MOST_LINES = 3  # over which it goes on
RECORD = re.compile(
    r"(?:\w{1,6}\(\d{2}\)\w{1,6}\s+)?"  # "MPC(21)M04", its number
    r"(?:(?:draft|unconfirmed|unapproved|confirmed|approved|provisional|public|open|printed)\s+)*"
    r"(?:(?:minutes?|notes?|agenda|notice|summons|proceedings|cofnodion|rhaglen)\s+(?:of|for|at|from|before|to|y|o)\b"
    r"|(?:(?:regular|special|ordinary|annual|extraordinary|first)\s+)?meeting(?:\s*\([^)]{2,30}\))?\s+of\b"
    r"|(?:minutes|cofnodion)\s+[-–—|]\s)(?!\s*motion\b)",
    re.IGNORECASE,
)
HELD_ON = re.compile(rf"\b(?:held|convened)\s+on\s+(?:the\s+)?(?:{WEEKDAY.pattern})?[\s,]*\Z", re.IGNORECASE)
NAME_OF_BODY = re.compile(r"(?i:council|corporation|authority|borough|partnership|board)\W*\Z")
PLACE_LAST = re.compile(
    rf"(?:{PLACE.pattern}|\b(?:county|township|town|city|district)|[A-Z]\d[A-Z\d]? ?\d[A-Z]{{2}})\W*\Z", re.I
)
CONTACT = re.compile(r"\w@\w|\bhttps?:|\bwww\.", re.IGNORECASE)
MOST_WORDS_OF_PLACE = 5
ABOUT_THE_DAY = re.compile(r"\b(?:on|at|the|date|held|dated)\b", re.IGNORECASE)
MONTH_AND_YEAR = re.compile(r"\W*[A-Za-z]{3,9}\.? \d{4}\W*")


class MeetingTitle(NamedTuple):
    words: str
    piece: Node  # in which it begins


def meeting_title(pieces: list[Node]) -> MeetingTitle | None:
    """The line among the pieces that says of which meeting this is the record, without place and hour."""
    lines = [
        (piece, " ".join(line.split()).strip("*_ "))
        for piece in takewhile(lambda piece: not piece.label, pieces)  # below stand the items
        if piece.kind in ("heading", "paragraph")
        for line in piece.text[:2000].split("\n")
    ]
    for number, (piece, line) in enumerate(lines):
        if not RECORD.match(line) or OF_ANOTHER_DAY.search(line):
            continue
        for _, following in lines[number + 1 : number + MOST_LINES]:
            line += f" {following}" if ENDS_OPEN.search(line) and not HELD.search(line) else ""
        words = _without_place_and_hour(line)
        if FEWEST_WORDS <= len(words.split()) <= MOST_WORDS and (BODY_WORD.search(words) or _is_of_a_day(line)):
            return MeetingTitle(words, piece)
    return None


def _is_of_a_day(line: str) -> bool:
    """ "Minutes of the June meeting" alone is an item of the agenda in July."""
    return bool(date_spans(line))


def names_no_subject(text: str) -> bool:
    """Whether a line of a record says who, where, when or which kind of paper, and nothing of what it is about."""
    bare = text.strip(" *_–—-.:")
    return (
        says_nothing(bare)
        or says_when_and_who(bare)
        or CONTACT.search(bare) is not None
        or (NAME_OF_BODY.search(bare) is not None and is_name_of_body(bare))
        or (PLACE_LAST.search(bare) is not None and len(bare.split()) <= MOST_WORDS_OF_PLACE)
    )


def says_nothing(text: str) -> bool:
    """ "Menu", "ON 25th November 2021", "9:00 am", "August 2004"."""
    bare = text.strip(" *_–—-.:")
    rest = ABOUT_THE_DAY.sub("", without_day(bare))
    is_day = MONTH_AND_YEAR.fullmatch(bare) is not None or not re.search(r"[^\W\d_]{2}|\d{5}", rest)
    return is_day or GENERIC_TITLES.fullmatch(bare) is not None


def _without_place_and_hour(line: str) -> str:
    days = date_spans(line)
    held = HELD.search(line)
    if days and (not held or days[0][1] < held.start() or HELD_ON.search(line[: days[0][1]])):
        line = line[: days[0][2]]
    else:
        line = HELD.sub("", line)
    return line.strip(" ,.;:*_–—-")
