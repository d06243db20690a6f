"""A committee, a day or a title that a paper states outside its header: in a heading, a sentence, a title block.

What is found here is offered to the editor and never taken as sure.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plans.papers.body_names import LONGEST_BODY, MEETING_OF, is_name_of_body, looks_like_body, names_of_bodies
from plans.papers.dates import TIME, WEEKDAY, date_spans, without_day
from plans.papers.nodes import Node, Run
from plans.papers.paper import OfferedFact

TOP = 40  # nodes in which a paper says what it is
LONGEST_LINE = 300
MOST_OFFERS = 3  # of one kind
# Titles that name the kind of paper and nothing else.
GENERIC_TITLES = re.compile(
    r"(?:(?:draft|printed|public|open|printable|formal|unconfirmed|confirmed|approved|meeting|full) )*"
    r"(?:agendas?|minutes?|decisions?|reports?|agenda,? (?:decisions )?and(?: draft)? minutes|agenda item"
    r"|agendas?, reports? and minutes|decisions published|issue ?[-–] ?(?:meetings|decisions)|media|items?|subject"
    r"|agenda reports? pack|public document pack|decision details|issue details|issue|decision sheet|decision notice"
    r"|(?:proposed |delegated |executive )*records? of (?:proposed |executive )*decisions?(?: taken)?"
    r"|notice of (?:committee |council )?meeting|cover report|cover sheet|committee report"
    r"|council report|council agenda report|staff report|memorandum|council|meeting|summary table|table of contents"
    r"|contents|index|documents?|disclaimer|a g e n d a|meeting (?:details|summary)|top|logo"
    r"|skip to (?:main )?content|menu|home"
    r"|accessibility options|meeting documents|meeting documentation|publications?|when|where|share this page"
    r"|how can we help you\W*"
    r"|rhaglen|cofnodion|rhaglen a chofnodion|agenda a chofnodion|manylion y penderfyniad|adroddiad)",
    re.IGNORECASE,
)
# Of these, the next line is the title, even if it could be the name of a body.
GENERIC_ABOVE_TITLE = re.compile(
    r"decision|(?:decision|issue) details|agenda item|issue ?[-–] ?(?:meetings|decisions)", re.I
)
RECORD_OF = re.compile(
    r"(?:(?:draft |public )?(?:minutes|agenda|notes|record of decisions?|cofnodion|rhaglen) (?:of|for) (?:the |a |an )?"
    r"|to (?:the )?|report to (?:the )?|(?:decision|decisions) of (?:the )?)(?:meeting of (?:the )?)?"
    r"(?P<body>.{3,120})\Z",
    re.IGNORECASE,
)
# What is said of an earlier meeting, or of when the paper was printed, is said of no other.
OF_ANOTHER_DAY = re.compile(
    r"\b(?:previous|last|earlier|future|prior) (?:\w+ ){0,2}meeting"
    r"|\bof (?:the )?next meeting|\bnext meeting (?:will|is\b|:)|\bcorrect record\b"
    r"|\bminutes\b.{0,120}\b(?:approv|agree|confirm|adopt|accept|sign|receiv|circulat|taken as read|were read)"
    r"|\b(?:approv|agree|confirm|adopt|accept|sign|receiv|consider)\w*\b.{0,60}\bminutes\b"
    r"|\b(?:last (?:updated|reviewed)|published (?:on|date)|publication date|effective from|call-?in|resolution)\b"
    r"|\bblaenorol\b|\bcadarnhau\b|(?<!decision )\b(?:due|target|completion|review) date\b",
    re.IGNORECASE,
)
MEETS = re.compile(
    r"\b(?:held|convened?|tak(?:e|ing) place|took place|will (?:be|meet)|to be|meeting|meet|summoned|cyfarfod\w*"
    r"|a gynhaliwyd|desired to be)\b",
    re.IGNORECASE,
)
# Labels so telling that a line with them counts wherever it stands.
ANYWHERE = {
    "decision maker": "committee",
    "decision makers": "committee",
    "in control": "committee",
    "body": "committee",
    "decision made": "dated",
    "decision due date": "dated",
    "decision due": "dated",
    "date of decision": "dated",
    "decision date": "dated",
    "meeting date": "dated",
    "council meeting date": "dated",
    "date of meeting": "dated",
    "on agenda": "dated",
    "penderfynwr": "committee",
    "dyddiad y penderfyniad": "dated",
}
LABEL_IN_LINE = re.compile(rf"\b({'|'.join(ANYWHERE)})\s?\??:\s*(.{{2,{LONGEST_BODY}}})", re.IGNORECASE)
NEXT_LABEL = re.compile(r"\s+[A-Z][\w ]{2,24}:.*")
DECIDED_AT = re.compile(
    r"(?:decided at|considered at|made at)(?: meeting)?|meeting|penderfynwyd yn y cyfarfod", re.IGNORECASE
)
WHO_RESOLVED = re.compile(
    r"(?:following [^.;:]{3,80}?, )?(?:that )?(?:the )?(?P<body>[^.;:]{3,80}?) (?:\w+ly )?(?:resolved|agreed"
    r"|decided)\b",
    re.IGNORECASE,
)
OPENS_SENTENCE = re.compile(
    r"(?:draft |unconfirmed )?(?:minutes|notes?|agenda|record|proceedings|notice) (?:of|for|at|from)\b|\bminutes of\b"
    r"|\bmeeting of\b|\b(?:next|rescheduled) meeting\b|\bmeeting (?:will be|to be|held)\b|\bcyfarfod\b",
    re.IGNORECASE,
)
LETTERHEAD = re.compile(r"(?:in the |at the |held |venue|location|present|members?:|councillors?:|apologies)", re.I)


class MeetingLine(NamedTuple):
    """A line, or a short paragraph as a whole, and what kind of thing holds it."""

    text: str
    is_heading: bool


def offers_in(nodes: list[Node], running_heads: list[str]) -> list[OfferedFact]:
    """What the nodes say of their committee and their day, the most telling first; then the heads of the pages."""
    heads = [Node("paragraph", [Run(head)]) for head in running_heads]
    offers = [*_labelled_anywhere(nodes), *_at_the_top(nodes[:TOP]), *_at_the_top(heads[:4])]
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
    return bool(spans) and (not rest or is_name_of_body(rest) or GENERIC_TITLES.fullmatch(rest) is not None)


def _is_same(one: OfferedFact, other: OfferedFact) -> bool:
    if one.field == "dated":
        return one.day == other.day
    return one.value.casefold() == other.value.casefold()


def _labelled_anywhere(nodes: list[Node]) -> Iterator[OfferedFact]:
    for node in nodes:
        for line in _lines(node):
            label, colon, value = (" ".join(part.split()) for part in line.partition(":"))
            if colon and value and len(label) < 40 and len(value) <= LONGEST_BODY and DECIDED_AT.fullmatch(label):
                yield from _who_and_when(value, f"after “{label}”", 1)
            for found in LABEL_IN_LINE.finditer(line):
                value = " ".join(NEXT_LABEL.sub("", found[2]).split())
                yield from _labelled(ANYWHERE[found[1].casefold()], value, f"after “{found[1]}”")


def _labelled(field: str, value: str, where: str) -> Iterator[OfferedFact]:
    if field == "committee":
        yield OfferedFact("committee", next(names_of_bodies(value), value), where, is_sure=False)
    elif spans := date_spans(value):
        day, start, end = spans[0]
        yield OfferedFact("dated", value[start:end], where, is_sure=False, day=day)


def _at_the_top(nodes: list[Node]) -> Iterator[OfferedFact]:
    """Lines that say who and when; sentences about the meeting; a body or a day alone; who resolved; any other day."""
    lines = [line for line in _meeting_lines(nodes) if not OF_ANOTHER_DAY.search(line.text)]
    for line in lines[:1]:
        yield from _days(line.text, _where(line)) if TIME.search(line.text) else ()
    for line in lines:
        if date_spans(line.text) and _says_who(line.text):
            yield from _who_and_when(line.text, _where(line), 2)
    for line in lines:
        if MEETS.search(line.text):
            yield from _who_and_when(line.text, _where(line), 1)
    for line in lines:
        if _is_only_a_day(line.text):
            yield from _days(line.text, _where(line))
        elif len(line.text) < 100 and not date_spans(line.text) and not LETTERHEAD.match(line.text):
            yield from _bodies(line.text, _where(line), 2)
    for line in lines[:20]:
        yield from _days(line.text, _where(line))
    for line in lines:
        if found := WHO_RESOLVED.match(line.text):
            yield from _bodies(found["body"], _where(line), 1)


def _says_who(text: str) -> bool:
    """Whether the line names a body and is no sentence about something else."""
    return (len(text) < 160 or MEETING_OF.search(text) is not None) and any(True for _ in names_of_bodies(text))


def _meeting_lines(nodes: list[Node]) -> list[MeetingLine]:
    """The lines at the top; a sentence or a name that goes on in the next lines is put together."""
    found: list[MeetingLine] = []
    for node in nodes:
        if node.kind == "item" and not date_spans(node.text[:LONGEST_LINE]):
            continue
        found += [
            MeetingLine(line[:LONGEST_LINE], node.kind == "heading")
            for line in _lines(node)
            if len(line) <= LONGEST_LINE or OPENS_SENTENCE.match(line)
        ]
    joined = [MeetingLine(f"{one.text} {two.text}", False) for one, two in _going_on(found)]
    return [*joined, *_sentences_put_together(found)]


def _sentences_put_together(lines: list[MeetingLine]) -> list[MeetingLine]:
    """ "MINUTES OF THE MEETING OF THE", "BRIDGE BOARD HELD ON", "4 MARCH 2021" as one, the other lines as they are."""
    together: list[MeetingLine] = []
    rest: list[MeetingLine] = []  # of which sentences were put together
    place = 0
    while place < len(lines):
        ends = range(place + 1, min(place + 5, len(lines)) + 1)
        texts = [" ".join(line.text for line in lines[place:end])[:LONGEST_LINE] for end in ends]
        opens = OPENS_SENTENCE.search(lines[place].text)
        end = next((end for end, text in zip(ends, texts, strict=True) if opens and date_spans(text)), place + 1)
        end = next((other for other in range(place + 1, end) if _stands_alone(lines[other].text)), end)
        together.append(lines[place]._replace(text=texts[end - place - 1]))
        rest += lines[place:end] if end > place + 1 else []
        place = end
    return together + rest


def _stands_alone(text: str) -> bool:
    return OPENS_SENTENCE.match(text) is not None or (bool(date_spans(text)) and _says_who(text))


def _going_on(lines: list[MeetingLine]) -> Iterator[tuple[MeetingLine, MeetingLine]]:
    """A line that ends in the middle of a name or a day, and the next: "Community Safety and", "Advisory Committee"."""
    for one, two in zip(lines, lines[1:], strict=False):
        short = max(len(one.text), len(two.text)) < 90
        ends_open = re.search(r"\b(?:of|the|and|for|a|an|to|held|on|&)\W*\Z", one.text, re.IGNORECASE)
        is_tail = re.match(
            r"(?:\w+ ){0,2}(?:committee|sub-committee|board|panel|partnership)\Z", two.text, re.IGNORECASE
        )
        is_start = one.text[:1].isupper() and not date_spans(one.text) and len(one.text.split()) > 2
        if short and (
            ends_open or _is_cut_day(one.text, two.text) or (is_tail and is_start and not looks_like_body(one.text))
        ):
            yield one, two


def _is_cut_day(one: str, two: str) -> bool:
    """ "Thursday, 11th September," and "2014 at 9.30 am"."""
    return re.match(r"\d{4}\b", two) is not None and not date_spans(one) and bool(date_spans(f"{one} {two}"))


def _who_and_when(text: str, where: str, most_names: int) -> Iterator[OfferedFact]:
    yield from _days(text, where)
    yield from _bodies(text, where, most_names)


def _days(text: str, where: str) -> Iterator[OfferedFact]:
    spans = date_spans(text)
    held = MEETS.search(text)
    after_held = [span for span in spans if held and span[1] >= held.end()]
    for day, start, end in (after_held or spans)[:1]:
        yield OfferedFact("dated", text[start:end], where, is_sure=False, day=day)


def _bodies(text: str, where: str, most: int) -> Iterator[OfferedFact]:
    for _, name in zip(range(most), names_of_bodies(text), strict=False):
        yield OfferedFact("committee", name, where, is_sure=False)


def _is_only_a_day(line: str) -> bool:
    spans = date_spans(line)
    if not spans or len(line) > 90:
        return False
    rest = line
    for _, start, end in reversed(spans):
        rest = rest[:start] + rest[end:]
    rest = TIME.sub(" ", WEEKDAY.sub(" ", rest))
    words = r"\b(?:on|at|dated?|the|held|meeting|o|cyfarfod|next|to|be)\b"
    return not re.search(r"\w{3,}", re.sub(words, " ", rest, flags=re.IGNORECASE))


def _lines(node: Node) -> list[str]:
    if node.kind == "table":
        return [cell.text for row in node.rows[:20] for cell in row[:6] if len(cell.text) <= LONGEST_LINE]
    return [" ".join(line.split()) for line in node.text[:2000].split("\n")]


def _where(line: MeetingLine) -> str:
    short = line.text if len(line.text) <= 80 else line.text[:77] + "…"
    return f"in the {'heading' if line.is_heading else 'line'} “{short}”"
