"""From a paper as it was read to drafts an editor can check. Nothing here publishes."""

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from core.sanitise import clean_inline, clean_text
from plans.models import Organisation, OriginalPaper, ReportAppendix, ReportContact, ReportIndexPage, ReportPage
from plans.models import ReportQuestion as Question
from plans.papers import Heading, ListBlock, ListItem, Paper, Paragraph, Table, dates_in, words_of

RESOURCE_WORDS = re.compile(r"spending|how much|funding|resource|budget|cost", re.IGNORECASE)


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def keep_original(data: bytes, name: str, now, user=None) -> OriginalPaper:
    """The original with this sha256, kept privately; the one that is there if it came before."""
    sha256 = sha256_of(data)
    found = OriginalPaper.objects.filter(sha256=sha256).first()
    if found:
        return found
    original = OriginalPaper(name=name[:255], sha256=sha256, size=len(data), received_at=now, received_from=user)
    try:
        with transaction.atomic():
            original.file.save(f"{sha256}.original", ContentFile(data), save=True)
    except IntegrityError:  # a colleague sent the same paper at the same moment
        return OriginalPaper.objects.get(sha256=sha256)
    return original


@transaction.atomic
def make_drafts(
    papers: list[Paper], original: OriginalPaper, index: ReportIndexPage, user=None, not_stated=()
) -> list[ReportPage]:
    """A draft page for each paper, the first one being what the others are appendices of.

    Where a page already stands for the paper with a summary of ours in place of its words, that page gets a
    draft with the words instead of a second page being made. All or nothing. `not_stated`: for each paper, the
    facts that an editor looked for and did not find.
    """
    pages: list[ReportPage] = []
    for paper in papers:
        parent = pages[papers.index(paper.appendix_of)] if paper.appendix_of in papers else None
        page = summarised_page_of(paper, parent) or ReportPage(live=False)
        _fill(page, paper, original, parent)
        if len(not_stated) > len(pages):
            page.facts_not_stated = list(not_stated[len(pages)])
        if page.pk is None:
            page.slug = _free_slug(index, paper)
            index.add_child(instance=page)
        page.save_revision(user=user, log_action=True)  # a live page stays as it is until this is published
        pages.append(page)
    original.drafted_pages.add(*pages)
    return pages


def summarised_page_of(paper: Paper, parent: ReportPage | None) -> ReportPage | None:
    """The page that stands for this paper without its own words, in its latest draft."""
    waiting = ReportPage.objects.filter(body_is_summary=True, original__isnull=True)
    if parent is not None:
        found = waiting.filter(appendix_of_id=parent.pk).first() if parent.pk else None
    elif paper.dated:
        found = waiting.filter(date=paper.dated, appendix_of__isnull=True).first()
    else:
        found = None
    return found.get_latest_revision_as_object() if found else None


def pages_made_from(original: OriginalPaper) -> list[ReportPage]:
    """The pages that exist for this very file."""
    made = ReportPage.objects.filter(Q(original=original) | Q(pk__in=original.drafted_pages.values("pk"))).distinct()
    return list(made.order_by("appendix_of_id", "pk"))


def _fill(page: ReportPage, paper: Paper, original: OriginalPaper, parent: ReportPage | None) -> None:
    if not page.title:
        page.title = page.draft_title = (paper.title_as_published or paper.subject or "Paper without a title")[:255]
    page.title_as_published = (paper.title_as_published or paper.subject)[:255]
    page.original = original
    page.body = list(body_of(paper))
    page.body_is_summary = False
    page.appendix_of = parent
    page.appendix_label = paper.appendix_label[:60]
    if parent is not None and page.pk is None:
        page.kind = ReportPage.Kind.APPENDIX
    _fill_header(page, paper)
    if paper.questions or paper.corporate_outcomes or paper.other_facts:
        page.questions = _questions(paper)  # type: ignore[misc]  # rows held in memory: modelcluster's relation
    page.restriction_as_published = "\n".join(each.words for each in paper.restrictions)
    if paper.appendices:
        page.listed_appendices = [  # type: ignore[misc]  # as above
            ReportAppendix(label=each.label[:60], title_as_published=each.title[:255]) for each in paper.appendices
        ]
    if paper.contacts:
        page.contacts = [_contact(contact) for contact in paper.contacts]  # type: ignore[misc]  # as above


def _fill_header(page: ReportPage, paper: Paper) -> None:
    names = "; ".join(committee.name for committee in paper.committees)
    if names:
        page.committee_as_published = names[:255]
        page.committee = _organisation(paper.committees[0].name)
        page.committee_is_inferred = False
    if paper.dated:
        page.date, page.date_as_published = paper.dated, paper.dated_as_published[:120]
    page.openness = (paper.openness or page.openness)[:60]
    page.action_requested = (paper.action_requested or page.action_requested)[:60]
    if paper.report_of:
        page.report_of_person, page.report_of_post = paper.report_of.name[:160], paper.report_of.post[:160]
    if paper.report_author:
        page.author_person, page.author_post = paper.report_author.name[:160], paper.report_author.post[:160]


def _organisation(name: str) -> Organisation | None:
    """The organisation known by this name, today's or one as published."""
    known = Organisation.objects.filter(Q(name__iexact=name) | Q(names__name_as_published__iexact=name))
    return known.distinct().first()


def _questions(paper: Paper) -> list[Question]:
    asked = next((fact.label for fact in paper.facts if "outcome" in fact.label.lower()), "Corporate outcome")
    rows = [
        Question(kind=Question.Kind.OUTCOME, question_as_published=asked[:400], answer_as_published=outcome[:400])
        for outcome in paper.corporate_outcomes
    ]
    rows += [
        Question(
            kind=Question.Kind.RESOURCE if RESOURCE_WORDS.search(each.question_as_published) else Question.Kind.OTHER,
            question_as_published=each.question_as_published[:400],
            answer_as_published=(each.answer or "")[:400],
        )
        for each in paper.questions
    ]
    return rows + [
        Question(kind=Question.Kind.OTHER, question_as_published=label[:400], answer_as_published=value[:400])
        for label, value in _stated_twice(paper)
    ]


def _stated_twice(paper: Paper) -> list[tuple[str, str]]:
    """A second date and the like, each with its label; beside a second date the first gets its label too."""
    facts = [(fact.label, fact.value) for fact in paper.other_facts]
    if any(dates_in(value) for _, value in facts) and paper.dated_label:
        facts.insert(0, (paper.dated_label, paper.dated_as_published))
    return facts


def _contact(contact) -> ReportContact:
    return ReportContact(
        name=contact.name[:160],
        post=contact.post[:160],
        team=contact.team[:160],
        phone=contact.phone[:40],
        email=contact.email[:160],
    )


def _free_slug(index: ReportIndexPage, paper: Paper) -> str:
    day = paper.dated or (paper.appendix_of.dated if paper.appendix_of else None)
    wanted = slugify(f"{_day(day)} {paper.title_as_published or paper.subject or 'paper'}")[:200].strip("-") or "paper"
    taken = set(index.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, slug = 2, wanted
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def body_of(paper: Paper) -> Iterable[tuple[str, dict]]:
    """The blocks of the page: words as published, with the addresses the reader of papers gave them."""
    asked = {each.anchor: each for each in paper.recommendations}
    heading = "Table"
    for block in paper.blocks:
        match block:
            case Heading():
                heading = words_of(block.html)[:150]
                yield "heading", _heading(block)
            case Paragraph() if block.anchor in asked:
                yield (
                    "recommendation",
                    _recommendation(block.anchor, block.number_as_published, block.html, asked[block.anchor].lead_in),
                )
            case Paragraph():
                text = f"<p>{clean_inline(block.html)}</p>"
                yield "paragraph", {"anchor": block.anchor, "number": block.number_as_published[:12], "text": text}
            case ListBlock():
                yield from _list(block, asked)
            case Table():
                yield "table", _table(block, heading)


def _heading(block: Heading) -> dict:
    words = f"{block.number_as_published} {words_of(block.html)}".strip()
    return {"anchor": block.anchor, "text": words[:255], "is_minor": block.level > 2}


def _recommendation(anchor: str, label: str, html: str, lead_in: str, below: str = "") -> dict:
    asked = re.match(r"(Members|Councillors|The (?:Board|Committee|Cabinet))\b", words_of(lead_in))
    addressed_to = asked.group(1) if asked else ""
    text = f"<p>{clean_inline(html)}</p>{below}"
    return {"anchor": anchor, "label": label[:20], "addressed_to": addressed_to, "text": text}


def _list(block: ListBlock, asked: dict) -> Iterable[tuple[str, dict]]:
    if any(item.anchor in asked for item in block.items):
        for item in block.items:
            lead_in = asked[item.anchor].lead_in if item.anchor in asked else ""
            yield (
                "recommendation",
                _recommendation(item.anchor, item.number_as_published, item.html, lead_in, _nested(item.items)),
            )
        return
    yield "list", {"is_numbered": False, "items": list(_points(block.items, 0))}


def _points(items: list[ListItem], depth: int) -> Iterable[dict]:
    """Every point with its own address, label and depth, those inside a point after it."""
    for item in items:
        text = clean_text(f"<p>{item.html}</p>")
        yield {"anchor": item.anchor, "label": item.number_as_published[:20], "depth": min(depth, 8), "text": text}
        yield from _points(item.items, depth + 1)


def _nested(items: list[ListItem]) -> str:
    """Points below a recommendation, in its text: those with a label as lines, the others as a list."""
    if not items:
        return ""
    if all(item.number_as_published for item in items):
        return "".join(
            f"<p>{item.number_as_published} {clean_inline(item.html)}</p>{_nested(item.items)}" for item in items
        )
    lines = []
    for item in items:
        number = f"{item.number_as_published} " if item.number_as_published else ""
        lines.append(f"<li>{number}{clean_inline(item.html)}{_nested(item.items)}</li>")
    return f"<ul>{''.join(lines)}</ul>"


def _table(block: Table, heading: str) -> dict:
    head, rows = (block.rows[0], block.rows[1:]) if block.has_header_row else ([], block.rows)
    width = len(block.rows[0])
    names = [words_of(cell)[:120] for cell in head or [""] * width]
    note = "The paper joins some of these cells. Here each row has its own." if block.cells_were_joined else ""
    return {
        "anchor": block.anchor,
        "caption": heading or "Table",
        "rows_have_headings": block.has_header_row,
        "note": note,
        "table": {
            "columns": [{"type": "words", "heading": name} for name in names],
            "rows": [{"values": [f"<p>{clean_inline(cell)}</p>" for cell in row]} for row in rows],
        },
    }
