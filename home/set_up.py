"""What a new site needs before it is opened: the steps, what is done of each, and the screen where it is done.

Each step can wait. What is done is read from the site itself, so that nobody has to tick anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page, Site

from core.models import PartnershipSettings
from home.models import BestAnswer, HomePage, StandardPage
from home.samples import samples_found
from support_services.models import Service, SupportHubPage
from venues.models import SchemeSettings, Ward

HINT = "rite here"  # with which a set of content tells editors what a page is for


@dataclass(frozen=True)
class SetUpStep:
    """`found`: what there is now. `link`: the words that lead to `address`."""

    title: str
    is_done: bool
    found: str
    link: str
    address: str


def set_up_steps(site: Site) -> list[SetUpStep]:
    return [*of_the_partnership(site), *of_the_pages(), *of_the_area(site), *of_the_launch()]


def of_the_partnership(site: Site) -> Iterator[SetUpStep]:
    partnership = PartnershipSettings.objects.filter(site=site).first() or PartnershipSettings(site=site)
    screen = {"link": "The partnership", "address": settings_screen(PartnershipSettings, site)}
    named = " · ".join(filter(None, [partnership.name, partnership.area]))
    is_named = bool(partnership.name and partnership.area)
    yield SetUpStep("What you are called, and where you work", is_named, named or "Nothing yet.", **screen)
    reached = " · ".join(filter(None, [partnership.contact_team, partnership.contact_email]))
    is_reached = bool(partnership.contact_team and partnership.contact_email)
    yield SetUpStep("The team that answers, and its mailbox", is_reached, reached or "Nothing yet.", **screen)
    looks = " · ".join(filter(None, [partnership.dark_colour, partnership.link_colour, str(partnership.logo or "")]))
    yield SetUpStep(
        "Your logo and colours", partnership.has_brand, looks or "Those that the site comes with.", **screen
    )


def of_the_pages() -> Iterator[SetUpStep]:
    with_hints = pages_with_hints()
    found = ", ".join(page.title for page in with_hints) or "No page has a hint to editors left."
    first = with_hints[0] if with_hints else HomePage.objects.order_by("path").first()
    address = reverse("wagtailadmin_pages:edit", args=[first.pk]) if first else reverse("wagtailadmin_home")
    yield SetUpStep("Your own words on every page", not with_hints, found, first.title if first else "Pages", address)


def pages_with_hints() -> list[Page]:
    return [
        page
        for model in (HomePage, StandardPage, SupportHubPage)
        for page in model.objects.live().order_by("path")
        if HINT in page.lead or HINT in str(list(page.body.raw_data) if hasattr(page, "body") else "")
    ]


def of_the_area(site: Site) -> Iterator[SetUpStep]:
    wards = Ward.objects.count()
    told = f"{wards} wards." if wards else "None yet. They come from a file."
    yield SetUpStep("The wards of your area", bool(wards), told, "Wards", reverse("set_up_wards"))
    services = Service.objects.published().count()
    lines, listed = "Support services", reverse(Service.snippet_viewset.get_url_name("list"))
    yield SetUpStep("Who helps people here", bool(services), f"{services} support services.", lines, listed)
    answers = BestAnswer.objects.filter(live=True).count()
    listed = reverse(BestAnswer.snippet_viewset.get_url_name("list"))
    yield SetUpStep("Who deals with what", bool(answers), f"{answers} answers of the search.", "Best answers", listed)
    scheme = SchemeSettings.objects.filter(site=site).first()
    decided = "No scheme: the site shows no trace of one." if scheme else "Not decided yet."
    told = (scheme and scheme.shown_name) or decided
    address = settings_screen(SchemeSettings, site)
    yield SetUpStep("A scheme for venues, if you have one", bool(scheme), told, "The scheme for venues", address)


def of_the_launch() -> Iterator[SetUpStep]:
    samples = samples_found()
    told = "Some venues and campaigns are made up." if samples else "Nothing is made up."
    yield SetUpStep("No samples left", not samples, told, "Samples", reverse("samples"))
    people = get_user_model().objects.filter(is_active=True).count()
    told = "One account: nobody could approve what you write." if people == 1 else f"{people} accounts."
    yield SetUpStep("A second person", people > 1, told, "Users", reverse("wagtailusers_users:index"))


def settings_screen(model: type[PartnershipSettings | SchemeSettings], site: Site) -> str:
    return reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name, site.pk])
