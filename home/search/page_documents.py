"""Public pages as documents. What is not public is never read here, so it can never be found."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.models import Page, PageQuerySet
from wagtail.search import index

from campaigns.models import CampaignEditionPage
from campaigns.season_dates import SeasonState
from home.public_pages import complete, path_to, summary_of
from home.search.documents import SearchDocument
from home.search.facets import kind_of
from home.search.passages import passages_of
from plans.models import PlanEvent, PlanPage, PriorityPage, ReportPage
from plans.plan_state import PlanEventKind, PlanState, state_on
from plans.presentation.reports import without
from support_services.sensitivity import not_sensitive

SHORTEST_NAME = 3  # letters; covering less would cover half the text

PLAN_WEIGHTS = {
    PlanState.IN_FORCE: 1.3, PlanState.AGREED: 1.1, PlanState.FOR_AGREEMENT: 1.0, PlanState.NOT_KNOWN: 0.9,
    PlanState.REPORTED: 1.2, PlanState.UNCERTAIN: 0.9,
    PlanState.DRAFT: 0.7, PlanState.ENDED: 0.7, PlanState.SUPERSEDED: 0.6, PlanState.WITHDRAWN: 0.4,
}  # fmt: skip
SEASON_WEIGHTS = {SeasonState.ON: 1.4, SeasonState.COMING: 1.0, SeasonState.PAST: 0.6}
PAPER_WEIGHT = 0.8


Known = dict[tuple, SearchDocument]


def page_documents(pages: PageQuerySet, day: date, known: Known) -> Iterator[tuple[tuple, SearchDocument]]:
    """Each public page with the mark by which it is known again: `known` are the documents made before."""
    states = plan_states(day)
    sensitive = set(pages.exclude(pk__in=not_sensitive(pages).values("pk")).values_list("pk", flat=True))
    titles: dict[str, str] = {}
    for page in _read(pages):
        titles[page.path] = page.title
        above = titles.get(page.path[: -Page.steplen], "") if isinstance(page, PriorityPage) else ""
        mark = (page.pk, page.url_path, above, page.pk in sensitive, _mark_of_words(page))
        document = known.get(mark) or _document(page, above, page.pk in sensitive)
        yield mark, _as_of(document, page, day, states)


def _read(pages: PageQuerySet) -> Iterator[Page]:
    """All of them with the rows that belong to them, each as its own type."""
    kinds = pages.order_by().values_list("content_type", flat=True).distinct()
    types: list = [ContentType.objects.get_for_id(kind).model_class() for kind in kinds]
    types = [model for model in types if model and model is not Page]
    return complete(pages.order_by("path").prefetch_related(*_rows_searched(types)), types)


def _rows_searched(types: Iterable[type[Page]]) -> list[str]:
    """The related rows whose words are found, such as the activities of a priority."""
    rows = [
        f"{path_to(model)}__{field.field_name}"
        for model in types
        for field in model.get_search_fields()
        if isinstance(field, index.RelatedFields)
    ]
    return [*rows, *(f"{path_to(model)}__contacts" for model in types if model is ReportPage)]


def _mark_of_words(page: Page) -> int:
    """Another number when any of its words has changed."""
    return hash((*_values(page), *(value for row in _related(page) for value in _values(row))))


def _values(row: Model) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if field.attname not in LIVELY:
            value = row.__dict__.get(field.attname)
            yield str(list(value.raw_data)) if isinstance(value, StreamValue) else str(value)


# What changes without a word of the page changing.
LIVELY = {"latest_revision_id", "latest_revision_created_at", "has_unpublished_changes", "draft_title", "numchild"}


def _related(page: Page) -> Iterator:
    for field in page.get_search_fields():
        if isinstance(field, index.RelatedFields):
            rows = field.get_value(page)
            yield from rows.all() if hasattr(rows, "all") else []


def _document(page: Page, above: str, is_sensitive: bool) -> SearchDocument:
    private = private_words(page)
    passages = [replace(each, text=covered(each.text, private)) for each in passages_of(page)]
    when = getattr(page, "when", None)
    return SearchDocument(
        key=f"page-{page.pk}",
        url=page.url,
        title=page.title,
        label=", ".join(filter(None, [page.type_label, above])),
        kind=kind_of(type(page)).key,
        summary=covered(summary_of(page), private),
        passages=tuple(passages),
        when=str(when) if when else "",
        also=page.slug.replace("-", " "),
        is_sensitive=is_sensitive,
        model=type(page),
    )


def _as_of(document: SearchDocument, page: Page, day: date, states: dict[str, PlanState]) -> SearchDocument:
    """With what depends on the day; the same document where nothing of it does."""
    state, weight = _of_the_day(page, day, states)
    unchanged = (document.state, document.weight) == (state, weight)
    return document if unchanged else replace(document, state=state, weight=weight)


def _of_the_day(page: Page, day: date, states: dict[str, PlanState]) -> tuple[str, float]:
    if isinstance(page, PlanPage | PriorityPage):
        state = states.get(page.path) or states.get(page.path[: -Page.steplen]) or PlanState.NOT_KNOWN
        return state.value.word, PLAN_WEIGHTS[state]
    if isinstance(page, CampaignEditionPage):
        season = page.season_of(page.starts_on, page.ends_on, page.is_always_on).state(day)
        return season.value.word, SEASON_WEIGHTS[season]
    return "", PAPER_WEIGHT if isinstance(page, ReportPage) else 1.0


def plan_states(day: date) -> dict[str, PlanState]:
    """What each plan is on `day`, by the plan's place in the tree. One query. A plan without events is not here."""
    events: dict = {}
    for event in PlanEvent.objects.select_related("plan"):
        events.setdefault(event.plan, []).append((PlanEventKind(event.kind), event.when))
    return {plan.path: state_on(day, happened, plan.term_end) for plan, happened in events.items()}


def private_words(page: Page) -> list[str]:
    """Officers whom a paper names, with their numbers. Search never finds a paper by them, and shows none."""
    if not isinstance(page, ReportPage):
        return []
    contacts = [word for each in page.contacts.all() for word in (each.name, each.phone, each.email)]
    words = {word.strip() for word in (page.report_of_person, page.author_person, *contacts) if word}
    return sorted((word for word in words if len(word) > SHORTEST_NAME), key=len, reverse=True)


def covered(text: str, private: list[str]) -> str:
    """`text` with names, numbers and addresses of people covered, as on the page of the paper."""
    return unescape(without(private, escape(text))) if private else text
