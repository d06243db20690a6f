"""The order in which a new site is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler, register_signal_handlers
from wagtail.models import Page, PageLogEntry, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from delivery.clock import london_now
from home.content_sets.loader import load_set
from home.models import HomePage
from home.roles import make_roles
from home.samples import load_samples
from home.starter.best_answers import add_best_answers
from home.starter.campaigns import make_list_of_campaigns
from home.starter.decision_2023 import (
    make_areas_of_focus,
    make_decision,
    make_list_of_decisions,
    make_noting,
    name_duties,
)
from home.starter.drivers import make_drivers
from home.starter.front_page import make_list_of_papers, make_list_of_plans
from home.starter.later_decisions import make_receiving_of_2016, make_violence_strategy_of_2024
from home.starter.later_mentions import OF_2016, OF_2022, OF_JUNE_2023, mention_later
from home.starter.organisations import make_organisations
from home.starter.overviews import make_overviews, relate_areas, relate_later_areas
from home.starter.paper_2016 import make_paper_of_2016
from home.starter.papers_2023 import list_as_appendix, make_board_paper, make_cover_report
from home.starter.partner_lists import make_later_partners
from home.starter.partners_2016 import make_partners_of_2016
from home.starter.plan_2016 import make_plan_of_2016
from home.starter.plans_by_title import make_plans_by_title
from home.starter.priorities_2016 import make_priorities_of_2016
from home.starter.public_sources import make_public_sources
from home.starter.record import Record
from home.starter.reviews import make_reviews
from home.starter.safety_thirst import make_safety_thirst_measure
from home.starter.search_words import make_search_words
from home.starter.strategy_2022 import make_areas_of_2022, make_strategy_of_2022
from home.starter.strategy_2025 import make_areas_of_2025, make_strategy_of_2025
from home.starter.support import make_support_hub, make_support_pages
from home.starter.venues import make_register
from home.starter.who_deals_with_it import lead_to_help, make_who_deals_with_it
from home.starter.words_explained import make_glossary
from venues.places.loading import load_landmarks, load_wards

SETS = Path(settings.BASE_DIR) / "starter"
CITY, SAMPLES = "city-of-london", "samples"  # the first is only in part in its folder yet, the second not at all

WELCOME = "Welcome to your new Wagtail site!"


class StarterPagesExist(Exception):
    """The database has pages at the top that are neither ours nor Wagtail's greeting."""


def has_begun() -> bool:
    """Whether there is a front page, or ever was one: its history outlives it."""
    kind = ContentType.objects.get_for_model(HomePage)
    return HomePage.objects.exists() or PageLogEntry.objects.filter(content_type=kind).exists()


@transaction.atomic
def create_starter_site(content: Path | None = None, *, has_samples: bool = True) -> bool:
    """Make the whole site, or nothing at all if it has begun before. Returns whether it was made.

    `content`: the set it begins with, if not the City's. `has_samples`: with venues, campaigns and seasons that are
    made up.

    From then on the site belongs to its editors: what they change, hide or delete is never touched again. A run
    that dies half-way leaves nothing, so the next one starts afresh.
    Raises OtherPagesInTheWay if other pages stand where the front page should.
    """
    if has_begun():
        return False
    with disable_reference_index_auto_update(), indexed_at_the_end():  # takes half the time
        make_roles()
        if content:
            make_from_set(content)
        else:
            make_city()
        if has_samples:
            load_samples(london_now())
        if not content:
            add_best_answers()
    call_command("rebuild_references_index", verbosity=0)
    return True


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """The search index of Wagtail's admin is filled once, and not after each of 800 rows."""
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        yield
    finally:
        register_signal_handlers()
    call_command("update_index", verbosity=0)


def sets_there_are() -> list[str]:
    return sorted(path.parent.name for path in SETS.glob("*/set.yaml"))


def make_from_set(content: Path) -> None:
    """Whatever the set holds, and the shapes of its wards and its stations where it has files of them."""
    cleared_root()
    wards = content / "wards.geojson"
    if wards.exists():
        load_wards(wards.read_text(encoding="utf-8"))
    stations = content / "stations.geojson"
    if stations.exists():
        load_landmarks(stations.read_text(encoding="utf-8"))
    load_set(content)


def make_city() -> None:
    cleared_root()
    load_set(SETS / CITY, only={"/"})
    make_search_words()
    make_content(HomePage.objects.get())


def cleared_root() -> Page:
    """The root of the page tree, with Wagtail's untouched greeting taken away."""
    root = Page.objects.get(depth=1)
    others = [page for page in root.get_children().specific() if type(page) is not Page or page.title != WELCOME]
    if others:
        raise StarterPagesExist(", ".join(page.title for page in others))
    Site.objects.filter(root_page__depth=2).update(root_page=root)  # or they would go with the greeting
    for greeting in root.get_children():
        greeting.delete()
    return Page.objects.get(depth=1)


def make_content(front: HomePage) -> None:
    """Every page and row below the front page. Pages of the menu come first, in its order."""
    support = make_support_hub(front)
    plans = make_list_of_plans(front)
    decisions = make_list_of_decisions(front)
    papers = make_list_of_papers(front)
    make_list_of_campaigns(front)
    load_set(SETS / CITY, only={"/safety-thirst/", "/safety-thirst/for-venues/", "/about/", "/contact/"})
    answers = make_who_deals_with_it(front, support)
    load_set(SETS / CITY, only={"/accessibility/", "/privacy/"})
    make_support_pages(support)

    record = Record(make_organisations(), make_drivers(), make_public_sources())
    record.papers["2016"] = make_paper_of_2016(papers, record)
    cover = make_cover_report(papers, record)
    record.papers["2023 board"] = make_board_paper(papers, cover, record)
    record.papers["2023 cover"] = list_as_appendix(cover, record.papers["2023 board"])

    plan = make_plan_of_2016(plans, record)
    priorities = make_priorities_of_2016(plan, record)
    make_partners_of_2016(plan, record)
    make_safety_thirst_measure(priorities[1].activities.get(number=2), record)
    strategy = make_strategy_of_2022(plans, record)
    areas = make_areas_of_2022(strategy, record)
    relate_areas({area.slug: area for area in areas}, priorities)
    name_duties(areas, record)
    focus = make_areas_of_focus(strategy, record)
    decision = make_decision(decisions, strategy, {area.slug: area for area in [*areas, *focus]}, record)
    make_noting(decisions, decision, record)
    make_receiving_of_2016(decisions, record)
    make_violence_strategy_of_2024(decisions, record)
    make_plans_by_title(plans, record)
    later = make_areas_of_2025(make_strategy_of_2025(plans, record), record)
    relate_later_areas({area.slug: area for area in later}, {area.slug: area for area in [*areas, *focus]})
    make_later_partners(record)
    make_reviews(plans)
    for pages, mentions in ((priorities, OF_2016), (areas, OF_2022), (focus, OF_JUNE_2023)):
        mention_later(pages, mentions, record)
    lead_to_help(answers)
    make_glossary(front, record)
    make_overviews(front, record)
    make_register()
