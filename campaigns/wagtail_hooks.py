from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import PagePermissionTester

from campaigns import admin_views
from campaigns.models import CampaignEditionPage
from campaigns.viewsets import pack_file_chooser
from core.menu_items import ForHolders


@hooks.register("register_admin_viewset")
def files_to_choose():
    return pack_file_chooser


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("campaigns/", admin_views.year, name="campaign_year"),
        path("campaigns/files/<int:file_id>/<str:name>", admin_views.draft_file, name="campaign_draft_file"),
        path("campaigns/<int:edition_id>/pack/", admin_views.pack, name="campaign_draft_pack"),
        path("campaigns/<int:edition_id>/pack/add/", admin_views.add_to_pack, name="campaign_add_to_pack"),
        path("campaigns/<int:edition_id>/pack/build/", admin_views.build_pack, name="campaign_build_pack"),
        path("campaigns/<int:edition_id>/counts/", admin_views.counts, name="campaign_counts"),
        path("campaigns/<int:edition_id>/run-again/", admin_views.run_again, name="campaign_run_again"),
    ]


@hooks.register("register_admin_menu_item")
def year_menu_item():
    return ForHolders(
        "Campaigns",
        reverse("campaign_year"),
        icon_name="calendar-alt",
        order=255,
        permission="campaigns.add_packfile",
    )


@hooks.register("register_page_header_buttons")
def edition_buttons(page, user, view_name, next_url=None):
    """On an edition in the admin: its pack and next season, its short addresses."""
    if isinstance(page, CampaignEditionPage) and PagePermissionTester(user, page).can_edit():
        yield Button("Pack", reverse("campaign_draft_pack", args=[page.pk]), icon_name="folder", priority=5)
        yield Button("Short addresses", reverse("campaign_counts", args=[page.pk]), icon_name="link", priority=6)
        yield Button("Run again", reverse("campaign_run_again", args=[page.pk]), icon_name="rotate", priority=7)
