from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.menu_items import ForEditors
from home import deletion_views
from home.overlapping_edits import say_whose_version_lies_below
from home.publication_undo import UndoPublication, undo_publication
from home.sample_views import samples
from home.search.admin_views import try_searches


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("searches/", try_searches, name="try_searches"),
        path("samples/", samples, name="samples"),
        path("deleted/", deletion_views.deleted_content, name="deleted_content"),
        path("deleted/<int:pk>/take-back/", deletion_views.take_back_deletion, name="take_back_deletion"),
        path("undo-publication/<int:page_id>/", undo_publication, name="undo_publication"),
    ]


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


@hooks.register("register_reports_menu_item")
def deleted_menu_item():
    return ForEditors("What was deleted", reverse("deleted_content"), icon_name="bin", order=910)


@hooks.register("register_page_action_menu_item")
def undo_menu_item():
    return UndoPublication()


hooks.register("before_delete_page", deletion_views.before_page)
hooks.register("before_delete_snippet", deletion_views.before_rows)
hooks.register("before_bulk_action", deletion_views.before_many)
for deletion in ("after_delete_page", "after_delete_snippet", "after_bulk_action"):
    hooks.register(deletion, deletion_views.after)
hooks.register("after_edit_page", say_whose_version_lies_below)
