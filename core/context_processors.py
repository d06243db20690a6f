"""What every template may know about where it is. Nothing is read from the database until a template asks."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def wayfinding(request: HttpRequest) -> dict:
    """`partnership`, `menu`, `footer_menu`, `trail` and `canonical_url` for the page being shown."""
    wayfinder = getattr(request, "wayfinder", None)
    if wayfinder is None:
        return {}
    return {
        "partnership": SimpleLazyObject(lambda: wayfinder.partnership),
        "menu": SimpleLazyObject(lambda: wayfinder.menu),
        "footer_menu": SimpleLazyObject(lambda: wayfinder.footer_menu),
        "trail": SimpleLazyObject(lambda: wayfinder.trail),
        "canonical_url": request.build_absolute_uri(request.path),
    }
