"""The newer part of the public record, for a site that began before it was known: plans, decisions, lists of partners.

What was never there is added; what somebody wrote, changed or deleted stays. Only a site that began with our record is
touched: another partnership has its own.
"""

from collections.abc import Callable, Iterator

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from core.edit_history import is_touched
from home.content_sets.leaving_out import leave_out_pages_gone
from home.content_sets.loader import load_found, load_set
from home.content_sets.row_values import RowBuilder
from home.content_sets.set_files import Choice, ContentItem, read_set
from home.content_sets.yaml_reader import ContentMistakes, LinedMapping
from home.starter.publishing import never_was
from home.starter.sets import CITYS_SET, is_row_of, pages_at, pages_from, rows_of
from plans.models import (
    AnnualReviewPage,
    DecisionIndexPage,
    DecisionPage,
    ImplementationPlanPage,
    Measure,
    Membership,
    PlanIndexPage,
    PlanPage,
    PriorityPage,
    ReportPage,
)

TYPED = "read on 21 November 2026"  # how the sentences ended that said where a figure was read
# Addresses that sites began with and that lead to no more than a front page, by the address of the page itself.
FRONT_PAGES = {"https://catererlicensee.com/safety-thirst-returns-to-the-city/": "https://catererlicensee.com/"}
OLD_PLANS = ("/plans/2016-17/", "/plans/2022-25/")
OLD_DECISIONS = ("/decisions/seven-areas-to-three/", "/decisions/three-areas-noted/")


def refresh_record() -> list[str]:
    """What was added or brought up to date, in words."""
    city = citys_set()
    if not has_citys_record(city):
        return []
    load_set(CITYS_SET, only=rows_of("sources"))
    steps: list[Callable[[RowBuilder], Iterator[str]]] = [with_addresses, renewed, added, mentioned, with_sources]
    said: list[str] = []
    for step in steps:
        city.find_old()  # a step sees what those before it made
        said += step(city)
    return said


def citys_set() -> RowBuilder:
    """The set, with what the site has of it now."""
    builder = RowBuilder(read_set(CITYS_SET))
    builder.find_old()
    return builder


def has_citys_record(city: RowBuilder) -> bool:
    """Whether each body, law and paper is here that the site began with, and the lists that show its record."""
    items = city.found.items
    began_with = [item for item in items if is_row_of(item, "bodies") or is_row_of(item, "laws")]
    pages = [item for item in items if item.model in (ReportPage, PlanIndexPage, DecisionIndexPage)]
    return all(item.made for item in began_with) and all(item.made and item.made.live for item in pages)


def with_addresses(city: RowBuilder) -> Iterator[str]:
    """A source that led to the front page of where it stands leads to its own page, where nobody has changed it."""
    for item in city.found.items:
        source, address = item.made, str(item.given.get("address", ""))
        is_front_page = is_row_of(item, "sources") and source.address == FRONT_PAGES.get(address)
        if is_front_page and not source.has_unpublished_changes:
            source.address = address
            source.save_revision().publish()
            yield f"brought up to date: {source}"


def renewed(city: RowBuilder) -> Iterator[str]:
    """The plans that were there from the start and that nobody touched say what is known of their dates now."""
    for address in OLD_PLANS:
        item = city.found.pages[address]
        page = item.made
        if page and page.live and not is_touched(page) and not says(page, item.given):
            yield from published(city, item, {"events", "statements"})


def published(city: RowBuilder, item: ContentItem, names: set[str]) -> Iterator[str]:
    city.fill(item.made, item, names)
    if not city.taken_mistakes():
        item.made.save_revision(clean=False).publish()
        yield f"brought up to date: {item.made.title}"


def says(page: PlanPage, given: LinedMapping) -> bool:
    told = [(event.words, str(event.date), event.answer) for event in page.events.all()]
    wanted = [(each["words"], each["date"], each.get("answer", "")) for each in given["events"]]
    return told == wanted and page.statements.count() == len(given["statements"])


def added(city: RowBuilder) -> Iterator[str]:
    """Plans, decisions and lists of partners that this site never had; then what is written of a plan that is there."""
    newer = [item for item in city.found.pages.values() if item.name not in (*OLD_PLANS, *OLD_DECISIONS)]
    records = [item for item in newer if item.model in (PlanPage, DecisionPage) and is_new(item)]
    for record in records:
        yield from made(pages_from(record.name))
    if lacks_later_partners(city):
        yield from made(is_later_partner)
    for review in (item for item in newer if item.model in (ImplementationPlanPage, AnnualReviewPage) and is_new(item)):
        yield from made(pages_at(review.name))


def is_new(item: ContentItem) -> bool:
    return never_was(item.model, str(item.given["title"]))


def made(only: Choice) -> Iterator[str]:
    """Loads a part of the set. Where it cannot be without what editors took away, it is left out, and that is said."""
    city = citys_set()
    leave_out_pages_gone(city, only)
    try:
        loaded = load_found(city.found, only=only).made
    except ContentMistakes as problem:
        yield f"left out: {problem.mistakes[0]}"
        return
    if loaded:
        yield f"added: {loaded[0].made.title if loaded[0].is_page else 'two later lists of partners'}"


def is_later_partner(item: ContentItem) -> bool:
    return is_row_of(item, "partners") and "public_source" in item.given


def lacks_later_partners(city: RowBuilder) -> bool:
    """Whether nothing of them was ever there."""
    later = [item.given for item in city.found.items if is_later_partner(item)]
    names = {str(given["name_as_published"]) for given in later}
    kind = ContentType.objects.get_for_model(Membership)
    were = ModelLogEntry.objects.filter(content_type=kind, label__in=names, action="wagtail.delete")
    return not Membership.objects.filter(public_source__isnull=False).exists() and not were.exists()


def mentioned(city: RowBuilder) -> Iterator[str]:
    """What minutes say later of an area that nobody touched and that has no such row."""
    for item in city.found.pages.values():
        page = item.made
        lacks_them = isinstance(page, PriorityPage) and page.live and not page.later_mentions.exists()
        if "later_mentions" in item.given and lacks_them and not is_touched(page):
            yield from published(city, item, {"later_mentions"})


def with_sources(city: RowBuilder) -> Iterator[str]:
    """Where a figure was read is a page with an address and a strength, where it was our sentence and no address."""
    given = [each for item in city.found.items if is_row_of(item, "measures") for each in item.given["figures"]]
    sources = {each["period_as_published"]: each["public_source"] for each in given if "public_source" in each}
    for measure in Measure.objects.filter(figures__outside_source__contains=TYPED).distinct():
        figures = list(measure.figures.all())
        for figure in figures:
            where = sources.get(figure.period_as_published)
            if TYPED in figure.outside_source and where:
                figure.public_source, figure.outside_source = city.found.rows["sources", str(where)].made, ""
        measure.figures = figures
        measure.save_revision().publish()
        yield f"brought up to date: {measure}"
