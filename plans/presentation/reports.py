"""A committee paper as its page shows it: header facts, contents, words as published, and nobody named too long."""

import re
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.html import escape
from wagtail.rich_text import get_text_for_indexing

PAPERS_A_PAGE = 25
HIDDEN = "[name removed]"
INFERRED = "Our reading: the header does not name it."


@dataclass(frozen=True)
class ReportFact:
    """One line of the header. An empty answer is one of which an editor said that the paper does not state it."""

    label: str
    answer: str
    note: str = ""


def papers_page(papers, number) -> dict:
    return {"papers": Paginator(papers, PAPERS_A_PAGE).get_page(number)}


def header_facts(report, named: bool) -> list[ReportFact]:
    """What is known of a paper, and what it is known not to state. Officers' names are among it only while `named`."""
    committee = report.committee_as_published or (report.committee.name if report.committee else "")
    dated = str(report.when) if report.when else report.date_as_published
    facts = [
        ("committee", ReportFact("Committee", committee, INFERRED if report.committee_is_inferred else "")),
        ("dated", ReportFact("Dated", dated)),
        ("", ReportFact("Subject", report.title_as_published or report.title)),
        ("openness", ReportFact("Open to the public?", report.openness)),
        ("action_requested", ReportFact("What it asks for", report.action_requested)),
        # A question that the paper prints and leaves blank is shown with its blank.
        *(
            ("asked", ReportFact(each.question_as_published, each.answer_as_published))
            for each in report.questions.all()
        ),
        ("report_of", ReportFact("Report of", _officer(report.report_of_person, report.report_of_post, named))),
        ("author", ReportFact("Written by", _officer(report.author_person, report.author_post, named))),
    ]
    return [fact for name, fact in facts if fact.answer or name == "asked" or name in report.facts_not_stated]


def _officer(person: str, post: str, named: bool) -> str:
    return ", ".join(part for part in (person if named else "", post) if part)


def appendices_shown(listed, held: dict) -> list[tuple[str, object]]:
    """Each appendix in words, with the page that holds it or None: those the paper lists, then others we hold.

    `held`: public papers by primary key. A listed appendix that names no page is found by its label.
    """
    by_label = {paper.appendix_label.casefold(): paper for paper in held.values()}
    shown = [(str(row), held.get(row.paper_id) or by_label.get(row.label.casefold())) for row in listed]
    linked = [paper for _, paper in shown]
    others = [(f"{paper.appendix_label}: {paper.title}", paper) for paper in held.values() if paper not in linked]
    return shown + others


def contents(body) -> list[tuple[str, str]]:
    """The main headings of a paper, for its table of contents: anchor and words."""
    return [
        (block.value["anchor"], block.value["text"])
        for block in body
        if block.block_type == "heading" and not block.value["is_minor"]
    ]


def private_words(report, contacts) -> list[str]:
    """Names, telephone numbers and e-mails of officers, as they might also stand in the text."""
    people = [report.report_of_person, report.author_person]
    for contact in contacts:
        people += [contact.name, contact.phone, contact.email]
    return sorted({word.strip() for word in people if len(word.strip()) > 3}, key=len, reverse=True)


def without(words: list[str], html: str) -> str:
    """`html` with every one of `words` covered, however their spaces and capitals fall."""
    for word in words:
        pattern = r"(?:\s|&nbsp;)+".join(re.escape(escape(part)) for part in word.split())
        html = re.sub(rf"(?<!\w){pattern}(?!\w)", HIDDEN, html, flags=re.IGNORECASE)
    return html


def words_at(body, anchor: str) -> str:
    """The plain words of the part of a paper at `anchor`; empty if there is none or it is a table."""
    for block in body:
        items = block.value["items"] if block.block_type == "list" else [block.value]
        for item in items:
            if item.get("anchor") == anchor and item.get("text"):
                return get_text_for_indexing(str(getattr(item["text"], "source", item["text"])))
    return ""
