"""What every template may know about where it is. Nothing is read from the database until a template asks."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from core.site_request import SiteRequest


def navigation(request: SiteRequest) -> dict[str, Any]:
    """`partnership`, `menu`, `footer_menu`, `trail` and `canonical_url` for the page being shown."""
    navigation = getattr(request, "navigation", None)
    if navigation is None:
        return {}
    return {
        "partnership": SimpleLazyObject(lambda: navigation.partnership),
        "menu": SimpleLazyObject(lambda: navigation.menu),
        "footer_menu": SimpleLazyObject(lambda: navigation.footer_menu),
        "trail": SimpleLazyObject(lambda: navigation.trail),
        "canonical_url": request.build_absolute_uri(request.path),
    }
