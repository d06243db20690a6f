"""Help that begins on the front page and leaves no other line in a history than the name of the site.

A button sends a form to the front page's own address, and the answer is the hub, in the quiet way. So the address stays
that of the front page, and the title that a browser keeps is the name of the partnership.
"""

from django.http import HttpResponse, HttpResponseNotAllowed

from core.public_pages import is_open
from core.site_request import SiteRequest
from support_services.models import SupportHubPage
from support_services.sensitivity import protect

ASKED = "quiet"


def read_quietly(request: SiteRequest) -> HttpResponse:
    """The hub at the address of the front page. Anything else that is sent there is refused, as on every page."""
    hub = SupportHubPage.objects.filter(is_open(), translated_from=[]).first() if ASKED in request.POST else None
    if hub is None:
        return HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"])
    request.is_sensitive, request.is_covered = True, False
    return protect(hub.start_quietly(request, request.navigation.partnership.name))
