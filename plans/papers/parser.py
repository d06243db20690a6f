"""From the pieces of a file to its papers."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice

from plans.papers.anchors import set_anchors
from plans.papers.blocks import build_blocks
from plans.papers.contacts import MOST_WAYS, take_contacts, ways_in
from plans.papers.header import read_header
from plans.papers.header_fields import tell_particulars
from plans.papers.headings import mark_headings, settle_numbers
from plans.papers.keywords import APPENDIX, section_of
from plans.papers.nodes import Node, words_of
from plans.papers.paper import Appendix, Block, ListBlock, ListItem, Paper, PaperFact, ReaderNote, Table
from plans.papers.progress import ImportProgress
from plans.papers.recommendations import find_appendices, find_recommended, find_summary, tell_recommendations
from plans.papers.splitting import is_title_like, split_documents

MOST_TITLE_LINES = 6
LEAST_ALIKE = 0.6  # how like two titles must be to be taken for one
NAME_OF_BODY = re.compile(r"(?i:council|corporation|authority|borough|partnership)\W*\Z")
BODY = re.compile(r"(?:[A-Z][\w’'-]+ (?:(?:and|of|for|the|&) ){0,2}){1,6}(?:Board|Committee|Cabinet|Panel|Forum)\b")


def recognise(pieces: list[Node], progress: ImportProgress) -> list[Paper]:
    """The papers in a file, the first one first; the others are appendices of it."""
    progress.stage(60, 70, "Looking for attached papers")
    parts = split_documents(pieces)
    progress.stage(70, 98, "Finding headings, paragraphs and lists")
    papers = []
    for number, part in enumerate(parts):
        paper = Paper()
        rest = _read_top(paper, part, is_first=number == 0)
        progress.part(2 * number + 1, 2 * len(parts))
        _build_body(paper, rest)
        paper.notes += _header_notes(paper, is_first=number == 0) + _body_notes(paper)
        progress.part(2 * number + 2, 2 * len(parts))
        papers.append(paper)
    for paper in papers[1:]:
        _attach(paper, papers[0])
    return papers


def _read_top(paper: Paper, pieces: list[Node], is_first: bool) -> list[Node]:
    """Fill in the header, the contacts and the title. Returns the pieces of the body."""
    header = read_header(pieces)
    tell_particulars(paper, header.entries)
    contacts, rest = take_contacts(header.rest)
    paper.contacts += contacts
    return _take_title(paper, rest, is_first)


def _build_body(paper: Paper, pieces: list[Node]) -> None:
    mark_headings(pieces)
    paper.notes += settle_numbers(pieces)
    paper.blocks, table_notes = build_blocks(pieces)
    paper.notes += table_notes
    recommended = find_recommended(paper.blocks)
    set_anchors(paper.blocks, [part for part, _ in recommended])
    paper.recommendations = tell_recommendations(recommended)
    paper.appendices = find_appendices(paper.blocks)
    paper.summary = find_summary(paper.blocks)


def _take_title(paper: Paper, pieces: list[Node], is_first: bool) -> list[Node]:
    """Set the title: the subject, else the first heading or line that can be one. Returns the other pieces."""
    label = APPENDIX.match(pieces[0].text[:200]) if pieces and not is_first and pieces[0].kind != "table" else None
    if label and is_title_like(pieces[0]):
        paper.appendix_label = label["label"]
    lines = []
    for piece in pieces[:MOST_TITLE_LINES]:
        if not is_title_like(piece) or len(pieces) == 1:
            break
        lines.append(piece)
    if paper.subject:
        paper.title_as_published = paper.subject
        repeated = [piece for piece in lines if piece.text == paper.subject]
        return _without_letterhead(paper, pieces, lines, repeated[:1])
    title = _best_title(lines)
    if title is None:
        return pieces
    paper.title_as_published = " ".join(title.text.split())
    if title is pieces[0] and paper.appendix_label and label["title"]:
        paper.title_as_published = " ".join(label["title"].split())
    paper.notes.append(
        ReaderNote("uncertain", "title", f"We took the title from a heading: {paper.title_as_published}")
    )
    return _without_letterhead(paper, pieces, lines, [title])


def _without_letterhead(paper: Paper, pieces: list[Node], lines: list[Node], titles: list[Node]) -> list[Node]:
    """The pieces without the titles and without the name of the council, which goes to the facts."""
    taken = {id(title) for title in titles}
    for piece in lines:
        if NAME_OF_BODY.search(piece.text) and id(piece) not in taken:
            paper.facts.append(PaperFact("", piece.text))
            taken.add(id(piece))
    return [piece for piece in pieces if id(piece) not in taken]


def _best_title(lines: list[Node]) -> Node | None:
    """The heading of the highest level; a line that only names the council counts least."""

    def rank(line: Node) -> tuple[bool, bool, int]:
        is_bare_label = bool(APPENDIX.match(line.text)) and not APPENDIX.match(line.text)["title"]
        return is_bare_label, bool(NAME_OF_BODY.search(line.text)), line.level or 9

    return min(lines, key=rank, default=None)


def _attach(paper: Paper, main: Paper) -> None:
    """Link an attached paper to the first, with the label under which the first one lists it."""
    paper.appendix_of = main
    listed = _listed_as(paper, main.appendices)
    if listed and not paper.appendix_label:
        paper.appendix_label = listed.label
    own = paper.title_as_published
    if listed and own and own not in listed.title:
        text = f"Its own title is “{own}”; the list of appendices says “{listed.title}”. Both are kept."
        paper.notes.append(ReaderNote("uncertain", "title", text))
    place = f" as {paper.appendix_label}" if paper.appendix_label else ""
    text = f"The file holds another document, which we attach to the first{place}. Check where it begins."
    paper.notes.insert(0, ReaderNote("uncertain", "appendix_of", text))


def _listed_as(paper: Paper, appendices: list[Appendix]) -> Appendix | None:
    if paper.appendix_label:
        same = [listed for listed in appendices if listed.label.casefold() == paper.appendix_label.casefold()]
        return same[0] if same else None

    def likeness(listed: Appendix) -> float:
        titles = listed.title[:300].casefold(), paper.title_as_published[:300].casefold()
        return SequenceMatcher(None, *titles).ratio()

    best = max(appendices, key=likeness, default=None)
    return best if best and likeness(best) >= LEAST_ALIKE else None


def _header_notes(paper: Paper, is_first: bool) -> list[ReaderNote]:
    if not is_first and not any(fact.label for fact in paper.facts):
        return [ReaderNote("not_recognised", "header", "It has no date, committee or other header of its own.")]
    found = {
        "title": paper.title_as_published,
        "committee": "; ".join(committee.name for committee in paper.committees),
        "dated": f"{paper.dated:%d %B %Y}".lstrip("0") if paper.dated else "",
        "openness": paper.openness,
        "action_requested": paper.action_requested,
    }
    missing = {
        "title": "We found no title. Please type one.",
        "committee": "The paper does not name its committee. Please choose it." + _bodies_named(paper.blocks),
        "dated": "We found no date for the paper. Please type it if you know it.",
        "openness": "The paper does not say whether it is public. Check before you publish it.",
        "action_requested": "The paper does not say what the committee is asked to do with it.",
    }
    doubted = {note.field for note in paper.notes}
    notes = [ReaderNote("recognised", name, value) for name, value in found.items() if value and name not in doubted]
    notes += [
        ReaderNote("not_recognised", name, missing[name])
        for name, value in found.items()
        if not value and name not in doubted
    ]
    blanks = sum(question.answer is None for question in paper.questions)
    if paper.questions:
        text = (
            f"{len(paper.questions)} questions, {blanks} without an answer in the paper: those are shown as not stated."
        )
        notes.append(ReaderNote("recognised", "questions", text))
    return notes


def _bodies_named(blocks: list[Block]) -> str:
    text = " ".join(words_of(block.html)[:2000] for block in blocks[:40] if block.kind == "paragraph")
    names = list(dict.fromkeys(name.group() for name in BODY.finditer(text)))[:4]
    return f" The text speaks of: {'; '.join(names)}." if names else ""


def _body_notes(paper: Paper) -> list[ReaderNote]:
    headings = [block for block in paper.blocks if block.kind == "heading"]
    counted = [
        (len(headings), "heading", "headings"),
        (
            sum(block.kind == "paragraph" and bool(block.number_as_published) for block in paper.blocks),
            "numbered paragraph",
            "numbered paragraphs",
        ),
        (sum(block.kind == "table" for block in paper.blocks), "table", "tables"),
        (len(paper.recommendations), "recommendation", "recommendations"),
        (len(paper.appendices), "appendix listed", "appendices listed"),
        (len(paper.contacts), "contact, held private", "contacts, held private"),
    ]
    listed = "; ".join(f"{count} {one if count == 1 else many}" for count, one, many in counted if count)
    notes = [ReaderNote("recognised", "body", f"Found: {listed}.")] if listed else []
    if not any(section_of(words_of(block.html)) for block in headings):
        notes.append(
            ReaderNote(
                "not_recognised", "sections", "No section that we know, such as “Summary”. All of it is body text."
            )
        )
    return notes + list(islice(_ways_left(paper.blocks), MOST_WAYS))


def _ways_left(blocks: list[Block]) -> Iterator[ReaderNote]:
    for block in blocks:
        for anchor, html in _texts(block):
            for way in ways_in(html):
                text = f"{way} stays in the text ({anchor}). Take it out if it is not meant for the public."
                yield ReaderNote("uncertain", "contacts", text)


def _texts(block: Block | ListItem) -> Iterator[tuple[str, str]]:
    """Every html text of a block, with the anchor to find it by."""
    if isinstance(block, Table):
        yield from ((block.anchor, cell) for row in block.rows for cell in row)
        return
    if not isinstance(block, ListBlock):
        yield block.anchor, block.html
    if isinstance(block, ListBlock | ListItem):
        for item in block.items:
            yield from _texts(item)
