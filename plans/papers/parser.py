"""From the pieces of a file to its papers."""

from dataclasses import replace
from difflib import SequenceMatcher

from plans.papers.accounting import account_for, count_words, words_in
from plans.papers.anchors import set_anchors
from plans.papers.bare_numbers import label_bare_numbers
from plans.papers.blocks import build_blocks
from plans.papers.contacts import take_contacts
from plans.papers.furniture import without_furniture
from plans.papers.header import read_header
from plans.papers.header_fields import set_header_facts
from plans.papers.headings import mark_headings, settle_numbers
from plans.papers.keywords import openness_of
from plans.papers.meeting_lines import offers_in
from plans.papers.nodes import Node
from plans.papers.paper import NON_PUBLIC, Appendix, Paper, ReaderNote, Restriction, SetAside
from plans.papers.progress import ImportProgress
from plans.papers.reader_notes import aside_notes, body_notes, header_notes
from plans.papers.readers.reading import PaperReading
from plans.papers.recommendations import find_appendices, find_recommended, find_summary, set_recommendations
from plans.papers.restrictions import restrictions_in
from plans.papers.splitting import split_documents
from plans.papers.tables import is_layout, unrolled
from plans.papers.titles import labelled_title, take_title

LEAST_ALIKE = 0.6  # how like two titles must be to be taken for one


def recognise(reading: PaperReading, progress: ImportProgress) -> list[Paper]:
    """The papers in a file, the first one first; the others are appendices of it."""
    progress.stage(60, 70, "Looking for attached papers")
    nodes, furniture = without_furniture(_without_layout(reading.nodes))
    label_bare_numbers(nodes)
    parts = split_documents(nodes)
    progress.stage(70, 98, "Finding headings, paragraphs and lists")
    papers = []
    for number, part in enumerate(parts):
        source = [replace(node) for node in part]
        paper = Paper()
        said_of_file = reading if number == 0 else PaperReading([])
        rest = _read_top(paper, part, said_of_file, is_first=number == 0)
        _offer_facts(paper, part, said_of_file)
        progress.part(2 * number + 1, 2 * len(parts))
        _build_body(paper, rest)
        account_for(paper, source)
        paper.restrictions = _restrictions(paper)
        paper.notes += header_notes(paper, is_first=number == 0) + body_notes(paper)
        progress.part(2 * number + 2, 2 * len(parts))
        papers.append(paper)
    for paper in papers[1:]:
        _attach(paper, papers[0])
    _hand_over(reading, furniture, papers)
    return papers


def _hand_over(reading: PaperReading, furniture: list[SetAside], papers: list[Paper]) -> None:
    """What was said of the whole file is said with its first paper."""
    first = papers[0]
    first.notes += reading.notes
    first.words_in_source += len(words_in(each.words for each in (*reading.set_aside, *furniture)))
    first.set_aside = [*reading.set_aside, *furniture, *first.set_aside]
    first.pages, first.picture_pages = reading.pages, reading.picture_pages
    for paper in papers:
        paper.page_sizes = reading.page_sizes
    first.notes += aside_notes(first)
    count_words(papers)


def _without_layout(nodes: list[Node]) -> list[Node]:
    """The nodes with layout tables unrolled."""
    unrolled_nodes: list[Node] = []
    for node in nodes:
        unrolled_nodes += unrolled(node) if node.kind == "table" and is_layout(node) else [node]
    return unrolled_nodes


def _read_top(paper: Paper, pieces: list[Node], reading: PaperReading, is_first: bool) -> list[Node]:
    """Fill in the header, the contacts and the title. Returns the pieces of the body."""
    header = read_header(pieces)
    set_header_facts(paper, header.entries)
    contacts, rest = take_contacts(header.rest)
    paper.contacts += contacts
    stated = next((offer for offer in reading.offers if offer.field == "title"), None)
    return take_title(paper, rest, is_first, labelled_title(rest) or stated)


def _offer_facts(paper: Paper, nodes: list[Node], reading: PaperReading) -> None:
    """Add what the paper states outside its header, unless the header says the same."""
    heads = [aside.words for aside in reading.set_aside if aside.reason == "running head"]
    for offer in (*offers_in(nodes, heads), *reading.offers):
        sure = [each for each in paper.offers if each.field == offer.field]
        if offer.field == "title" and paper.title_as_published:
            continue
        if offer.field == "committee" and paper.committees:
            continue
        if offer.field == "dated" and any(each.day == offer.day for each in sure):
            continue
        if not any(each.value.casefold() == offer.value.casefold() for each in sure):
            paper.offers.append(offer)
    if not paper.title_as_published:
        offered = next((each.value for each in paper.offers if each.field == "title"), "")
        paper.title_as_published = offered


def _restrictions(paper: Paper) -> list[Restriction]:
    stated = [fact for fact in paper.facts if fact.value and openness_of(fact.value) is False]
    whole = [Restriction(": ".join(filter(None, fact)), "") for fact in stated if paper.openness == NON_PUBLIC]
    return whole + restrictions_in(paper.blocks)


def _build_body(paper: Paper, pieces: list[Node]) -> None:
    mark_headings(pieces)
    paper.notes += settle_numbers(pieces)
    paper.blocks, table_notes = build_blocks(pieces)
    paper.notes += table_notes
    recommended = find_recommended(paper.blocks)
    set_anchors(paper.blocks, [part for part, _ in recommended])
    paper.recommendations = set_recommendations(recommended)
    paper.appendices = find_appendices(paper.blocks)
    paper.summary = find_summary(paper.blocks)


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
