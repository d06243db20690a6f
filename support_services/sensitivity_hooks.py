"""The switch in the admin, and what makes it count when pages are served and moved. Imported when the app is ready."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from core.site_request import SiteRequest
from support_services.models import SensitivityMark
from support_services.page_rights import may_edit
from support_services.sensitivity import is_sensitive, may_be_sensitive, serve_sensitively
from support_services.sensitivity_form import MARKED, SensitivityForm

hooks.register("on_serve_page", serve_sensitively)


def switch(request: SiteRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id)
    if not may_be_sensitive(page):
        raise Http404
    if not may_edit(page, request.user):
        raise PermissionDenied
    form = SensitivityForm(request.POST or None, page=page, user=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, f"“{page.title}” is now {'sensitive' if is_sensitive(page) else 'open'}.")
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"form": form, "page": page, "is_sensitive": is_sensitive(page)}
    return render(request, "support_services/admin/sensitivity.html", context)


@hooks.register("register_admin_urls")
def switch_address():
    return [path("pages/<int:page_id>/sensitivity/", switch, name="sensitivity")]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def switch_button(page, user, *args, **kwargs):
    if may_be_sensitive(page) and may_edit(page, user):
        yield Button("Sensitive or open", reverse("sensitivity", args=[page.pk]), icon_name="view", priority=45)


@hooks.register("before_move_page")
def stay_sensitive(request: SiteRequest, page: Page, destination: Page) -> None:
    """A sensitive page that is moved below an open one stays as it is, until an administrator says otherwise."""
    if request.method == "POST" and is_sensitive(page):
        SensitivityMark.objects.update_or_create(page=page, defaults={"is_sensitive": True})


@hooks.register("register_log_actions")
def name_the_switch(actions) -> None:
    actions.register_action(MARKED, "Mark as sensitive or open", "Said whether this part is sensitive or open")
