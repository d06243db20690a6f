"""The officer to ask, as papers give her at the end: a name, a post, a phone number, an e-mail address."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby, islice

from plans.papers.keywords import APPENDIX, CONTACT_SECTIONS, field_of, is_person, section_of
from plans.papers.nodes import Cell, Node
from plans.papers.paper import Contact

LONGEST_LINE = 200
LONGEST_SIGNATURE_LINE = 70
MOST_LINES_ABOVE = 4
MOST_WAYS = 20
MOST_ROWS = 60  # of a table in which a contact may stand
EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PHONE = re.compile(
    r"(?<![\d£$€.,/-])(?:(?:\+44[\s.-]?(?:\(0\)\s?)?|\(?0)\d(?:[\s().-]{0,2}\d){8,9}"  # these islands
    r"|\+[1-9]\d{0,2}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d(?:[\s.-]?\d){6,11}"  # any country
    r"|(?:1[\s.-])?(?:\(\d{3}\)\s?|\d{3}[.-])\d{3}[\s.-]\d{4})(?!\d)"  # North America
)
MEANS = r"(?:e-?mail|telephone|tel|phone|mobile|mob|t|e|m|p)"
# "T:", "Tel", "E-mail:", "Phone number:" … before a number, an address or nothing
WAY = re.compile(rf"\b{MEANS}\b(?: (?:number|no|address))?\.?\s*[:.]?(?=\s|$|[+(\d])", re.IGNORECASE)
DIGITS = re.compile(r"\d{3}")
WAY_ALONE = re.compile(rf"\s*(?:{MEANS}\s*[:.]\s*)+\Z", re.IGNORECASE)
TAGS = re.compile(r"</?[a-z]{1,10}>", re.IGNORECASE)


def contact_in(lines: Iterable[str]) -> Contact:
    """Tell the name, post, team, phone and e-mail of one contact apart."""
    published = "\n".join(lines)
    text = TAGS.sub(" ", published)
    email, phone = EMAIL.search(text), PHONE.search(text)
    rest = []
    for line in text.split("\n"):
        label, colon, after = line.partition(":")
        line = after if colon and field_of(label) == "author" else line
        line = PHONE.sub("\n", EMAIL.sub("\n", line))
        rest += re.split(r"[\n\t,;|]|\s[-–—]\s", WAY.sub("\n", line))
    parts = [part.strip(" .:()-–") for part in rest]
    parts = [part for part in parts if part and section_of(part) not in CONTACT_SECTIONS]
    name = next((part for part in parts if is_person(part)), "")
    posts = [part for part in parts if part != name]
    return Contact(
        name=name,
        post=posts[0] if posts else "",
        team=", ".join(posts[1:]),
        phone=_tidy_phone(phone.group()) if phone else "",
        email=email.group().rstrip(".") if email else "",
        as_published=published,
    )


def find_contacts(pieces: list[Node]) -> list[range]:
    """Where the contacts stand: for each, the places of its pieces."""
    spans: list[range] = []
    index = taken = 0
    while index < len(pieces):
        if not _has_way(pieces[index]):
            index += 1
            continue
        start = _start_above(pieces, index, taken)
        end = index + 1
        while end < len(pieces) and (_is_way_alone(pieces[end]) or _has_way(pieces[end])) and not _names(pieces[end]):
            end += 1
        spans.append(range(start, end))
        index = taken = end
    return spans


def with_contact_rows_apart(pieces: list[Node]) -> list[Node]:
    """The pieces, each row of a table that holds a contact made a piece of its own: the rows beside it stay."""
    apart: list[Node] = []
    for piece in pieces:
        if piece.kind != "table" or len(piece.rows) > MOST_ROWS:
            apart.append(piece)
            continue
        for is_contact, rows in groupby(_told_rows(piece), key=lambda told: told[0]):
            part = replace(piece, rows=[row for _, row in rows], from_tabs=piece.from_tabs or is_contact)
            apart.append(part)
    return apart


def _told_rows(piece: Node) -> list[tuple[bool, list[Cell]]]:
    """Each row, and whether it is a contact or, between two that are, the name or the post of the same person."""
    told = []
    for row in piece.rows:
        line = "\t".join(cell.text for cell in row)
        label = row[0].text.partition(":")[0] if row else ""
        is_labelled = field_of(label) == "author" or section_of(label) in CONTACT_SECTIONS or WAY.match(label + ":")
        has_way = bool(EMAIL.search(line) or PHONE.search(line))
        told.append(has_way and len(line) <= LONGEST_LINE and (_is_way(line) if piece.from_tabs else bool(is_labelled)))
    for number, row in enumerate(piece.rows[1:-1], start=1):
        beside = told[number - 1] and told[number + 1]
        if beside and len("".join(cell.text for cell in row)) <= LONGEST_SIGNATURE_LINE:
            told[number] = True
    return list(zip(told, piece.rows, strict=True))


def take_contacts(pieces: list[Node]) -> tuple[list[Contact], list[Node]]:
    """The contacts, and the pieces without them."""
    pieces = with_contact_rows_apart(pieces)
    contacts, rest, taken = [], [], 0
    for span in find_contacts(pieces):
        rest += pieces[taken : span.start]
        contacts.append(contact_in(line for index in span for line in lines_in(pieces[index])))
        taken = span.stop
    return contacts, rest + pieces[taken:]


def lines_in(piece: Node) -> list[str]:
    """The lines of a piece as text, with the addresses of its links; the cells of a row with tabs between."""
    if piece.kind == "table":
        return ["\t".join(cell.text for cell in row) for row in piece.rows]
    lines = piece.text.split("\n")
    hidden = {run.href.partition(":")[2] for run in piece.runs if run.href.lower().startswith(("mailto:", "tel:"))}
    return lines + sorted(address for address in hidden if address not in piece.text)


def ways_in(text: str) -> list[str]:
    """The e-mail addresses and phone numbers in a text of any length, as many as an editor cares to check."""
    found = [phone.group() for phone in islice(PHONE.finditer(text), MOST_WAYS)]
    for at in islice(re.finditer("@", text), MOST_WAYS):
        found += EMAIL.findall(text[max(0, at.start() - 64) : at.start() + 128])[:1]
    return list(dict.fromkeys(found))


def _tidy_phone(phone: str) -> str:
    phone = " ".join(phone.split())
    return phone if ")" in phone else phone.lstrip("(")


def _has_way(piece: Node) -> bool:
    """Whether a piece is (a part of) a contact: short lines, one of them an e-mail or a labelled phone number."""
    if piece.kind == "item" or (piece.kind == "table" and not (piece.from_tabs and len(piece.rows) <= 6)):
        return False
    if sum(len(run.text) for run in piece.runs) > 4 * LONGEST_LINE:
        return False
    lines = lines_in(piece)
    if max(map(len, lines)) > LONGEST_LINE or not any("@" in line or DIGITS.search(line) for line in lines):
        return False
    return any(_is_way(line) for line in lines) or (
        len(lines) > 1 and is_person(lines[0]) and any(EMAIL.search(line) or PHONE.search(line) for line in lines)
    )


def _is_way(line: str) -> bool:
    email, phone = EMAIL.search(line), PHONE.search(line)
    if not (email or phone):
        return False
    label = line.partition(":")[0]
    words = WAY.sub(" ", TAGS.sub(" ", PHONE.sub(" ", EMAIL.sub(" ", line)))).split()
    is_labelled = bool(WAY.match(line.strip())) or field_of(label) == "author" or bool(WAY.search(line) and phone)
    starts_with_name = any(is_person(part.strip()) for part in re.split(r"[,;|\t]|\s[-–—]\s", line)[:2])
    is_sentence = line.rstrip().endswith(".") and len(words) > 6
    return not is_sentence and (not words or is_labelled or starts_with_name) and len(words) <= 16


def _is_way_alone(piece: Node) -> bool:
    """ "T:" with no number after it."""
    return piece.kind == "paragraph" and WAY_ALONE.match(piece.text[:60]) is not None


def _names(piece: Node) -> bool:
    """Whether the piece begins the next contact."""
    first = lines_in(piece)[0]
    return piece.kind != "table" and any(is_person(part.strip()) for part in re.split(r"[,:]", first)[:2])


def _start_above(pieces: list[Node], index: int, taken: int) -> int:
    """Where the signature above an e-mail or phone number begins: at the name, or a heading such as "Contact"."""
    start = index
    if not _names(pieces[index]):
        for above in range(index - 1, max(taken, index - MOST_LINES_ABOVE - 1) - 1, -1):
            if not _is_signature_line(pieces[above]):
                break
            if is_person(pieces[above].text):
                start = above
                break
    has_heading = start > taken and section_of(pieces[start - 1].text[:81]) in CONTACT_SECTIONS
    return start - 1 if has_heading else start


def _is_signature_line(piece: Node) -> bool:
    if piece.kind not in ("paragraph", "heading") or piece.label:
        return False
    text = piece.text[: LONGEST_SIGNATURE_LINE + 1]
    if _is_way_alone(piece):
        return True
    return len(text) <= LONGEST_SIGNATURE_LINE and not (
        text.endswith((".", ":", ";", "?")) or section_of(text) or APPENDIX.match(text)
    )
