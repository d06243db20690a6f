"""A committee, a day or a title that a paper states outside its header: in a heading, a sentence, a title block.

What is found here is offered to the editor and never taken as sure.
"""

import re
from collections.abc import Iterator

from plans.papers.dates import date_spans
from plans.papers.header_fields import TIME, WEEKDAY, without_day
from plans.papers.keywords import BODY_WORD, section_of
from plans.papers.nodes import Node
from plans.papers.paper import OfferedFact

TOP = 40  # nodes in which a paper says what it is
LONGEST_LINE = 300
LONGEST_BODY = 120
MOST_OFFERS = 3  # of one kind
# Titles that name the kind of paper and nothing else.
GENERIC_TITLES = re.compile(
    r"(?:(?:draft|printed|public|printable|formal|unconfirmed|confirmed|approved|meeting|full) )*"
    r"(?:agendas?|minutes?|decisions?|reports?|agenda,? (?:decisions )?and(?: draft)? minutes|agenda item"
    r"|agenda reports? pack|decision details|issue details|issue|decision sheet|decision notice|record of decisions?"
    r"|notice of meeting|cover report|cover sheet|committee report|council report|council agenda report|staff report"
    r"|memorandum|council|meeting"
    r"|rhaglen|cofnodion|rhaglen a chofnodion|agenda a chofnodion|manylion y penderfyniad|adroddiad)",
    re.IGNORECASE,
)
# "Minutes of the meeting of the Sample Board held on …", "Decided at a meeting of …", "A meeting of … will be held …"
MEETING = re.compile(
    r"\b(?:(?:minutes?|notes?|record|report|agenda|proceedings|notice|decisions?)\s+"
    r"(?:of|for|from|taken (?:at|by))\s+)?"
    r"(?:the\s+|an?\s+|their\s+)?(?:(?:\w+\s+){0,2}meetings?\s+(?:of|for)\s+)?(?:the\s+)?"
    r"(?P<body>[^.;:!?\n]{3,120}?)\s*,?\s*(?:meetings?\s*,?\s*)?\b(?:will be |to be |was |which was |duly )?"
    r"(?:held|convened|took place|taking place)\b",
    re.IGNORECASE,
)
HELD = re.compile(r"(?:held|convened|taking place)\b", re.IGNORECASE)
WELSH_MEETING = re.compile(r"\bcyfarfod (?:o(?:’r|'r)? )?(?P<body>[^.;:!?\n]{3,120}?) a gynhaliwyd", re.IGNORECASE)
RECORD_OF = re.compile(
    r"(?:(?:draft |public )?(?:minutes|agenda|notes|record of decisions?|cofnodion|rhaglen) (?:of|for) (?:the |a |an )?"
    r"|to (?:the )?|report to (?:the )?|(?:decision|decisions) of (?:the )?)(?:meeting of (?:the )?)?"
    r"(?P<body>.{3,120})\Z",
    re.IGNORECASE,
)
OPENING_WORDS = re.compile(
    r"^(?:(?:the|an?|minutes?|notes?|agenda|report|proceedings|record|of|for|meetings?|ordinary|special|extraordinary"
    r"|virtual|public|draft|regular|annual|cofnodion|y|yr)\s+)+",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|will|that|asked|agree[sd]?|noted|welcomed|resolved|received|considered)\b", re.I
)
# Labels so telling that a line with them counts wherever it stands.
ANYWHERE = {
    "decision maker": "committee",
    "decision makers": "committee",
    "decision made": "dated",
    "decision due date": "dated",
    "decision due": "dated",
    "date of decision": "dated",
    "decision date": "dated",
    "meeting date": "dated",
    "date of meeting": "dated",
    "penderfynwr": "committee",
    "dyddiad y penderfyniad": "dated",
}
DECIDED_AT = re.compile(r"decided at(?: meeting)?|considered at(?: meeting)?|penderfynwyd yn y cyfarfod", re.IGNORECASE)


def offers_in(nodes: list[Node]) -> list[OfferedFact]:
    """What the nodes say of their committee and their day, the most telling first."""
    offers = [*_labelled_anywhere(nodes), *_at_the_top(nodes[:TOP])]
    unique: list[OfferedFact] = []
    for offer in offers:
        same = [each for each in unique if each.field == offer.field]
        if len(same) < MOST_OFFERS and not any(_is_same(each, offer) for each in same):
            unique.append(offer)
    return unique


def says_when_and_who(text: str) -> bool:
    """Whether a line is a committee and a day and nothing else, so that it is no title."""
    if len(text) > LONGEST_LINE:
        return False
    spans = date_spans(text)
    rest = without_day(text)
    return bool(spans) and (not rest or looks_like_body(rest) or GENERIC_TITLES.fullmatch(rest) is not None)


def looks_like_body(text: str) -> bool:
    """Whether a line is the name of a committee, a board or a council, and no sentence."""
    return (
        3 < len(text) <= LONGEST_BODY
        and BODY_WORD.search(text) is not None
        and not text.rstrip(" -–—").endswith((".", ":", ";", "?"))
        and (text.lstrip("*")[:1].isupper() or text[0].isdigit())
        and len(text.split()) <= 14
        and not section_of(text)
        and not VERB.search(text)
    )


def _is_same(one: OfferedFact, other: OfferedFact) -> bool:
    if one.field == "dated":
        return one.day == other.day
    return one.value.casefold() == other.value.casefold()


def _labelled_anywhere(nodes: list[Node]) -> Iterator[OfferedFact]:
    for node in nodes:
        for line in _lines(node):
            label, colon, value = line.partition(":")
            label, value = " ".join(label.split()), " ".join(value.split())
            if not colon or not value or len(label) > 40 or len(value) > LONGEST_BODY:
                continue
            if DECIDED_AT.fullmatch(label):
                yield from _day_and_body(value, f"after “{label}”")
            field = ANYWHERE.get(label.casefold().strip("?"))
            if field == "committee":
                yield OfferedFact("committee", value, f"after “{label}”", is_sure=False)
            elif field and (spans := date_spans(value)):
                day, start, end = spans[0]
                yield OfferedFact("dated", value[start:end], f"after “{label}”", is_sure=False, day=day)


def _day_and_body(text: str, where: str) -> Iterator[OfferedFact]:
    for day, start, end in date_spans(text)[:1]:
        yield OfferedFact("dated", text[start:end], where, is_sure=False, day=day)
    before = text[: date_spans(text)[0][1]] if date_spans(text) else text
    body = OPENING_WORDS.sub("", without_day(before) or without_day(text))
    if looks_like_body(body):
        yield OfferedFact("committee", body, where, is_sure=False)


def _at_the_top(nodes: list[Node]) -> Iterator[OfferedFact]:
    """Headings first, then sentences about the meeting, then lines that are a day or a body by themselves."""
    lines = [
        (node, line) for node in nodes if node.kind != "item" for line in _lines(node) if len(line) <= LONGEST_LINE
    ]
    for node, line in lines:
        if date_spans(line) and looks_like_body(without_day(line)):
            yield from _day_and_body(line, f"in the {'heading' if node.kind == 'heading' else 'line'} “{_short(line)}”")
    for _, line in lines:
        yield from _in_sentence(line)
    for _, line in lines:
        yield from _in_title_block(line)


def _in_sentence(line: str) -> Iterator[OfferedFact]:
    meeting = WELSH_MEETING.search(line) or MEETING.search(line)
    if not meeting:
        for day, start, end in date_spans(line)[:1] if HELD.match(line) else []:
            where = f"in the sentence “{_short(line)}”"
            yield OfferedFact("dated", line[start:end], where, is_sure=False, day=day)
        return
    where = f"in the sentence “{_short(line)}”"
    body = OPENING_WORDS.sub("", without_day(meeting["body"]))
    body = re.sub(r"\s+meetings?$", "", body, flags=re.IGNORECASE)
    if _reads_like_a_name(body):
        yield OfferedFact("committee", body, where, is_sure=False)
    for day, start, end in date_spans(line[meeting.end() :])[:1] or date_spans(line)[:1]:
        text = line[meeting.end() :] if date_spans(line[meeting.end() :]) else line
        yield OfferedFact("dated", text[start:end], where, is_sure=False, day=day)


def _in_title_block(line: str) -> Iterator[OfferedFact]:
    spans = date_spans(line)
    where = f"in the line “{_short(line)}”"
    if spans and len(line) < 90 and _is_only_a_day(line):
        day, start, end = spans[0]
        yield OfferedFact("dated", line[start:end], where, is_sure=False, day=day)
    record = RECORD_OF.match(line)
    if record and _reads_like_a_name(body := without_day(record["body"])):
        yield OfferedFact("committee", re.sub(r"\s+meetings?$", "", body, flags=re.I), where, is_sure=False)
    elif not spans and looks_like_body(line) and len(line) < 80 and not GENERIC_TITLES.fullmatch(line):
        yield OfferedFact("committee", OPENING_WORDS.sub("", line).lstrip("*•- ") or line, where, is_sure=False)


def _is_only_a_day(line: str) -> bool:
    rest = line
    for _, start, end in reversed(date_spans(line)):
        rest = rest[:start] + rest[end:]
    rest = TIME.sub(" ", WEEKDAY.sub(" ", rest))
    return not re.search(r"\w{3,}", re.sub(r"\b(?:on|at|dated?|the|held|meeting|o)\b", " ", rest, flags=re.IGNORECASE))


def _reads_like_a_name(body: str) -> bool:
    return (
        bool(body)
        and len(body) <= LONGEST_BODY
        and BODY_WORD.search(body) is not None
        and (body[0].isupper() or body[0].isdigit())
    )


def _lines(node: Node) -> list[str]:
    if node.kind == "table":
        return [cell.text for row in node.rows[:20] for cell in row[:6] if len(cell.text) <= LONGEST_LINE]
    return [" ".join(line.split()) for line in node.text[:2000].split("\n")]


def _short(line: str) -> str:
    return line if len(line) <= 80 else line[:77] + "…"
