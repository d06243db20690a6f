"""What is due for one person on a day: each a sentence, since when, and the page or the press that answers it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Site

from campaigns.models import CampaignEditionPage, PackAsset
from core import countersignatures, held_files
from core.four_eyes import approves_anything
from core.models import HeldFile, Release, SiteImage
from core.models.users import name_of
from core.release_parts import may_make_releases
from core.releases import items_to_approve, why_may_not_approve
from home.desk.drafts import address_of, sent_back_to, waiting_for
from home.desk.due_item import MOST_OF_A_KIND, SOON, DueItem
from home.desk.register_items import awards_ending, entries_sent_back, entries_to_approve
from home.desk.reviews import reviews_due
from home.desk.translation_items import translations_behind
from home.models import OutsideLink
from home.set_up import pages_with_hints, set_up_steps
from plans.models import PlanEvent, ProgressUpdate
from plans.plan_state import PlanEventKind
from plans.progress_views import may_approve_report
from support_services.checks import numbers_of
from support_services.models import Service


def due_for(person, day: date) -> list[DueItem]:
    """The oldest first. Of one kind ten at most: the rest comes up as these are done."""
    items: list[DueItem] = []
    if person.has_perm("wagtailadmin.access_admin"):
        for may_answer, source in SOURCES:
            if may_answer(person):
                items += list(source(person, day))[:MOST_OF_A_KIND]
    return sorted(items, key=lambda item: item.since)


def setting_up(person, day: date) -> Iterable[DueItem]:
    """For whoever begins with an empty site: on its first screen, until no page has a hint to its editors left."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site and pages_with_hints():
        left = sum(not step.is_done for step in set_up_steps(site))
        begun = site.root_page.first_published_at
        yield DueItem(
            "Set up this site",
            f"{left} steps are left before you open it. Each can wait.",
            begun.date() if begun else day,
            reverse("set_up"),
        )


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


def drafts_to_approve(person, day: date) -> Iterable[DueItem]:
    for state in waiting_for(person):
        by = state.workflow_state.requested_by
        who = name_of(by)
        yield DueItem(
            state.revision.object_str,
            f"{who} asks for your approval.",
            state.started_at.date(),
            address_of(state.revision),
        )


def drafts_sent_back(person, day: date) -> Iterable[DueItem]:
    for state in sent_back_to(person):
        by = state.finished_by
        who = by.display_name if by else "an approver"
        said = f": “{state.comment}”" if state.comment else "."
        yield DueItem(
            state.revision.object_str,
            f"Sent back to you by {who}{said}",
            (state.finished_at or state.started_at).date(),
            address_of(state.revision),
        )


def reports_to_approve(person, day: date) -> Iterable[DueItem]:
    held = ProgressUpdate.everything.filter(is_held=True).select_related("activity__priority", "priority", "entered_by")
    for update in held.order_by("entered_at"):
        priority = update.priority or update.activity.priority  # type: ignore[union-attr]  # one of the two
        is_own, is_sent_back = update.entered_by_id == person.pk, bool(update.sent_back_because)
        if is_own and is_sent_back:
            why = f"Your report was sent back: “{update.sent_back_because}”"
        elif not is_own and not is_sent_back and may_approve_report(person, update, priority):
            why = "A progress report waits for your approval."
        else:
            continue
        address = reverse("report_progress", args=[priority.pk])
        yield DueItem(str(update.activity or priority.title), why, update.entered_at.date(), address)


def files_to_approve(person, day: date) -> Iterable[DueItem]:
    for held in HeldFile.objects.waiting().select_related("content_type", "by"):
        if held_files.may_answer(person, held):
            why, address = "Another file waits for your approval.", reverse("held_file", args=[held.pk])
            yield DueItem(held.label, why, held.held_at.date(), address)


def releases_due(person, day: date) -> Iterable[DueItem]:
    for release in Release.objects.in_preparation().select_related("asked_by"):
        address = reverse("release", args=[release.pk])
        if release.sent_back_because and person.pk in (release.asked_by_id, release.made_by_id):
            why = f"This release was sent back: “{release.sent_back_because}”"
            yield DueItem(release.title, why, release.made_at.date(), address)
        elif release.asked_at and items_to_approve(release) and not why_may_not_approve(person, release):
            who = name_of(release.asked_by)
            why = f"{who} asks for your approval of the release."
            yield DueItem(release.title, why, release.asked_at.date(), address)


def done_alone(person, day: date) -> Iterable[DueItem]:
    for line in countersignatures.due_for(person):
        by = name_of(line.by)
        why = f" The reason given: {line.reason}" if line.reason else ""
        yield DueItem(
            line.label,
            f"{by} did this alone: {line.what}. Look at it and countersign.{why}",
            line.done_at.date(),
            reverse("countersign"),
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


def passed_dates(person, day: date) -> Iterable[DueItem]:
    """What a plan named a day for, and nobody has said yet what became of it."""
    due = PlanEvent.objects.filter(kind=PlanEventKind.DUE, date__lt=day, answer="", plan__live=True)
    for event in due.select_related("plan").order_by("date"):
        if event.became_by(day):  # not while the month or year that it names goes on
            yield DueItem(
                f"{event.words} ({event.plan.title})",
                "This was due. Say what became of it, and where you read that.",
                event.when.last,
                reverse("wagtailadmin_pages:edit", args=[event.plan_id]),
            )


def numbers_waiting(person, day: date) -> Iterable[DueItem]:
    """One line for all of them: the page that it leads to has one press for each."""
    waiting = Service.objects.to_check(day)
    if waiting:
        listed = [f"{service.name} ({', '.join(numbers_of(service))})" for service in waiting[:3]]
        yield DueItem(
            f"{len(waiting)} number{'' if len(waiting) == 1 else 's'} to check",
            f"Call each, then press “Checked today”. The longest waiting: {'; '.join(listed)}.",
            min(waits_since(service, day) for service in waiting),
            reverse("numbers_to_check"),
        )


def waits_since(service: Service, day: date) -> date:
    """The day after its last check grew too old; of one that was never checked, the day on which it became public."""
    if service.confirmed and service.checked_on:
        return service.checked_on + timedelta(days=service.check_every_days + 1)
    return service.first_published_at.date() if service.first_published_at else day


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


def broken_links(person, day: date) -> Iterable[DueItem]:
    """With the first place that this person can mend."""
    may = {"page": edits_pages(person)}
    may["service"] = person.has_perm("support_services.change_service")
    may["source"] = person.has_perm("plans.change_publicsource")
    edit = {
        "page": "wagtailadmin_pages:edit",
        "service": "wagtailsnippets_support_services_service:edit",
        "source": "wagtailsnippets_plans_publicsource:edit",
    }
    for link in OutsideLink.objects.broken():
        mends = [(kind, key, title) for kind, key, title in link.places if may[kind]]
        if mends and link.failing_since:
            kind, key, _ = mends[0]
            where = ", ".join(title for _, _, title in mends[:3])
            why = f"This link in {where} {link.trouble}. Mend it or take it out."
            yield DueItem(link.address, why, link.failing_since.date(), reverse(edit[kind], args=[key]))


def pictures_without_words(person, day: date) -> Iterable[DueItem]:
    for picture in SiteImage.objects.filter(description="").order_by("created_at"):
        yield DueItem(
            picture.title,
            "This picture has no description for people who cannot see it.",
            picture.created_at.date(),
            reverse("wagtailimages:edit", args=[picture.pk]),
        )


def anybody(person) -> bool:
    return True


def administrates(person) -> bool:
    return bool(person.is_superuser)


def edits_pages(person) -> bool:
    return user_has_any_page_permission(person)


def looks_after_something(person) -> bool:
    return edits_pages(person) or person.has_perm("support_services.change_service")


def reports_progress(person) -> bool:
    return person.has_perm("plans.add_progressupdate")


def checks_numbers(person) -> bool:
    return person.has_perm("support_services.check_service")


def edits_support_pages(person) -> bool:
    return edits_pages(person) and person.has_perm("support_services.change_service")


def edits_plans(person) -> bool:
    return person.has_perm("plans.change_measure")


def keeps_the_register(person) -> bool:
    return person.has_perm("venues.change_accreditation")


# Who can answer it, and where it is found.
SOURCES: tuple[tuple[Callable, Callable[..., Iterable[DueItem]]], ...] = (
    (administrates, setting_up),
    (approves_anything, drafts_to_approve),
    (anybody, drafts_sent_back),
    (approves_anything, files_to_approve),
    (may_make_releases, releases_due),
    (keeps_the_register, entries_to_approve),
    (keeps_the_register, entries_sent_back),
    (approves_anything, done_alone),
    (reports_progress, reports_to_approve),
    (looks_after_something, reviews),
    (checks_numbers, numbers_waiting),
    (edits_support_pages, translations_behind),
    (reports_progress, late_reports),
    (edits_plans, passed_dates),
    (edits_pages, seasons_without_results),
    (edits_pages, licences_ending),
    (edits_pages, pictures_without_words),
    (looks_after_something, broken_links),
    (keeps_the_register, awards_ending),
)
