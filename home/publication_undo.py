"""Undo the last publication of a page: readers see the version before it again; what was undone stays as a draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.auth import permission_denied
from wagtail.models import Page, PageLogEntry, PagePermissionTester, Revision


def version_before(page: Page) -> Revision | None:
    """What was public before the version that is public now; None if nothing was."""
    if not page.live or page.live_revision_id is None:
        return None
    published = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish", revision__isnull=False)
    order = list(published.order_by("timestamp", "pk").values_list("revision", flat=True))
    if page.live_revision_id not in order:
        return None
    last = len(order) - 1 - order[::-1].index(page.live_revision_id)
    earlier = [pk for pk in order[:last] if pk != page.live_revision_id]
    return page.revisions.filter(pk__in=earlier).filter(pk=earlier[-1]).first() if earlier else None


class UndoPublication(ActionMenuItem):
    name = "undo-publication"
    label = "Undo the last publication"
    icon_name = "history"
    order = 45

    def is_shown(self, context):
        page = context.get("page")
        if context["view"] != "edit" or page is None or not page.live:
            return False
        return PagePermissionTester(context["request"].user, page).can_publish()

    def get_url(self, context):
        return reverse("undo_publication", args=[context["page"].pk])


@require_http_methods(["GET", "HEAD", "POST"])
def undo_publication(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows what readers will see again; POST makes it so."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not PagePermissionTester(request.user, page).can_publish():
        return permission_denied(request)
    before = version_before(page)
    if request.method == "POST" and before:
        before.publish(user=request.user)
        messages.success(request, f"Undone: readers see “{before.as_object().title}” as it was before. {STAYS}")
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(request, "home/admin/undo_publication.html", {"page": page, "before": before})


STAYS = "What you undid is the draft that stands here now."
