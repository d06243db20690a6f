"""What templates may know of the whole site. Nothing is read from the database until a template asks."""

from django.utils.functional import SimpleLazyObject

from campaigns.site_notices import notices_shown
from core.site_request import SiteRequest


def notices(request: SiteRequest) -> dict:
    """`notices`: what stands at the top of the page asked for."""
    if not hasattr(request, "navigation"):
        return {}
    return {"notices": SimpleLazyObject(lambda: notices_shown(request))}
