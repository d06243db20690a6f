"""The editors' own views: draft files, the pack before its time, next season, counts, the year with its gaps."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from campaigns import link_counts
from campaigns.link_count_report import chart_of
from campaigns.many_files import add_files
from campaigns.models import CampaignEditionPage, CampaignIndexPage, PackFile
from campaigns.packs import make_pack, small_of
from campaigns.presenters import planned_from, year_asked
from campaigns.rollover import carried_over, items_of
from campaigns.year_planner import clashes, drawn, gaps
from core.file_views import file_response
from core.site_request import SiteRequest
from delivery.clock import day_of


def editable(request: SiteRequest, edition_id: int) -> CampaignEditionPage:
    """The edition as its editors last left it. Raises PermissionDenied for whoever may not edit it."""
    edition = get_object_or_404(CampaignEditionPage, pk=edition_id)
    if not edition.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return edition.get_latest_revision_as_object()


@require_safe
def draft_file(request: SiteRequest, file_id: int, name: str) -> FileResponse:
    """A file in an editor's preview. Readers have no part in it."""
    if not request.user.has_perm("campaigns.view_packfile"):
        raise PermissionDenied
    file = get_object_or_404(PackFile, pk=file_id)
    for served in small_of(file, name.partition(".")[0]):
        if served.name == name:
            return file_response(request, served.open(), served.mime, name)
    if name.endswith(f".{file.extension}"):
        return file_response(request, file.open_afresh(), file.mime, name, as_attachment=not file.is_picture)
    raise Http404


@require_safe
def pack(request: SiteRequest, edition_id: int) -> HttpResponse:
    """The files of the draft and a button that makes their archive ahead of publishing."""
    edition = editable(request, edition_id)
    assets = [asset for asset in edition.assets.all() if asset.file]
    size = sum(asset.file.size for asset in assets if asset.file)
    context = {"edition": edition, "assets": assets, "size": size}
    return TemplateResponse(request, "campaigns/admin/pack.html", context)


@require_POST
def add_to_pack(request: SiteRequest, edition_id: int) -> HttpResponse:
    """Several files at once. What each shows, and its licence, is said in the season's form afterwards."""
    if not request.user.has_perm("campaigns.add_packfile"):
        raise PermissionDenied
    edition = editable(request, edition_id)
    if edition.permissions_for_user(request.user).page_locked():
        raise PermissionDenied
    files = request.FILES.getlist("files")
    added = add_files(edition, files, request.user)
    for problem in added.problems:
        messages.error(request, problem)
    if not files:
        messages.error(request, "Choose at least one file.")
    if not added.titles:
        return redirect("campaign_draft_pack", edition_id)
    messages.success(request, f"Added to the draft: {', '.join(added.titles)}. Now say what each shows.")
    return redirect(reverse("wagtailadmin_pages:edit", args=[edition_id]) + "#panel-child-content-assets-section")


@require_POST
def build_pack(request: SiteRequest, edition_id: int) -> StreamingHttpResponse:
    """Make the archive, saying so far and of how much in a line each: static/admin/campaign-pack.js shows it."""
    edition = editable(request, edition_id)
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # a packed answer would come all at once
    lines = (f"{done} {total}\n" for done, total in make_pack(edition))
    return StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8")


def run_again(request: SiteRequest, edition_id: int) -> HttpResponse:
    """Say what next season's draft will take over from this edition, and make it."""
    edition = get_object_or_404(CampaignEditionPage, pk=edition_id)
    if not edition.get_parent().permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    if request.method != "POST":
        context = {"edition": edition, "items": items_of(edition), "totals": link_counts.totals_of(edition)}
        return TemplateResponse(request, "campaigns/admin/run_again.html", context)
    copy = next_season(edition, request.user)
    many = len(carried_over(copy))
    messages.success(request, f"Made a draft for next season. {many} things taken over need a tick before it goes out.")
    return redirect("wagtailadmin_pages:edit", copy.pk)


def next_season(edition: CampaignEditionPage, user) -> CampaignEditionPage:
    """A draft with everything of `edition` but its days, notice, ticks and results."""
    empty = ["starts_on", "ends_on", "banner_from", "banner_until", "go_live_at", "expire_at", "first_published_at"]
    return edition.copy(
        recursive=False,
        copy_revisions=False,
        keep_live=False,
        user=user,
        update_attrs={
            "title": f"{edition.title} (next season)",
            "slug": free_slug(edition),
            **dict.fromkeys(empty),
            **dict.fromkeys(["results", "pack_name", "card_name"], ""),
            "pack_size": 0,
            "carried_checked": [],
            "made_from": edition,
            "is_sample": False,
            "owner": user,
        },
    )


def free_slug(edition) -> str:
    """The edition's own address with the next free number: “winter-2026-2”."""
    taken = set(edition.get_parent().get_children().values_list("slug", flat=True))
    stem = slugify(edition.slug)
    return next(slug for slug in (f"{stem}-{number}" for number in range(2, 1000)) if slug not in taken)


@require_safe
def counts(request: SiteRequest, edition_id: int) -> HttpResponse:
    """The short addresses of an edition, and how often each was followed, by week."""
    edition = editable(request, edition_id)
    link_counts.short_addresses_of(edition)
    context = {
        "edition": edition,
        "totals": link_counts.totals_of(edition),
        "chart": chart_of(link_counts.counts_by_day(edition), f"counts-{edition.pk}"),
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    return TemplateResponse(request, "campaigns/admin/counts.html", context)


@require_safe
def year(request: SiteRequest) -> HttpResponse:
    """The year with drafts in it: what is planned, when nothing is, and what speaks to the same people at once."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    today = day_of(request)
    shown_year = year_asked(request.GET.get("year"), today)
    pages = CampaignEditionPage.objects.select_related("latest_revision")
    editions = [page.get_latest_revision_as_object() for page in pages]
    planned = [
        each._replace(url=reverse("wagtailadmin_pages:edit", args=[edition.pk]))
        for edition in editions
        for each in planned_from([edition])
    ]
    context = {
        "shown": drawn(planned, shown_year, today),
        "gaps": gaps(planned, shown_year),
        "clashes": clashes(planned, shown_year),
        "undated": [edition for edition in editions if not planned_from([edition])],
        "lists": CampaignIndexPage.objects.order_by("path"),
        "years": [shown_year - 1, shown_year + 1],
    }
    return TemplateResponse(request, "campaigns/admin/year.html", context)
