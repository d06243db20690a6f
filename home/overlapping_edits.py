"""Two editors on one page: whoever saves last is told whose version lies below hers, with what differs."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin import messages
from wagtail.models import Page, Revision


def say_whose_version_lies_below(request: HttpRequest, page: Page) -> None:
    """After a save: a version that a colleague saved since this form was opened. Both stand in the history."""
    opened_with = request.POST.get("loaded_revision_id", "")
    if not opened_with.isdecimal() or request.headers.get("Accept") == "application/json":
        return
    if theirs := saved_meanwhile(page, int(opened_with), request.user):
        ours = page.get_latest_revision()
        who = theirs.user.display_name if theirs.user else "Somebody else"
        address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, theirs.pk, ours.pk])
        messages.warning(
            request,
            f"{who} saved this page after you had opened it. Your version now stands on top; theirs is in the history.",
            buttons=[messages.button(address, "See what differs")],
        )


def saved_meanwhile(page: Page, opened_with: int, person) -> Revision | None:
    """The newest version of another person between the one that was opened and the one just saved."""
    newest = page.get_latest_revision()
    between = page.revisions.filter(pk__gt=opened_with).exclude(pk=newest.pk).exclude(user=person)
    return between.select_related("user").order_by("-created_at", "-pk").first()
