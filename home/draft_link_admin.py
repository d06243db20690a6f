"""The editor's side of a link to a draft: make one, see whether it was opened, end it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.models import Page, PagePermissionTester

from core.site_request import SiteRequest
from home.draft_link_models import DraftLink
from home.draft_links import is_public_since, make_draft_link
from home.timed_links import revoke, token_of, why_ended

NO_DRAFT = "Nothing of this page waits to be public, so there is no draft to show. Save one first."


class DraftLinkForm(forms.Form):
    for_whom = forms.CharField(
        label="For whom", max_length=120, help_text="What they say stands in the editor under this name."
    )
    days = forms.IntegerField(label="Works for so many days", min_value=1, max_value=60, initial=14)
    is_pinned = forms.TypedChoiceField(
        label="What it shows",
        choices=[("no", "Always the newest version"), ("yes", "The version of now, also when it is changed")],
        initial="no",
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def draft_links(request: SiteRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id)
    if not PagePermissionTester(request.user, page).can_edit():
        return permission_denied(request)
    links = DraftLink.objects.filter(page=page).select_related("made_by", "revision", "page__live_revision")
    if "revoke" in request.POST:
        link = links.filter(pk=request.POST["revoke"], revoked_at=None).first()
        if link:
            revoke(link, request.now)
            messages.success(request, f"Ended: the link for {link.for_whom} shows nothing any more.")
        return redirect("draft_links", page.pk)
    has_draft = not page.live or page.has_unpublished_changes
    form = DraftLinkForm(request.POST or None)
    if request.method == "POST" and has_draft and form.is_valid():
        said = form.cleaned_data
        make_draft_link(
            page, request.user, said["for_whom"], said["days"], is_pinned=said["is_pinned"], moment=request.now
        )
        messages.success(request, "The link is made. Copy it from the list below.")
        return redirect("draft_links", page.pk)
    rows = [(link, request.build_absolute_uri(address_of(link)), state_of(link, request), ()) for link in links]
    context = {"subtitle": page.get_admin_display_title(), "no_draft": NO_DRAFT, "rows": rows}
    context["form"] = form if has_draft else None
    return TemplateResponse(request, "home/admin/draft_links.html", context)


def address_of(link: DraftLink) -> str:
    return reverse("read_draft", args=[token_of(link)])


def state_of(link: DraftLink, request: SiteRequest) -> str:
    """Why it shows nothing any more; "" while it works."""
    return why_ended(link, request.now) or ("the page is public" if is_public_since(link) else "")
