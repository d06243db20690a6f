"""The title of a paper: its subject, else the heading or the line at its top that can be one."""

import re
from dataclasses import replace

from plans.papers.body_names import VERB, is_name_of_body, looks_like_body
from plans.papers.dates import date_spans, without_day
from plans.papers.keywords import APPENDIX, ENDS_OPEN, section_of
from plans.papers.meeting_lines import GENERIC_ABOVE_TITLE, GENERIC_TITLES, RECORD_OF, says_when_and_who
from plans.papers.meeting_titles import MeetingTitle, meeting_title, names_no_subject, says_nothing
from plans.papers.nodes import Node, Run, lines_of
from plans.papers.paper import OfferedFact, Paper, ReaderNote
from plans.papers.splitting import is_title_like

MOST_TITLE_LINES = 8
MOST_WORDS = 24
NAME_OF_BODY = re.compile(
    r"(?i:council|corporation|authority|borough|partnership|cyngor.*|comhairle.*|city of [\w ]+)\W*\Z"
)
NO_TITLE = re.compile(
    r"(?:appendix|annex|item|agenda item|ref|report no|item no|agenda no|key decision|venue|contact|wards?|location"
    r"|lleoliad|cyswllt|(?:no|rhif)\.? (?:item|eitem)"
    r"|present|time|made at|held at)\b.{0,80}\Z|part (?:1|2|i|ii|a|b)\b|\[.*\]\Z|.*\bin the chair\b"
    r"|public report|confidential"
    r"|not for publication|held (?:at|on|in)\b|(?:decision|issue|item|report) (?:status|maker|type|number)\b.{0,80}\Z"
    r"|(?:status|type|file|department|is (?:key|subject|this))\b.{0,60}:|\d+ members?\b|draft\W*\Z|ward\b"
    r"|(?:councillors?|cllrs?|members)\b.{0,120}\Z|meeting (?:re-?arranged|re-?scheduled|to be held)\b"
    r"|.{0,90}\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\Z"  # an address with its postcode
    r"|.{0,60}\b(?:house|hall|centre|chambers?|street|road|avenue|lane),\s",
    re.IGNORECASE,
)


LABELLED = re.compile(
    r"(?P<label>(?:subject matter ?/ ?)?(?:title of (?:the )?(?:decision|proposal|project|report|item|paper)"
    r"|(?:decision|eqia|report|proposal|project|item) title|title of (?:your|this) \w+|subject matter)"
    r"(?:/(?:item|paper|report))?)(?:\s*:\s*|\s+|\Z)(?P<title>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
BARE_LABEL = re.compile(r"title\s*:\s*\Z", re.IGNORECASE)  # its title stands below; "Title: Clerk" is of a person
OF_RECORD = re.compile(r"\b(?:minutes?|agenda(?! (?:item|report))|a g e n d a|cofnodion|rhaglen)\b", re.IGNORECASE)
LABELS_ALONE = ("title", "body")  # so some American sites set a paper, without colons
FAR_DOWN = 30  # pieces


def labelled_title(pieces: list[Node]) -> OfferedFact | None:
    """The title that stands behind or below a label further down, as in a record of a decision. Never sure."""
    alone = [piece.text.strip().casefold() for piece in pieces[: FAR_DOWN + 2]]
    for place, (piece, below) in enumerate(zip(pieces[:FAR_DOWN], [*pieces[1:], None], strict=False)):
        found = LABELLED.match(piece.text) if piece.kind in ("paragraph", "heading") else None
        bare = piece.kind == "paragraph" and bool(BARE_LABEL.match(piece.text))
        bare = bare or (alone[place], *alone[place + 2 : place + 3]) == LABELS_ALONE
        stands_below = below.text if below and below.kind != "table" else ""
        title = (found and found["title"]) or (stands_below if found or bare else "")
        label = found["label"] if found else "Title"
        if title and len(title.split()) <= MOST_WORDS and not title.endswith(":"):
            return OfferedFact("title", " ".join(title.split()), f"after “{label}”", is_sure=False)
    return None


def take_title(paper: Paper, pieces: list[Node], is_first: bool, stated: OfferedFact | None = None) -> list[Node]:
    """Set the title, the one that the file states of itself if no label gives it.

    Returns the other pieces; the lines around the title stay, and are no headings.
    """
    label = APPENDIX.match(pieces[0].text[:200]) if pieces and not is_first and pieces[0].kind != "table" else None
    if label and is_title_like(pieces[0]):
        paper.appendix_label = label["label"]
    pieces = _first_lines_apart(pieces)
    lines = _title_lines(pieces)
    if paper.subject or stated:
        own = paper.subject or (stated.value if stated else "")
        paper.title_as_published = own
        paper.offers += [stated] if stated and not paper.subject else []
        repeated = [piece for piece in lines if " ".join(piece.text.split()).casefold() == own.casefold()][:1]
        return _without(pieces, lines, repeated)
    title = _best_title(lines)
    if title is None or GENERIC_TITLES.fullmatch(title.text.strip(" *_–—-.:")):
        title = _main_heading(pieces) or title
    of_meeting = meeting_title(pieces[:MOST_TITLE_LINES])
    if of_meeting and not (title and _is_record_above(title, of_meeting.piece, pieces)):
        return _take_meeting_title(paper, of_meeting, pieces, lines)
    if title is None or _is_no_title(title, pieces):
        return _without(pieces, lines, [])
    titles = _with_next_lines(title, pieces)
    words = " ".join(" ".join(piece.text for piece in titles).split())
    if label and title is pieces[0] and paper.appendix_label and label["title"]:
        words = " ".join(label["title"].split())
    _offer(paper, words)
    return _without(pieces, lines, titles)


def _offer(paper: Paper, words: str) -> None:
    paper.title_as_published = words
    paper.offers.append(OfferedFact("title", words, "in the line at the top of the paper", is_sure=False))
    paper.notes.append(ReaderNote("uncertain", "title", f"We took the title from a heading: {words}"))


def _take_meeting_title(paper: Paper, title: MeetingTitle, pieces: list[Node], lines: list[Node]) -> list[Node]:
    """Its line stays where it says more than the title: where and at what hour."""
    record = "" if OF_RECORD.search(title.words) else _record_alone(pieces)
    _offer(paper, f"{record}: {title.words}" if record else title.words)
    is_whole = " ".join(title.piece.text.split()) == title.words
    return _without(pieces, lines, [title.piece] if is_whole and not record else [])


def _is_record_above(title: Node, record: Node, pieces: list[Node]) -> bool:
    """ "Full Council, 4 March 2021 – minutes" above "Minutes of the meeting of …" serves as well."""
    place = next(at for at, piece in enumerate(pieces) if piece is record)
    is_above = any(title is piece for piece in pieces[:place])
    return is_above and OF_RECORD.search(title.text) is not None and not names_no_subject(title.text)


def _is_no_title(title: Node, pieces: list[Node]) -> bool:
    """Whether it is a day, a word of a menu, or on the page of a meeting who met, where, or the first item."""
    if OF_RECORD.search(title.text) and says_nothing(title.text):
        return False  # "Minutes" is little, and all there is
    place = next(at for at, piece in enumerate(pieces) if piece is title)
    below_the_day = any(says_when_and_who(" ".join(piece.text.split())) for piece in pieces[:place])
    of_meeting = bool(_record_alone(pieces)) and (below_the_day or names_no_subject(title.text))
    return of_meeting or says_nothing(title.text)


def _record_alone(pieces: list[Node]) -> str:
    """ "Minutes", "Agenda" or both, where they stand alone in a line at the top; "" where none does."""
    lines = [piece.text.strip(" *_–—-.:") for piece in pieces[:MOST_TITLE_LINES]]
    return next((line for line in lines if OF_RECORD.search(line) and GENERIC_TITLES.fullmatch(line)), "")


def _main_heading(pieces: list[Node]) -> Node | None:
    """The one heading of the first level, further down on a web page."""
    main = [piece for piece in pieces[:FAR_DOWN] if piece.kind == "heading" and piece.level == 1]
    is_title = len(main) == 1 and not GENERIC_TITLES.fullmatch(main[0].text) and not NAME_OF_BODY.search(main[0].text)
    return main[0] if is_title and not says_when_and_who(main[0].text) else None


def _with_next_lines(title: Node, pieces: list[Node]) -> list[Node]:
    """The title with the headings below it in which it goes on: its line ends in a comma, "for the" and the like."""
    titles = [title]
    place = next(at for at, piece in enumerate(pieces) if piece is title)
    for piece in pieces[place + 1 :]:
        is_like = (piece.kind, piece.level) == (title.kind, title.level) and not piece.label
        if not is_like or not ENDS_OPEN.search(titles[-1].text.strip()) or section_of(piece.text[:81]):
            break
        titles.append(piece)
    return titles


def _first_lines_apart(pieces: list[Node]) -> list[Node]:
    """ "Decision details" and the title below it, each by itself, where no empty line parts them."""
    first = pieces[0] if pieces else None
    if first is None or first.kind != "paragraph":
        return pieces
    generic, *others = [*_line_by_line(first), *pieces[1:]]
    if not GENERIC_ABOVE_TITLE.fullmatch(generic.text):
        return pieces
    if others and others[0].kind == "paragraph":
        title, *rest = _line_by_line(others[0])
        title.alone = True
        others[:1] = [title, *rest]
    return [generic, *others]


def _line_by_line(piece: Node) -> list[Node]:
    """The first line of a paragraph by itself, and the other lines."""
    first, *others = lines_of(piece.runs) or [[]]
    rest = [run for line in others for run in (*line, Run("\n"))]
    return [replace(piece, runs=first), *([replace(piece, runs=rest)] if rest else [])]


def _title_lines(pieces: list[Node]) -> list[Node]:
    """The lines above the first text: headings, lines that stand alone, and the very first line if it is short."""
    lines: list[Node] = []
    if len(pieces) < 2:
        return lines
    for number, piece in enumerate(pieces[:MOST_TITLE_LINES]):
        is_first_line = (
            number == len(lines) == 0 and _is_short_line(piece) and (len(pieces) > 2 or pieces[1].kind == "table")
        )
        is_menu = GENERIC_TITLES.fullmatch(piece.text.strip()) is not None
        if not (is_title_like(piece) or is_first_line or is_menu or _is_heading_with_colon(piece)):
            if lines and _states_a_day(piece):
                lines.append(piece)
                continue
            if lines and _is_short_line(piece) and (says_when_and_who(piece.text) or looks_like_body(piece.text)):
                lines.append(piece)
                continue
            if lines and _is_labelled_line(piece):
                continue
            break
        lines.append(piece)
    return lines


def _is_labelled_line(piece: Node) -> bool:
    """ "Portfolio: Streets" stands between some councils' name and the title."""
    label, colon, value = piece.text.partition(":")
    return piece.kind == "paragraph" and bool(colon and value.strip()) and len(label) < 40 and len(piece.text) < 120


def _states_a_day(piece: Node) -> bool:
    """ "Decision made: 4 March 2021" stands above some titles."""
    return piece.kind == "paragraph" and len(piece.text) < 60 and ":" in piece.text and bool(date_spans(piece.text))


def _is_heading_with_colon(piece: Node) -> bool:
    return piece.kind == "heading" and not section_of(piece.text[:81])


def _is_short_line(piece: Node) -> bool:
    text = piece.text
    return (
        piece.kind == "paragraph"
        and "\n" not in text
        and 0 < len(text.split()) <= 14
        and text[0].isupper()
        and not text.endswith((".", ":", ";", ",", "?"))
        and ":" not in text
        and not section_of(text[:81])
    )


def _best_title(lines: list[Node]) -> Node | None:
    """The line that says most of what the paper is about: no council, no day, no word such as "Minutes" alone."""

    def rank(place: int) -> tuple[bool | int, ...]:
        line = lines[place]
        text = " ".join(line.text.split())
        appendix = APPENDIX.match(text)
        is_bare_label = appendix is not None and not appendix["title"]
        names_body = bool(NAME_OF_BODY.search(text)) or is_name_of_body(text)
        is_part = _is_part_of_name(lines, place)
        rest = without_day(text)
        return (
            is_bare_label or len(text.split()) > MOST_WORDS,
            bool(NO_TITLE.match(text)) or GENERIC_ABOVE_TITLE.fullmatch(text) is not None,
            says_when_and_who(text),
            VERB.search(text) is not None and not text.isupper(),
            names_body or is_part or bool(RECORD_OF.match(text)) or _states_a_day(line),
            _names_only_the_kind(rest),
            line.level or 9,
            place,
        )

    return lines[min(range(len(lines)), key=rank)] if lines else None


def _names_only_the_kind(text: str) -> bool:
    """ "Record of decision", also behind the name of the council: "Stone County Council – record of decision"."""
    parts = [part for part in re.split(r"\s[-–—|]\s|:\s", text) if not NAME_OF_BODY.search(part)]
    return bool(parts) and all(GENERIC_TITLES.fullmatch(part.strip()) for part in parts)


def _is_part_of_name(lines: list[Node], place: int) -> bool:
    """Whether a name begins in this line and goes on below: "Northfield Town", "Community", "Safety Partnership"."""
    for end in range(place + 1, min(place + 3, len(lines) - 1)):
        joined = " ".join(line.text for line in lines[place : end + 1])
        short = all(len(line.text.split()) <= 3 for line in lines[place : end + 1])
        if short and NAME_OF_BODY.search(joined) and len(joined.split()) <= 8 and end < len(lines) - 1:
            return True
    return False


def _without(pieces: list[Node], lines: list[Node], titles: list[Node]) -> list[Node]:
    """The pieces without the titles. The lines above a title, and those that say who and when, are no headings."""
    above = bool(titles)
    for line in lines:
        above = above and line is not titles[0]
        text = " ".join(line.text.split())
        names = NAME_OF_BODY.search(text) or says_when_and_who(text) or GENERIC_TITLES.fullmatch(text)
        if names or _states_a_day(line) or (above and line.kind == "paragraph"):
            line.is_plain = True
            line.kind = "paragraph"
    taken = {id(title) for title in titles}
    return [piece for piece in pieces if id(piece) not in taken]
