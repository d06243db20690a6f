from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.sample_views import samples
from home.search.admin_views import try_searches


@hooks.register("register_admin_urls")
def addresses():
    return [path("searches/", try_searches, name="try_searches"), path("samples/", samples, name="samples")]


class TrySearches(MenuItem):
    """In the menu of those who may change what search answers."""

    def is_shown(self, request):
        return request.user.has_perm("home.change_bestanswer")


@hooks.register("register_reports_menu_item")
def menu_item():
    return TrySearches("What searches find", reverse("try_searches"), icon_name="search", order=900)


class Samples(MenuItem):
    """For administrators."""

    def is_shown(self, request):
        return request.user.is_superuser


@hooks.register("register_settings_menu_item")
def samples_menu_item():
    return Samples("Samples", reverse("samples"), icon_name="view", order=950)
