"""The client IP address behind a reverse proxy, where the web server says so: only to count wrong passwords."""

from django.conf import settings

from core.site_request import SiteRequest


def address_of(request: SiteRequest) -> str | None:
    return request.META.get(settings.VISITOR_ADDRESS) or None
