"""What every template may know of the scheme for venues."""

from django.utils.functional import SimpleLazyObject

from core.site_request import SiteRequest
from venues.scheme import scheme_of


def scheme(request: SiteRequest) -> dict:
    return {"scheme": SimpleLazyObject(lambda: scheme_of(request))} if hasattr(request, "navigation") else {}
