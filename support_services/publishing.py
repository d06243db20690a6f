"""What a service needs before readers may see it. One rule, asked by the form and by every way of publishing."""

from collections.abc import Iterator

from core.models import ReleaseItem
from core.problems import Problem

MAY_NOT_BE_PUBLISHED = "A public service says where its details come from and is not held back."


def problems_before_publishing(service) -> Iterator[Problem]:
    """What is missing. Nobody here has to have called an official number first: its source is enough."""
    if not service.source_url:
        yield Problem("Give the page where its details stand. Nothing is published without a source.", "source_url")
    if service.held_back_because:
        yield Problem("It is held back. Empty this field if the reason no longer holds.", "held_back_because")


def problem_with_change(service, numbers: set[str]) -> str:
    """Why a public service may not get these `numbers`. Empty if it may.

    A changed number is a new number: somebody has to have called it since, and no earlier check counts for it. Only
    what stood there before comes back at once, when the release that changed it is taken back.
    """
    public = type(service).objects.filter(pk=service.pk, live=True).first() if service.pk else None
    new = numbers - public.numbers if public and public.numbers else set()
    if public is None or not new or (service.checked_on and new <= set(service.checked_numbers.split())):
        return ""
    if service.live_revision_id and ReleaseItem.objects.coming_back(service.live_revision_id).exists():
        return ""
    shown = ", ".join(point.value for point in public.contact_points.all() if point.is_number)
    return f"Readers see {shown} now. This is another number: call it first, then say that you have."


def problems_of(service) -> Iterator[Problem]:
    """All that keeps a saved service, with its ways to reach it, from being published as it stands."""
    yield from problems_before_publishing(service)
    if not service.contact_points.all():
        yield Problem("Give at least one way to reach it.", "contact_points")
    if change := problem_with_change(service, service.numbers):
        yield Problem(change, "checked_on")
