"""The newer part of the public record, for a site that began before it was known: plans, decisions, lists of partners.

What was never there is added; what somebody wrote, changed or deleted stays. Only a site that began with our record is
touched: another partnership has its own.
"""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from home.starter import plan_2016, strategy_2022
from home.starter.drivers import DRIVERS
from home.starter.later_decisions import make_receiving_of_2016, make_violence_strategy_of_2024
from home.starter.later_mentions import OF_2016, OF_2022, OF_JUNE_2023, mention_later
from home.starter.organisations import BODIES
from home.starter.overviews import RELATED_LATER, relate_later_areas
from home.starter.partner_lists import LISTS, make_later_partners
from home.starter.plan_rows import Dated, Said, events, statements
from home.starter.plans_by_title import PLANS, plan_page
from home.starter.public_sources import SOURCES, make_public_sources
from home.starter.publishing import never_was, put_below
from home.starter.record import Record
from home.starter.reviews import make_reviews
from home.starter.safety_thirst import YEARS
from home.starter.strategy_2025 import make_areas_of_2025, make_strategy_of_2025
from plans.models import (
    DecisionIndexPage,
    DecisionPage,
    Measure,
    Membership,
    Organisation,
    PlanIndexPage,
    PlanPage,
    PolicyDriver,
    PriorityPage,
    PublicSource,
    ReportPage,
)
from support_services.starter.refreshing import is_touched

PAPERS = {
    "2016": "2016-06-17-draft-strategic-plan",
    "2023 cover": "2023-06-13-refocussing-priorities",
    "2023 board": "2023-06-13-refocusing-priorities-board-paper",
}
TYPED = "read on 21 November 2026"  # how the sentences ended that said where a figure was read
# Addresses that sites began with and that lead to no more than a front page, by the address of the page itself.
FRONT_PAGES = {"https://catererlicensee.com/safety-thirst-returns-to-the-city/": "https://catererlicensee.com/"}
OLD_PLANS = {"2016-17": plan_2016, "2022-25": strategy_2022}
DECISIONS: dict[str, Callable] = {
    "Health board received the report on the plan for 2016–17": make_receiving_of_2016,
    "Serious Violence Strategy approved": make_violence_strategy_of_2024,
}
STRATEGY_2025 = "Strategy 2025–29"


def refresh_record() -> list[str]:
    """What was added or brought up to date, in words."""
    plans, decisions = PlanIndexPage.objects.live().first(), DecisionIndexPage.objects.live().first()
    record = record_of_site()
    if plans is None or decisions is None or record is None:
        return []
    return [
        *_addresses(record),
        *_renewed(record),
        *_plans(plans, record),
        *_decisions(decisions, record),
        *_partners(record),
        *_mentions(record),
        *_figures(record),
        *(f"added: {title}" for title in make_reviews(plans)),
    ]


def record_of_site() -> Record | None:
    """The bodies, laws and papers that the site began with; None where one of them is not as it was."""
    bodies = {body.name: body for body in Organisation.objects.all()}
    laws = {(law.name, law.section): law for law in PolicyDriver.objects.all()}
    papers = {page.slug: page for page in ReportPage.objects.live()}
    try:
        record = Record(
            {key: bodies[name] for key, (name, *_) in BODIES.items()},
            {key: laws[name, section] for key, (name, section, *_) in DRIVERS.items()},
            {},
        )
        record.papers |= {key: papers[slug] for key, slug in PAPERS.items()}
    except KeyError:
        return None
    record.public_sources |= _public_sources()
    return record


def _public_sources() -> dict[str, PublicSource]:
    known = {source.name: source for source in PublicSource.objects.all()}
    new = [key for key, (name, *_) in SOURCES.items() if name not in known]
    known |= {source.name: source for source in make_public_sources(new).values()} if new else {}
    return {key: known[name] for key, (name, *_) in SOURCES.items()}


def _addresses(record: Record) -> list[str]:
    """A source that led to the front page of where it stands leads to its own page, where nobody has changed it."""
    done = []
    for key, (_, address, _) in SOURCES.items():
        source = record.public_sources[key]
        if source.address == FRONT_PAGES.get(address) and not source.has_unpublished_changes:
            source.address = address
            source.save_revision().publish()
            done.append(f"brought up to date: {source}")
    return done


def _renewed(record: Record) -> list[str]:
    """The plans that were there from the start and that nobody touched say what is known of their dates now."""
    done = []
    for page in PlanPage.objects.live().filter(slug__in=OLD_PLANS):
        rows = OLD_PLANS[page.slug]
        if not is_touched(page) and not _says(page, rows.DATES, rows.SAYS):
            page.events, page.statements = events(rows.DATES, record), statements(rows.SAYS, record)
            page.save_revision(clean=False).publish()
            done.append(f"brought up to date: {page.title}")
    return done


def _says(page: PlanPage, dates: list[Dated], says: list[Said]) -> bool:
    told = [(event.words, event.date, event.answer) for event in page.events.all()]
    wanted = [(row.text, row.day, row.answer.text if row.answer else "") for row in dates]
    return told == wanted and page.statements.count() == len(says)


def _plans(index: PlanIndexPage, record: Record) -> list[str]:
    done = [put_below(index, plan_page(plan, record)) for plan in PLANS if never_was(PlanPage, plan.title)]
    if never_was(PlanPage, STRATEGY_2025):
        strategy = make_strategy_of_2025(index, record)
        later = {area.slug: area for area in make_areas_of_2025(strategy, record)}
        earlier = {area.slug: area for area in _areas_below("2022-25")}
        if all(before in earlier for _, before, _ in RELATED_LATER):
            relate_later_areas(later, earlier)
        done.append(strategy)
    return [f"added: {page.title}" for page in done]


def _decisions(index: DecisionIndexPage, record: Record) -> list[str]:
    return [
        f"added: {make(index, record).title}" for title, make in DECISIONS.items() if never_was(DecisionPage, title)
    ]


def _partners(record: Record) -> list[str]:
    """Both later lists, where nothing of them was ever there."""
    names = {name for *_, listed in LISTS for name, *_ in listed}
    sources = [record.public_sources[source] for source, *_ in LISTS]
    kind = ContentType.objects.get_for_model(Membership)
    were = ModelLogEntry.objects.filter(content_type=kind, label__in=names, action="wagtail.delete")
    if Membership.objects.filter(public_source__in=sources).exists() or were.exists():
        return []
    make_later_partners(record)
    return ["added: two later lists of partners"]


def _mentions(record: Record) -> list[str]:
    """What minutes say later of an area that nobody touched and that has no such row."""
    done = []
    for plan, mentions in {"2016-17": OF_2016, "2022-25": [*OF_2022, *OF_JUNE_2023]}.items():
        lacking = [area for area in _areas_below(plan) if not area.later_mentions.exists() and not is_touched(area)]
        done += [f"brought up to date: {area.title}" for area in mention_later(lacking, mentions, record)]
    return done


def _figures(record: Record) -> list[str]:
    """Where a figure was read is a page with an address and a strength, where it was our sentence and no address."""
    sources = {str(year): where for year, *_, where in YEARS}
    done = []
    for measure in Measure.objects.filter(figures__outside_source__contains=TYPED).distinct():
        figures = list(measure.figures.all())
        for figure in figures:
            where = sources.get(figure.period_as_published)
            if TYPED in figure.outside_source and where:
                figure.public_source, figure.outside_source = record.public_sources[where], ""
        measure.figures = figures
        measure.save_revision().publish()
        done.append(f"brought up to date: {measure}")
    return done


def _areas_below(plan: str) -> list[PriorityPage]:
    page = PlanPage.objects.live().filter(slug=plan).first()
    return list(PriorityPage.objects.child_of(page).live()) if page else []
