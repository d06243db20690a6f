"""Nothing lost: the words of the source against the words on the page and the words set aside."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from plans.papers.nodes import Node, words_of
from plans.papers.paper import Block, ListBlock, ListItem, Paper, Paragraph, SetAside, Table

WORD = re.compile(r"[^\W_]+")
UNPLACED = "We could not tell where these words belong, so they stand here. Nothing of the paper is lost."


def words_in(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in WORD.findall(text)]


def texts_of(nodes: Iterable[Node]) -> Iterator[str]:
    """Every text of the nodes, with their numbers."""
    for node in nodes:
        yield node.label
        yield node.text
        for row in node.rows:
            for cell in row:
                yield cell.text


def texts_on(paper: Paper) -> Iterator[str]:
    """Every text that a paper shows or holds: title, header, body, contacts."""
    yield paper.title_as_published
    yield paper.appendix_label
    for fact in (*paper.facts, *paper.other_facts):
        yield from fact
    for block in paper.blocks:
        yield from texts_of_block(block)
    yield from (contact.as_published for contact in paper.contacts)


def account_for(paper: Paper, nodes: list[Node]) -> None:
    """Set the counts of a paper that was read from these nodes. Words that got lost are put at its end and marked."""
    source = words_in(texts_of(nodes))
    paper.set_aside += [SetAside(contact.as_published, "private") for contact in paper.contacts]
    kept = Counter(words_in(texts_on(paper))) + Counter(words_in(each.words for each in paper.set_aside))
    lost = Counter(source) - kept
    if lost:
        words = []
        for word in source:
            if lost[word] > 0:
                words.append(word)
                lost[word] -= 1
        paper.blocks.append(Paragraph(escape(" ".join(words), quote=False), check=UNPLACED))
    paper.words_in_source = len(source)


def count_words(papers: list[Paper]) -> None:
    """Words placed = words of the source less those set aside, once all is settled."""
    for paper in papers:
        aside = len(words_in(each.words for each in paper.set_aside))
        paper.words_in_source = max(paper.words_in_source, aside)
        paper.words_placed = paper.words_in_source - aside


def texts_of_block(part: Block | ListItem, with_numbers: bool = True) -> Iterator[str]:
    """The texts of a block, or of a point of a list, in their order."""
    if isinstance(part, Table):
        yield from (words_of(cell) for row in part.rows for cell in row)
        return
    if not isinstance(part, ListBlock):
        if with_numbers:
            yield getattr(part, "number_as_published", "")
        yield words_of(part.html)
    if isinstance(part, ListBlock | ListItem):
        for item in part.items:
            yield from texts_of_block(item, with_numbers)
