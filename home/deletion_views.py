"""What was deleted, to be taken back within thirty days; and the keeping of it while it is being deleted."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.site_request import SiteRequest
from delivery.clock import london_now
from home.deleted_content import KEPT_FOR, CannotComeBack, keep, put_back, store
from home.models import DeletedContent

WHERE = "It can be taken back for 30 days."


def hold(request: SiteRequest, *things) -> None:
    """Before a deletion: what would be needed to take it back. Returns nothing, so the deletion goes on."""
    if request.method == "POST":
        request.about_to_go = [keep(each) for each in things]


def before_page(request: SiteRequest, page) -> None:
    hold(request, page)


def before_rows(request: SiteRequest, rows) -> None:
    hold(request, *rows)


def before_many(request: SiteRequest, action_type: str, things, action) -> None:
    if action_type == "delete" and action.models[0]._meta.app_label not in ("wagtailimages", "wagtaildocs"):
        things[:] = outermost(things)  # Wagtail breaks off at a page that went with the one above it
        hold(request, *things)


def outermost(things) -> list:
    """Without the pages that stand below another of them: those are kept with it."""
    paths = [each.path for each in things if hasattr(each, "path")]
    return [
        each
        for each in things
        if not hasattr(each, "path") or not any(each.path.startswith(path) and each.path != path for path in paths)
    ]


def after(request: SiteRequest, *args) -> None:
    """Once they are gone: kept, and said how to take it back."""
    held = request.__dict__.pop("about_to_go", [])
    if held:
        store(held, request.user, london_now())
        messages.info(request, WHERE, buttons=[messages.button(reverse("deleted_content"), "See what was deleted")])


@require_safe
def deleted_content(request: SiteRequest) -> HttpResponse:
    rows = DeletedContent.objects.filter(deleted_at__gte=london_now() - KEPT_FOR).select_related("deleted_by")
    context = {"rows": [(row, row.deleted_at + KEPT_FOR) for row in rows.defer("kept")]}
    return TemplateResponse(request, "home/admin/deleted_content.html", context)


@require_POST
def take_back_deletion(request: SiteRequest, pk: int) -> HttpResponse:
    deleted = get_object_or_404(DeletedContent, pk=pk, deleted_at__gte=london_now() - KEPT_FOR)
    try:
        thing = put_back(deleted, request.user)
    except CannotComeBack as problem:
        messages.error(request, f"“{deleted}” was not put back. {problem}")
        return redirect("deleted_content")
    messages.success(request, f"“{deleted}” is back as a draft. Look at it, then publish it again.")
    return redirect(AdminURLFinder(request.user).get_edit_url(thing) or "wagtailadmin_home")
