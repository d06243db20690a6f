"""What a service needs before readers may see it. One rule, asked by the form and by every way of publishing."""

from django.core.exceptions import PermissionDenied, ValidationError

MAY_NOT_BE_PUBLISHED = "A public service says where its details come from and is not held back."


class NotReady(PermissionDenied, ValidationError):
    """A service was to be published before it may be. Also a refusal, so that no way of publishing ends in a fault."""

    def __init__(self, problems: dict[str, str]):
        ValidationError.__init__(self, problems)
        self.problems = problems

    def __str__(self) -> str:
        return " ".join(self.problems.values())


def problems_before_publishing(service) -> dict[str, str]:
    """What is missing, by field. Nobody here has to have called an official number first: its source is enough."""
    problems = {}
    if not service.source_url:
        problems["source_url"] = "Give the page where its details stand. Nothing is published without a source."
    if service.held_back_because:
        problems["held_back_because"] = "It is held back. Empty this field if the reason no longer holds."
    return problems


def problem_with_change(service, numbers: set[str]) -> str:
    """Why a public service may not get these `numbers`. Empty if it may.

    A changed number is a new number: somebody has to have called it since, and no earlier check counts for it.
    """
    public = type(service).objects.filter(pk=service.pk, live=True).first() if service.pk else None
    new = numbers - public.numbers if public and public.numbers else set()
    if not new or (service.checked_on and new <= set(service.checked_numbers.split())):
        return ""
    shown = ", ".join(point.value for point in public.contact_points.all() if point.is_number)
    return f"Readers see {shown} now. This is another number: call it first, then say that you have."


def refuse_unless_ready(service) -> None:
    """Raises NotReady for a service that must not be published as it stands."""
    problems = problems_before_publishing(service)
    if not service.contact_points.all():
        problems["contact_points"] = "Give at least one way to reach it."
    if change := problem_with_change(service, service.numbers):
        problems["checked_on"] = change
    if problems:
        raise NotReady(problems)
