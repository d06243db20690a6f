"""The samples of a site, one set: venues, campaigns and files that are made up. Found, removed and loaded whole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from wagtail.models import Page

from campaigns.models import CampaignEditionPage, CampaignIndexPage, CampaignPage, PackFile
from venues.models import Accreditation, SchemeSettings, Venue
from venues.samples import remove_samples

# What sites began with before samples said that they are some.
FIRST_CAMPAIGNS = ("See each other home", "Look after each other at night")


@dataclass(frozen=True)
class SampleSet:
    """What is made up on this site, as it is now. `kept`: sample campaigns with a season that is not a sample."""

    venues: int
    accreditations: int
    campaigns: list[CampaignPage]
    seasons: list[CampaignEditionPage]
    kept: list[CampaignPage]

    def __bool__(self) -> bool:
        return bool(self.venues or self.campaigns or self.seasons)


def samples_found() -> SampleSet:
    own = list(CampaignEditionPage.objects.filter(is_sample=False))
    campaigns = list(CampaignPage.objects.filter(is_sample=True).order_by("path"))
    kept = [campaign for campaign in campaigns if any(season.is_descendant_of(campaign) for season in own)]
    return SampleSet(
        venues=Venue.objects.filter(is_sample=True).count(),
        accreditations=Accreditation.objects.filter(venue__is_sample=True).count(),
        campaigns=[campaign for campaign in campaigns if campaign not in kept],
        seasons=list(CampaignEditionPage.objects.filter(is_sample=True).order_by("path")),
        kept=kept,
    )


@transaction.atomic
def remove_all_samples(user: AbstractBaseUser | AnonymousUser | None = None) -> SampleSet:
    """Take out everything that is made up. Returns what went. A campaign with a real season below it stays."""
    found = samples_found()
    files = files_of(found.seasons)
    pages: list[Page] = [*found.seasons, *found.campaigns]
    for page in pages:
        page.refresh_from_db()  # the tree has moved below it
        page.delete(user=user)
    for file in files:
        remove_unless_used(file)
    remove_samples()
    return found


def files_of(seasons: list[CampaignEditionPage]) -> QuerySet[PackFile]:
    """The pictures and pack files of these seasons."""
    pictures = [season.picture_id for season in seasons if season.picture_id]
    keys = [*pictures, *PackFile.objects.filter(used_as__edition__in=seasons).values_list("pk", flat=True)]
    return PackFile.objects.filter(pk__in=set(keys))


def remove_unless_used(file: PackFile) -> None:
    try:
        with transaction.atomic():
            file.delete()
    except ProtectedError:
        pass  # another season has it


@transaction.atomic
def load_samples(moment: datetime) -> bool:
    """The whole set, on a site that has none of it. Returns whether it was loaded.

    A site without a scheme for venues is given no venues. Raises SomethingInTheWay.
    """
    if samples_found() or not CampaignIndexPage.objects.exists():
        return False
    scheme = SchemeSettings.objects.filter(site__is_default_site=True).first()
    has_scheme = bool(scheme and scheme.is_there)
    made_of_set(moment, lambda item: has_scheme or item.model is not Venue)
    return True


@transaction.atomic
def load_sample_venues(moment: datetime) -> int:
    """The venues alone. Returns how many; none where the site has samples already."""
    if Venue.objects.filter(is_sample=True).exists():
        return 0
    return made_of_set(moment, lambda item: item.model is Venue)


class SomethingInTheWay(Exception):
    """The samples cannot be loaded into this site; the message says why."""


def made_of_set(moment: datetime, only: Callable) -> int:
    """Loads what `only` is true for. Returns how much was made. What reads files is imported where it is needed."""
    from home.content_sets.loader import load_set
    from home.content_sets.yaml_reader import ContentMistakes
    from home.starter.sets import SAMPLES_SET

    try:
        return len(load_set(SAMPLES_SET, moment, only=only).made)
    except ContentMistakes as problem:
        raise SomethingInTheWay(str(problem.mistakes[0])) from problem


def mark_first_campaigns() -> list[Page]:
    """The made-up campaigns that an older site began with, where nobody has touched them, say that they are samples."""
    first = CampaignPage.objects.filter(title__in=FIRST_CAMPAIGNS)
    seasons = [season for campaign in first for season in CampaignEditionPage.objects.child_of(campaign)]
    marked = [page for page in [*first, *seasons] if not page.is_sample and not was_touched(page)]
    for page in marked:
        type(page).objects.filter(pk=page.pk).update(is_sample=True)
        for revision in page.revisions.all():
            revision.content["is_sample"] = True
            revision.save(update_fields=["content"])
    return marked


def was_touched(page: Page) -> bool:
    return page.revisions.filter(user__isnull=False).exists()
