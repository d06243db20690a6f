"""The partnership's own colours and mark, where its settings have some: a small style sheet and a drawing."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from core import brand
from core.site_request import SiteRequest
from delivery.decorators import cached_until_midnight
from delivery.methods import require_safe


@require_safe
@cached_until_midnight
def brand_sheet(request: SiteRequest) -> HttpResponse:
    partnership = request.navigation.partnership
    if not partnership.has_brand:
        raise Http404
    sheet = brand.style_sheet(partnership.dark_colour, partnership.link_colour)
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


@require_safe
@cached_until_midnight
def brand_mark(request: SiteRequest) -> HttpResponse:
    partnership = request.navigation.partnership
    if not partnership.has_brand:
        raise Http404
    if partnership.logo:
        return redirect(partnership.logo.get_rendition("max-64x64|format-png").url)
    return HttpResponse(brand.mark(partnership.dark_colour, partnership.link_colour), content_type="image/svg+xml")
