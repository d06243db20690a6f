"""The public addresses of the register."""

from django.urls import include, path

urlpatterns = [
    path("", include("venues.proof.urls")),
]
