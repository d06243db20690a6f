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


def problems_before_publishing(service, has_numbers: bool) -> dict[str, str]:
    """What is missing, by field, in a service with or without numbers to call or text."""
    problems = {}
    if not service.source_url:
        problems["source_url"] = "Give the page where its details stand. Nothing is published without a source."
    if has_numbers and not service.checked_on:
        problems["checked_on"] = (
            "A number is published only when somebody has checked it. Give the day, or take the number out for now."
        )
    if service.held_back_because:
        problems["held_back_because"] = "It is held back. Empty this field if the reason no longer holds."
    return problems


def refuse_unless_ready(service) -> None:
    """Raises NotReady for a service that must not be published as it stands."""
    problems = problems_before_publishing(service, service.has_numbers)
    if not service.contact_points.all():
        problems["contact_points"] = "Give at least one way to reach it."
    if problems:
        raise NotReady(problems)
