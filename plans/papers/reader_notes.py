"""What an editor is told of a paper that was read: what was recognised, what to check, what is missing."""

import re
from collections.abc import Iterator
from itertools import islice

from plans.papers.contacts import MOST_WAYS, ways_in
from plans.papers.keywords import section_of
from plans.papers.nodes import words_of
from plans.papers.paper import NON_PUBLIC, REASONS, Block, ListBlock, ListItem, OfferedFact, Paper, ReaderNote, Table

BODY = re.compile(r"(?:[A-Z][\w’'-]+ (?:(?:and|of|for|the|&) ){0,2}){1,6}(?:Board|Committee|Cabinet|Panel|Forum)\b")
NAMES = {"title": "title", "committee": "committee", "dated": "day"}


def header_notes(paper: Paper, is_first: bool) -> list[ReaderNote]:
    if not is_first and not any(fact.label for fact in paper.facts):
        return [ReaderNote("not_recognised", "header", "It has no date, committee or other header of its own.")]
    found = {
        "title": paper.title_as_published,
        "committee": "; ".join(committee.name for committee in paper.committees),
        "dated": f"{paper.dated:%d %B %Y}".lstrip("0") if paper.dated else "",
        "openness": paper.openness,
        "action_requested": paper.action_requested,
    }
    notes = [_offer_note(offer) for offer in paper.offers if not offer.is_sure and not _is_title(paper, offer)]
    if paper.openness == NON_PUBLIC or paper.restrictions:
        notes += _restriction_notes(paper)
        found.pop("openness" if paper.openness == NON_PUBLIC else "", None)
    missing = {
        "title": "We found no title. Please type one.",
        "committee": "The paper does not name its committee. Please choose it." + _bodies_named(paper.blocks),
        "dated": "We found no date for the paper. Please type it if you know it.",
        "openness": "The paper does not say whether it is public. Check before you publish it.",
        "action_requested": "The paper does not say what the committee is asked to do with it.",
    }
    doubted = {note.field for note in (*paper.notes, *notes)}
    notes += [ReaderNote("recognised", name, value) for name, value in found.items() if value and name not in doubted]
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


def _is_title(paper: Paper, offer: OfferedFact) -> bool:
    return offer.field == "title" and offer.value == paper.title_as_published


def _offer_note(offer: OfferedFact) -> ReaderNote:
    text = f"It may be “{offer.value}”, {offer.where}. The page says nothing of it until you decide."
    return ReaderNote("uncertain", offer.field, text)


def _restriction_notes(paper: Paper) -> list[ReaderNote]:
    notes = []
    for each in paper.restrictions[:20]:
        where = f" ({each.anchor})" if each.anchor else ""
        text = f"“{each.words}”{where}. It cannot be published until somebody writes down why it may be."
        notes.append(ReaderNote("uncertain", "not for the public", text))
    return notes


def aside_notes(paper: Paper) -> list[ReaderNote]:
    """What was set aside, by reason; contacts have a note of their own."""
    notes = []
    for reason in dict.fromkeys(each.reason for each in paper.set_aside if each.reason != "private"):
        words = [each.words for each in paper.set_aside if each.reason == reason]
        quoted = "; ".join(f"“{' '.join(each.split())[:120]}”" for each in words[:8])
        more = f" and {len(words) - 8} more" if len(words) > 8 else ""
        notes.append(ReaderNote("uncertain", "left out", f"{REASONS[reason]}: {quoted}{more}."))
    return notes


def _bodies_named(blocks: list[Block]) -> str:
    text = " ".join(words_of(block.html)[:2000] for block in blocks[:40] if block.kind == "paragraph")
    names = list(dict.fromkeys(name.group() for name in BODY.finditer(text)))[:4]
    return f" The text speaks of: {'; '.join(names)}." if names else ""


def body_notes(paper: Paper) -> list[ReaderNote]:
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
    notes += [
        ReaderNote("uncertain", block.kind, f"{block.check} ({block.anchor})") for block in paper.blocks if block.check
    ]
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
