"""What a site that exists needs from a new version, beside its migrations. Each step may run any number of times.

A step does only what has not been done, says what it did, and leaves alone what editors made, changed or deleted.
`manage.py upgrade_site` runs them all. Add a step here, never a sentence in a note.
"""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site

from campaigns.models import CampaignIndexPage
from core.models import PartnershipSettings
from delivery.clock import london_now
from home.content_sets.loader import load_set
from home.content_sets.set_files import ContentItem, read_set
from home.models import BestAnswer, HelpWords, HomePage, StandardPage, SynonymGroup
from home.roles import APPROVING, ask_for_approval, rename_first_groups, sync_roles
from home.samples import mark_first_campaigns
from home.search.synonyms import group_from
from home.starter.best_answers import add_best_answers, refresh_best_answers
from home.starter.publishing import never_was
from home.starter.refreshing_record import refresh_record
from home.starter.refreshing_support import refresh_starter_pages
from home.starter.sets import (
    CITYS_SET,
    city_ward_codes,
    is_row_of,
    load_city_stations,
    load_city_wards,
    pages_at,
    rows_of,
)
from plans.models import DecisionIndexPage, PlanIndexPage, ReportIndexPage
from support_services.models import SupportHubPage
from support_services.starter_services import WAITS, refresh_starter_services, waits_for_a_call
from venues.models import Postcode, Ward
from venues.places.filling import fill_places
from venues.places.loading import Districts, is_true_to_life, load_postcodes, postcodes_of
from venues.scheme import the_scheme

# The pages that the code itself leads to, with the address of each in the City's set.
INDEX_PAGES: dict[type[Page], str] = {
    SupportHubPage: "/support/",
    PlanIndexPage: "/plans/",
    DecisionIndexPage: "/decisions/",
    ReportIndexPage: "/papers/",
    CampaignIndexPage: "/campaigns/",
}


def is_citys_site() -> bool:
    """Whether the site began with the City's content: it has its wards. Another site is given nothing of the City's."""
    return Ward.objects.filter(code__in=city_ward_codes()).exists()


def of_the_city(step: Callable[[], list[str]]) -> Callable[[], list[str]]:
    return lambda: step() if is_citys_site() else []


def upgrade_roles() -> list[str]:
    """Every role has the rights that this version gives it, and no others. A site's own groups stay as they are."""
    renamed = rename_first_groups()
    changed = [str(change) for change in sync_roles()]
    return renamed + changed + ask_for_approval(Group.objects.get(name=APPROVING))


def upgrade_search_words() -> list[str]:
    """Groups of words that a new site has and this one never had: one that an editor deleted stays deleted."""
    kind = ContentType.objects.get_for_model(SynonymGroup)
    ever = [*SynonymGroup.objects.values_list("terms", flat=True)]
    ever += ModelLogEntry.objects.filter(content_type=kind).values_list("label", flat=True)
    known = {term for terms in ever for term in group_from(terms)}

    def is_new(item: ContentItem) -> bool:
        return is_row_of(item, "synonyms") and not known.intersection(group_from("\n".join(item.given["terms"])))

    return [f"search words added: {item.made}" for item in load_set(CITYS_SET, only=is_new).made]


def upgrade_help_words() -> list[str]:
    """Words that name places around the City and stood in the code, unless the site ever had such words."""
    kind = ContentType.objects.get_for_model(HelpWords)
    if not HomePage.objects.exists() or ModelLogEntry.objects.filter(content_type=kind).exists():
        return []
    if HelpWords.objects.exists():
        return []
    return [f"words that show help added: {item.made}" for item in load_set(CITYS_SET, only=rows_of("help-words")).made]


def upgrade_best_answers() -> list[str]:
    """Answers above search results that a new site has and this one never had, once it has pages to lead to; and what
    has become known since of those that it has.
    """
    if not HomePage.objects.exists():
        return []
    kind = ContentType.objects.get_for_model(BestAnswer)
    ever = set(ModelLogEntry.objects.filter(content_type=kind).values_list("label", flat=True))
    added = add_best_answers(never=ever)
    renewed = refresh_best_answers()
    done = {"added": added, "brought up to date": renewed}
    return [f"best answers of search {what}: {len(answers)}" for what, answers in done.items() if answers]


def upgrade_index_pages() -> list[str]:
    """Pages that the code leads to, where the site never had one."""
    if not HomePage.objects.exists():
        return []  # a new site, which `create_starter_site` makes
    lacking = [address for model, address in INDEX_PAGES.items() if not model.objects.exists() and not ever_was(model)]
    made = load_set(CITYS_SET, only=pages_at(*lacking)).made if lacking else []
    return [f"page added: {item.made.title}" for item in made]


def ever_was(model: type[Page]) -> bool:
    """Whether there was such a page: its history outlives it."""
    return PageLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model)).exists()


def upgrade_scheme_page() -> list[str]:
    """What the City says of its scheme, which stood in the code: as a page that its editors can change."""
    address, scheme = "/safety-thirst/for-venues/", the_scheme()
    above = Page.objects.filter(slug=scheme.path, depth=3).exists()
    if not above or scheme.path != "safety-thirst" or not never_was(StandardPage, f"{scheme.name} for venues"):
        return []
    return [f"page added: {item.name}" for item in load_set(CITYS_SET, only=pages_at(address)).made]


def upgrade_settings() -> list[str]:
    """The partnership's particulars for each site that has none: its name, for editors to fill in the rest."""
    without = Site.objects.exclude(pk__in=PartnershipSettings.objects.values("site"))
    if not HomePage.objects.exists():
        return []
    made = [PartnershipSettings(site=site, name=site.site_name or site.hostname) for site in without]
    return [f"settings added for {row.site}" for row in PartnershipSettings.objects.bulk_create(made)]


def upgrade_postcodes() -> list[str]:
    """The postcodes of the package that is installed, where the table has others."""
    if not HomePage.objects.exists():
        return []
    partnership = PartnershipSettings.objects.filter(site__is_default_site=True).first()
    if partnership and not partnership.districts:  # from before the settings had them
        said = read_set(CITYS_SET).settings["settings"]
        partnership.districts, partnership.postcode_areas = str(said["districts"]), str(said["postcode_areas"])
        partnership.save()
    if not partnership or set(postcodes_of(Districts.of_site())) == set(
        Postcode.objects.values_list("postcode", flat=True)
    ):
        return []
    return [f"{load_postcodes():,} postcodes loaded"]


def upgrade_wards() -> list[str]:
    """The City's stations and ward shapes where the map has none, and the places of venues that came before them."""
    wards = list(Ward.objects.all())
    if {ward.code for ward in wards} != city_ward_codes():
        return []
    done = []
    if not any(is_true_to_life(ward) for ward in wards):
        done.append(f"{load_city_wards()} ward shapes loaded")
        if filled := fill_places(london_now()).filled:
            done.append(f"{filled:,} venues given a ward or a point")
    if not any(ward.landmarks for ward in wards):
        done.append(f"{load_city_stations()} stations put on the map")
    return done


def upgrade_support_services() -> list[str]:
    """What nobody here has touched says what is known now, in services and in the pages that lead to them.

    Services that have ended are taken down whoever wrote them.
    """
    made, ended, _ = refresh_starter_services()
    return [
        *(f"{WAITS if waits_for_a_call(each) else 'brought up to date'}: {each.reference}" for each in made),
        *(f"taken down, it has ended: {service.reference}" for service in ended),
        *(f"page brought up to date: {title}" for title in refresh_starter_pages()),
    ]


def upgrade_samples() -> list[str]:
    """The campaigns that a site began with are samples, and say so, where nobody has made them her own."""
    return [f"marked as a sample: {page.title}" for page in mark_first_campaigns()]


STEPS: dict[str, Callable[[], list[str]]] = {
    "Roles": upgrade_roles,
    "Search words": of_the_city(upgrade_search_words),
    "Words that show help": of_the_city(upgrade_help_words),
    "Pages": of_the_city(upgrade_index_pages),
    "Scheme": of_the_city(upgrade_scheme_page),
    "Best answers": of_the_city(upgrade_best_answers),
    "Settings": upgrade_settings,
    "Support services": of_the_city(upgrade_support_services),
    "Record": of_the_city(refresh_record),
    "Postcodes": of_the_city(upgrade_postcodes),
    "Wards": of_the_city(upgrade_wards),
    "Samples": upgrade_samples,
}
