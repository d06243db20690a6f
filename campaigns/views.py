"""What readers fetch beside pages: files, archives, short links, the calendar as data.

The embargo is held here: a file is found only through its edition, and only while that edition is public. There is no
other address to guess.
"""

from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from campaigns.ics import calendar_file
from campaigns.link_counts import count_one
from campaigns.models import CampaignEditionPage, ShortAddress
from campaigns.packs import files_of
from core.file_views import file_response
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.methods import require_safe


@require_safe
def campaign_file(request: SiteRequest, edition_id: int, name: str) -> FileResponse:
    edition = get_object_or_404(CampaignEditionPage.objects.released(), pk=edition_id)
    return file_named(request, edition, name)


def file_named(request: SiteRequest, edition: CampaignEditionPage, name: str) -> FileResponse:
    """What this version of an edition hands out today under that name. Raises Http404."""
    for served in files_of(edition, day_of(request)):
        if served.name == name:
            is_seen = served.mime.startswith("image/")
            return file_response(request, served.open(), served.mime, name, as_attachment=not is_seen)
    raise Http404


@require_safe
def campaign_pack(request: SiteRequest, edition_id: int) -> FileResponse:
    """The whole pack, as it was made at publishing. Not offered once the licence of one of its files has ended."""
    edition = get_object_or_404(CampaignEditionPage.objects.released(), pk=edition_id)
    day = day_of(request)
    if not edition.pack_name or not all(asset.is_offered_on(day) for asset in edition.assets.all()):
        raise Http404
    archive = storages["private"].open(edition.pack_name)
    return file_response(request, archive, "application/zip", f"{edition.slug}.zip", as_attachment=True)


@require_safe
def short_address(request: SiteRequest, code: str) -> HttpResponse:
    """Lead on, and count one more today: nothing else of the request is looked at."""
    address = get_object_or_404(ShortAddress.objects.select_related("edition"), code=code)
    if not CampaignEditionPage.objects.released().filter(pk=address.edition_id).exists():
        raise Http404
    if request.method == "GET":
        count_one(address, day_of(request))
    response = redirect(address.edition.get_url(request))
    response["Cache-Control"] = "no-store"  # or the second visit would not be counted
    return response


@require_safe
def calendar(request: SiteRequest) -> HttpResponse:
    """Every season, for calendar programs."""
    editions = CampaignEditionPage.objects.released_for(request)
    name = request.navigation.partnership.name
    written = calendar_file(editions, f"Campaigns: {name}" if name else "Campaigns", request.build_absolute_uri)
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")
