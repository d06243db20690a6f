from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import PagePermissionTester

from core.menu_items import ForAdministrators, ForEditors
from home import deletion_views, draft_link_admin, guide_views
from home.desk import reviews
from home.desk import views as desk_views
from home.overlapping_edits import say_whose_version_lies_below
from home.publication_undo import UndoPublication, undo_publication
from home.release_link_views import release_links
from home.sample_views import samples
from home.search.admin_views import try_searches
from home.set_up_views import set_up, set_up_wards


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("searches/", try_searches, name="try_searches"),
        path("samples/", samples, name="samples"),
        path("set-up/", set_up, name="set_up"),
        path("set-up/wards/", set_up_wards, name="set_up_wards"),
        path("reviews/<str:kind>/<int:key>/", desk_views.review_of, name="review_of"),
        path("reviews/<str:kind>/<int:key>/still-right/", desk_views.still_right, name="still_right"),
        path("deleted/", deletion_views.deleted_content, name="deleted_content"),
        path("deleted/<int:pk>/take-back/", deletion_views.take_back_deletion, name="take_back_deletion"),
        path("draft-links/<int:page_id>/", draft_link_admin.draft_links, name="draft_links"),
        path("releases/<int:number>/links/", release_links, name="release_links"),
        path("guides/", guide_views.guides, name="guides"),
        path("guides/pictures/<slug:name>.png", guide_views.guide_picture, name="guide_picture"),
        path("guides/<slug:name>/", guide_views.guide, name="guide"),
        path("undo-publication/<int:page_id>/", undo_publication, name="undo_publication"),
    ]


class TrySearches(MenuItem):
    """In the menu of those who may change what search answers."""

    def is_shown(self, request):
        return request.user.has_perm("home.change_bestanswer")


@hooks.register("register_reports_menu_item")
def menu_item():
    return TrySearches("What searches find", reverse("try_searches"), icon_name="search", order=900)


@hooks.register("register_settings_menu_item")
def set_up_menu_item():
    return ForAdministrators("Set up this site", reverse("set_up"), icon_name="tasks", order=1)


@hooks.register("register_settings_menu_item")
def samples_menu_item():
    return ForAdministrators("Samples", reverse("samples"), icon_name="view", order=950)


@hooks.register("register_reports_menu_item")
def deleted_menu_item():
    return ForEditors("What was deleted", reverse("deleted_content"), icon_name="bin", order=910)


@hooks.register("register_page_action_menu_item")
def undo_menu_item():
    return UndoPublication()


SAID_BY_OURS = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation"}


@hooks.register("register_help_menu_item")
def guides_menu_item():
    return MenuItem("Guides", reverse("guides"), icon_name="help", order=10)


@hooks.register("construct_homepage_panels")
def due_panel(request, panels):
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in SAID_BY_OURS]
    panels.append(desk_views.DuePanel())


@hooks.register("register_page_header_buttons")
def review_button(page, user, view_name, next_url=None):
    if page.live and PagePermissionTester(user, page).can_edit():
        address = reverse("review_of", args=["page", page.pk])
        yield Button("Who looks after it", address, icon_name="calendar-check", priority=60)


@hooks.register("register_page_header_buttons")
def draft_link_button(page, user, view_name, next_url=None):
    if (page.has_unpublished_changes or not page.live) and PagePermissionTester(user, page).can_edit():
        address = reverse("draft_links", args=[page.pk])
        yield Button("Show to people outside", address, icon_name="view", priority=65)


@hooks.register("register_log_actions")
def review_log_actions(actions):
    actions.register_action(reviews.STILL_RIGHT, "Still right", "Read it and found it right")
    actions.register_action(reviews.SET_REVIEW, "Set who looks after it", "Set who looks after it, and until when")


hooks.register("before_delete_page", deletion_views.before_page)
hooks.register("before_delete_snippet", deletion_views.before_rows)
hooks.register("before_bulk_action", deletion_views.before_many)
for deletion in ("after_delete_page", "after_delete_snippet", "after_bulk_action"):
    hooks.register(deletion, deletion_views.after)
hooks.register("after_edit_page", say_whose_version_lies_below)
