"""The way to the pages of the register, from the front page."""

from django.urls import reverse_lazy

from core.navigation import Breadcrumb

TITLE = "Safety Thirst venues"


def below_register(*steps: Breadcrumb) -> list[Breadcrumb]:
    """The front page, the list of venues, and `steps` below it; the last is the page being shown."""
    return [Breadcrumb("Home", "/"), Breadcrumb(TITLE, reverse_lazy("venues")), *steps]
