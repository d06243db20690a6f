"""Addresses that stand on certificates and in other sites' pages: they stay."""

from django.urls import path

from venues.proof import check_views

urlpatterns = [
    path("safety-thirst/check/", check_views.check, name="check_certificate"),
    path("st/<str:number>", check_views.short_address, name="certificate_short_address"),
    path("st/<str:number>/", check_views.short_address),
    path(".well-known/safety-thirst-keys.json", check_views.keys, name="certificate_keys"),
]
