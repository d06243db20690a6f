from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from plans import import_views


@hooks.register("register_admin_urls")
def import_addresses():
    return [
        path("papers/import/", import_views.import_paper, name="import_paper"),
        path("papers/import/<int:original_id>/", import_views.make_paper_drafts, name="make_paper_drafts"),
    ]


@hooks.register("register_admin_menu_item")
def import_menu_item():
    return MenuItem("Import a paper", reverse("import_paper"), icon_name="upload", order=250)
