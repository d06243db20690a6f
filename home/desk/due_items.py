"""What is due for one person on a day: each a sentence, since when, and the page or the press that answers it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from wagtail.models import GroupPagePermission

from campaigns.models import CampaignEditionPage, PackAsset
from core.models import SiteImage
from home.desk.reviews import reviews_due
from plans.models import ProgressUpdate
from venues.desk.expiring import not_renewed

SOON = timedelta(days=30)
MOST_OF_A_KIND = 10


@dataclass(frozen=True)
class DueItem:
    """`answer` is an address to post to: one press. Without it, `address` is the page on which to answer."""

    what: str
    why: str
    since: date
    address: str
    answer: str = ""
    answer_label: str = ""


def due_for(person, day: date) -> list[DueItem]:
    """The oldest first. Of one kind ten at most: the rest comes up as these are done."""
    items: list[DueItem] = []
    if person.has_perm("wagtailadmin.access_admin"):
        for may_answer, source in SOURCES:
            if may_answer(person):
                items += list(source(person, day))[:MOST_OF_A_KIND]
    return sorted(items, key=lambda item: item.since)


def reviews(person, day: date) -> Iterable[DueItem]:
    for review in reviews_due(person, day):
        yield DueItem(
            review.title,
            f"To be read again by {review.owner}.",
            review.due_on,
            review.edit_address,
            reverse("still_right", args=[review.kind, review.key]),
            "Still right",
        )


def late_reports(person, day: date) -> Iterable[DueItem]:
    """Activities whose last update said when the next one is due, and that day has passed."""
    later = ProgressUpdate.objects.filter(activity=OuterRef("activity"), date__gte=OuterRef("next_due"))
    mended = ProgressUpdate.objects.filter(corrects=OuterRef("pk"))
    late = ProgressUpdate.objects.filter(~Exists(later), ~Exists(mended), next_due__lt=day, activity__isnull=False)
    seen = set()
    for update in late.select_related("activity__priority").order_by("next_due"):
        if update.activity_id not in seen and update.activity.priority.live:
            seen.add(update.activity_id)
            yield DueItem(
                f"{update.activity.title} ({update.activity.priority.title})",
                "Its next progress report is late.",
                update.next_due,
                reverse("report_progress", args=[update.activity.priority_id]),
            )


def seasons_without_results(person, day: date) -> Iterable[DueItem]:
    ended = CampaignEditionPage.objects.live().filter(ends_on__lt=day, is_always_on=False)
    for edition in ended.order_by("ends_on"):
        if not edition.results:
            yield DueItem(
                edition.title,
                "This season has ended. Say what came of it.",
                edition.ends_on,
                reverse("wagtailadmin_pages:edit", args=[edition.pk]),
            )


def licences_ending(person, day: date) -> Iterable[DueItem]:
    files = PackAsset.objects.filter(licence_ends_on__lte=day + SOON, edition__live=True).select_related("edition")
    for file in files.order_by("licence_ends_on"):
        yield DueItem(
            f"{file} ({file.edition.title})",
            "The licence of this file ends. Ask for more time, or take the file out.",
            file.licence_ends_on,
            reverse("wagtailadmin_pages:edit", args=[file.edition_id]),
        )


def pictures_without_words(person, day: date) -> Iterable[DueItem]:
    for picture in SiteImage.objects.filter(description="").order_by("created_at"):
        yield DueItem(
            picture.title,
            "This picture has no description for people who cannot see it.",
            picture.created_at.date(),
            reverse("wagtailimages:edit", args=[picture.pk]),
        )


def awards_ending(person, day: date) -> Iterable[DueItem]:
    for award in not_renewed(day).filter(valid_to__lte=day + SOON).select_related("venue").order_by("valid_to"):
        yield DueItem(
            str(award.venue),
            "Its award ends and has not been renewed.",
            award.valid_to,
            reverse("venues_expiring"),
        )


def edits_pages(person) -> bool:
    return person.is_superuser or GroupPagePermission.objects.filter(group__user=person).exists()


def looks_after_something(person) -> bool:
    return edits_pages(person) or person.has_perm("support_services.change_service")


def reports_progress(person) -> bool:
    return person.has_perm("plans.add_progressupdate")


def keeps_the_register(person) -> bool:
    return person.has_perm("venues.change_accreditation")


# Who can answer it, and where it is found.
SOURCES: tuple[tuple[Callable, Callable[..., Iterable[DueItem]]], ...] = (
    (looks_after_something, reviews),
    (reports_progress, late_reports),
    (edits_pages, seasons_without_results),
    (edits_pages, licences_ending),
    (edits_pages, pictures_without_words),
    (keeps_the_register, awards_ending),
)
