"""Where one file holds a paper and the papers attached to it."""

from plans.papers.contacts import find_contacts
from plans.papers.header import count_labels
from plans.papers.keywords import APPENDIX, APPENDIX_SECTION, CONTACT_SECTIONS, section_of
from plans.papers.nodes import Node

LONGEST_TITLE = 200
SUBSTANTIAL = 200  # characters; a paper says at least this much
NEAR = 8  # pieces
MOST_DOCUMENTS = 50  # in one file; what comes after stays with the last
HEADER_FIELDS = {"committee", "dated", "subject"}


def split_documents(pieces: list[Node]) -> list[list[Node]]:
    """The pieces of each document. A second one begins

    - after the contact at the end of the first, with a title and then a section such as "Summary";
    - with a second header; or
    - with "Appendix 1" as a title, where the list of appendices has named it before.
    """
    starts = sorted({*_after_contacts(pieces), *_at_headers(pieces), *_at_appendices(pieces)})
    parts: list[list[Node]] = []
    begun = 0
    for start in starts:
        if len(parts) + 1 == MOST_DOCUMENTS:
            break
        if _is_substantial(pieces, begun, start) and _is_substantial(pieces, start, len(pieces)):
            parts.append(pieces[begun:start])
            begun = start
    return [*parts, pieces[begun:]]


def is_title_like(piece: Node) -> bool:
    """A heading, or a short line that is no sentence, no label and no known section."""
    if piece.kind not in ("heading", "paragraph") or section_of(piece.text[:81]):
        return False
    if piece.kind == "heading":
        return True
    text = piece.text[: LONGEST_TITLE + 1]
    return len(text) <= LONGEST_TITLE and not text.endswith((".", ":", ";", ",")) and (piece.alone or piece.is_bold)


def _is_substantial(pieces: list[Node], start: int, end: int) -> bool:
    length = 0
    for index in range(start, end):
        length += len(pieces[index].text)
        if length >= SUBSTANTIAL:
            return True
    return False


def _after_contacts(pieces: list[Node]) -> list[int]:
    starts = []
    for span in find_contacts(pieces):
        start = span.stop
        following = pieces[start + 1 : start + NEAR]
        if start < len(pieces) and is_title_like(pieces[start]) and any(_opens_section(piece) for piece in following):
            starts.append(start)
    return starts


def _opens_section(piece: Node) -> bool:
    name = section_of(piece.text[:81]) if piece.kind != "table" else ""
    return bool(name) and name not in CONTACT_SECTIONS


def _at_headers(pieces: list[Node]) -> list[int]:
    """Where labels of a header stand together again, in one table or in lines, and a section follows."""
    starts: dict[int, None] = {}
    fields: set[str] = set()
    first = last = 0
    for index, piece in enumerate(pieces):
        labels = count_labels(piece) if len(piece.runs) < 40 else set()
        if not labels:
            continue
        if index - last > 1:
            fields, first = set(), index
        fields, last = fields | labels, index
        following = pieces[index + 1 : index + 1 + NEAR]
        if len(fields) > 1 and fields & HEADER_FIELDS and any(_opens_section(piece) for piece in following):
            starts[first] = None
    return [_with_title_above(pieces, start) for start in starts]


def _with_title_above(pieces: list[Node], start: int) -> int:
    for _ in range(2):
        if start and is_title_like(pieces[start - 1]):
            start -= 1
    return start


def _at_appendices(pieces: list[Node]) -> list[int]:
    starts = []
    listed: set[str] = set()
    in_list = False
    for index, piece in enumerate(pieces):
        if piece.kind == "table":
            continue
        text = piece.text[: LONGEST_TITLE + 1]
        appendix = APPENDIX.match(text)
        label = " ".join(appendix["label"].casefold().split()) if appendix else ""
        if APPENDIX_SECTION.match(text.rstrip(": ")):
            in_list = True
        elif in_list and appendix and label not in listed:
            listed.add(label)
        elif label in listed and (is_title_like(piece) or piece.is_bold) and _title_is_short(text):
            starts.append(index)
        elif section_of(text[:81]):
            in_list = False
    return starts


def _title_is_short(text: str) -> bool:
    return len(text) <= LONGEST_TITLE
