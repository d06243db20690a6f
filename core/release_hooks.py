"""Where the admin leads to releases: its menu, the buttons of what is edited, and a word above what is in one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import DraftStateMixin

from core import release_views, releases
from core.four_eyes import kind_of
from core.menu_buttons import add_beside_save, edited
from core.release_parts import address_to_add, may_make_releases


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("releases/", release_views.releases, name="releases"),
        path("releases/<int:number>/", release_views.release, name="release"),
        path("releases/<int:number>/add/", release_views.release_choose, name="release_choose"),
        path("releases/<int:number>/site/", release_views.release_site, name="release_site"),
        path("releases/<int:number>/site/<path:path>", release_views.release_site, name="release_site"),
        path("releases/add/<int:content_type>/<str:object_id>/", release_views.release_add, name="release_add"),
    ]


@hooks.register("register_log_actions")
def name_the_actions(actions: Any) -> None:
    actions.register_action(releases.ADDED, "Add to a release", "Added it to a release")
    actions.register_action(releases.REMOVED, "Take out of a release", "Took it out of a release")
    actions.register_action(releases.APPROVED, "Approve in a release", "Approved it in a release")


class ReleasesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_make_releases(request.user)


@hooks.register("register_admin_menu_item")
def releases_menu_item() -> MenuItem:
    return ReleasesMenuItem("Releases", reverse("releases"), icon_name="tasks", order=160)


class AddToRelease:
    """Beside Save: for what has a draft, or gets one with the next press on Save."""

    label = "Add to a release"
    name = "action-add-to-release"
    icon_name = "tasks"

    def is_shown(self, context: dict[str, Any]) -> bool:
        thing = edited(context)
        return bool(thing and thing.pk and kind_of(type(thing)) and releases.waits_of(thing))

    def get_url(self, context: dict[str, Any]) -> str:
        return address_to_add(edited(context))


add_beside_save(AddToRelease, order=75)


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_in_which_release_it_is(request: HttpRequest, instance: Any) -> None:
    if request.method != "GET" or not isinstance(instance, DraftStateMixin):
        return
    found = releases.releases_of(instance).first()
    if found:
        words = "It is public with the release <a href='{}'>{}</a>. Changed, it is approved again there."
        messages.info(request, format_html(words, reverse("release", args=[found.pk]), found.title))
