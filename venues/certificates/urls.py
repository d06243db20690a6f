"""Addresses that stand on certificates and in other sites' pages: they stay, or lead to where they went."""

from django.urls import URLPattern, path, re_path

from venues.certificates import badge_views, check_views, download_views, key_views
from venues.scheme import ShortPath

below_path = [
    path("check/", check_views.check, name="check_certificate"),
    path("certificates/<str:number>/sticker.pdf", download_views.sticker, name="certificate_sticker"),
    path("certificates/<str:number>.pdf", download_views.pdf, name="certificate_pdf"),
    path("certificates/<str:number>/open-badge.json", download_views.open_badge, name="open_badge"),
    path("certificates/<str:number>/open-badge.jwt", download_views.open_badge_jwt, name="open_badge_jwt"),
    re_path(
        r"^badges/(?P<reference>[^/]+)/file\.(?P<form>svg|png)$",
        badge_views.badge_file,
        name="badge_file",
    ),
    re_path(
        r"^badges/(?P<reference>[^/.]+)(?P<dark>(?:/dark)?)\.(?P<form>svg|png)$",
        badge_views.badge,
        name="badge",
    ),
    path("badges/<str:reference>/", badge_views.badge_page, name="badge_page"),
    re_path(
        r"^open-badges/status/(?P<number>[0-9]{1,6})\.(?P<form>json|jwt)$",
        key_views.status_list_file,
        name="status_list",
    ),
]

everywhere = [
    URLPattern(ShortPath(), check_views.short_address),  # type: ignore[arg-type]  # has all that Django asks of a pattern
    path(".well-known/did.json", key_views.controller_document, name="controller_document"),
    path(".well-known/<slug:path>-keys.json", key_views.keys, name="certificate_keys"),
]
