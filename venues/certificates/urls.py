"""Addresses that stand on certificates and in other sites' pages: they stay."""

from django.urls import path, re_path

from venues.certificates import badge_views, check_views, download_views, key_views

urlpatterns = [
    path("safety-thirst/check/", check_views.check, name="check_certificate"),
    path("st/<str:number>", check_views.short_address, name="certificate_short_address"),
    path("st/<str:number>/", check_views.short_address),
    path("ST/<str:number>", check_views.short_address),  # as the sticker's code has it
    path("safety-thirst/certificates/<str:number>/sticker.pdf", download_views.sticker, name="certificate_sticker"),
    path("safety-thirst/certificates/<str:number>.pdf", download_views.pdf, name="certificate_pdf"),
    path("safety-thirst/certificates/<str:number>/open-badge.json", download_views.open_badge, name="open_badge"),
    path(
        "safety-thirst/certificates/<str:number>/open-badge.jwt", download_views.open_badge_jwt, name="open_badge_jwt"
    ),
    re_path(
        r"^safety-thirst/badges/(?P<reference>[^/]+)/file\.(?P<form>svg|png)$",
        badge_views.badge_file,
        name="badge_file",
    ),
    re_path(
        r"^safety-thirst/badges/(?P<reference>[^/.]+)(?P<dark>(?:/dark)?)\.(?P<form>svg|png)$",
        badge_views.badge,
        name="badge",
    ),
    path("safety-thirst/badges/<str:reference>/", badge_views.badge_page, name="badge_page"),
    re_path(
        r"^safety-thirst/open-badges/status/(?P<number>[0-9]{1,6})\.(?P<form>json|jwt)$",
        key_views.status_list_file,
        name="status_list",
    ),
    path(".well-known/safety-thirst-keys.json", key_views.keys, name="certificate_keys"),
    path(".well-known/did.json", key_views.controller_document, name="controller_document"),
]
