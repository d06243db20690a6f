"""Authorisation by default: no address of the admin answers without a permission that is stated here.

Each row names views and who may open them. Wagtail asks for a permission itself in most of its own views: those rows
say so. Where it lets in any account (choosers, its API, reports, histories), the row here is stricter. A view that no
row names is refused, and a test lists it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from django.conf import settings
from django.http import HttpResponse
from wagtail.admin import auth
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import get_snippet_models

from core.four_eyes import approves_anything
from core.release_parts import may_make_releases
from core.site_request import SiteRequest

Rule = Callable[[SiteRequest], bool]
ROW_ACTIONS = ("view", "add", "change", "delete", "publish", "check")


def anybody(request: SiteRequest) -> bool:
    """Also before signing in: the way in, and what it is drawn with."""
    return True


def any_account(request: SiteRequest) -> bool:
    """Only what belongs to the person herself."""
    return request.user.is_authenticated


def wagtail_asks(request: SiteRequest) -> bool:
    """The view itself asks for the permission of its kind, and the test of every role holds it."""
    return request.user.is_authenticated


def page_editors(request: SiteRequest) -> bool:
    """Whoever may write any page. An officer of the register, or an account without a role, may not."""
    return page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"})


def page_or_service_editors(request: SiteRequest) -> bool:
    return page_editors(request) or request.user.has_perm("support_services.change_service")


def row_keepers(request: SiteRequest) -> bool:
    """Whoever may do anything with rows of this kind: Wagtail asks which, in all but a few of these views."""
    namespace = request.resolver_match.namespace
    kinds = [model for model in get_snippet_models() if model.snippet_viewset.get_admin_url_namespace() == namespace]
    may = [f"{kind._meta.app_label}.{action}_{kind._meta.model_name}" for kind in kinds for action in ROW_ACTIONS]
    return any(request.user.has_perm(name) for name in may)


def approvers(request: SiteRequest) -> bool:
    """Whoever may approve anything, of which the view then asks which."""
    return approves_anything(request.user)


def release_makers(request: SiteRequest) -> bool:
    """Whoever writes anything with drafts. The views ask what she may do with this release."""
    return may_make_releases(request.user)


def administrators(request: SiteRequest) -> bool:
    return request.user.is_superuser


def nobody(request: SiteRequest) -> bool:
    return False


def permission(*names: str) -> Rule:
    """Any one of these, such as `venues.view_venue`."""

    def has_one(request: SiteRequest) -> bool:
        return any(request.user.has_perm(name) for name in names)

    has_one.__doc__ = " or ".join(names)
    return has_one


@dataclass(frozen=True)
class AdminRule:
    """`views`: a name as `reverse` takes it, or a pattern of names, as of the shell. The first that fits counts."""

    views: str
    may_open: Rule


RULES = (
    # The way in
    AdminRule("wagtailadmin_login", anybody),
    AdminRule("wagtailadmin_password_reset*", anybody),
    AdminRule("mfa_authenticate", anybody),
    AdminRule("account_log*", anybody),
    AdminRule("wagtailadmin_sprite", anybody),
    AdminRule("wagtailadmin_javascript_catalog", anybody),
    AdminRule("wagtail_modeladmin:javascript_catalog", any_account),
    # One's own
    AdminRule("wagtailadmin_home", any_account),
    AdminRule("wagtailadmin_account", any_account),
    AdminRule("wagtailadmin_logout", any_account),
    AdminRule("my_sessions", any_account),
    AdminRule("mfa_*", any_account),
    AdminRule("account_reauthenticate", any_account),
    AdminRule("stay_signed_in", any_account),
    AdminRule("wagtailadmin_dismissibles", any_account),
    AdminRule("read_date", any_account),
    AdminRule("guide", any_account),
    AdminRule("guides", any_account),
    AdminRule("guide_picture", any_account),
    AdminRule("reading", any_account),  # of her own file
    AdminRule("stop_reading", any_account),
    # For trying out Wagtail
    AdminRule("wagtailadmin_error_test", nobody),
    # Pages
    AdminRule("wagtailadmin_pages:*", page_editors),
    AdminRule("wagtailadmin_explore*", page_editors),
    AdminRule("wagtailadmin_choose_page*", page_editors),
    AdminRule("wagtailadmin_tag*", page_editors),
    AdminRule("wagtailadmin_block_preview", page_editors),
    AdminRule("wagtailadmin_api:*", page_editors),
    AdminRule("wagtail_bulk_action", wagtail_asks),
    AdminRule("wagtailadmin_editing_sessions:release", any_account),  # only of her own
    AdminRule("wagtailadmin_editing_sessions:*", wagtail_asks),
    AdminRule("sensitivity", page_editors),
    AdminRule("page_formats", page_editors),  # the view asks whether she may publish it
    AdminRule("begin_translation", page_editors),  # the views ask whether she may change it
    AdminRule("translat*", page_editors),
    # Two pairs of eyes
    AdminRule("countersign", approvers),
    AdminRule("publish_at_once", approvers),
    AdminRule("held_file*", page_editors),  # the views ask whether it is hers, or hers to answer
    AdminRule("release*", release_makers),
    # Pictures, documents and what is chosen
    AdminRule("wagtailimages:preview", page_editors),
    AdminRule("wagtailimages:url_generator*", administrators),
    AdminRule("wagtailimages:*", wagtail_asks),
    AdminRule("wagtaildocs:*", wagtail_asks),
    AdminRule("wagtailimages_chooser:*", page_editors),
    AdminRule("wagtaildocs_chooser:*", page_editors),
    AdminRule("wagtailsnippetchoosers_*:create", nobody),  # rows are made in their own form, never while choosing
    AdminRule("venue_chooser:create", nobody),
    AdminRule("wagtailsnippetchoosers_*", page_editors),
    AdminRule("campaign_file_chooser:*", permission("campaigns.view_packfile")),
    AdminRule("venue_chooser:*", permission("venues.view_venue", "campaigns.view_packfile")),
    # Rows
    AdminRule("wagtailsnippets:index", wagtail_asks),
    AdminRule("wagtailsnippets_*", row_keepers),
    AdminRule("numbers_to_check", wagtail_asks),
    AdminRule("import_services", permission("support_services.add_service")),
    AdminRule("number_receipt", wagtail_asks),
    AdminRule("checked_today", wagtail_asks),
    AdminRule("take_back_check", wagtail_asks),
    AdminRule("ask_the_service", wagtail_asks),
    # Campaigns, papers, progress
    AdminRule("campaign_*", page_editors),
    AdminRule("import_paper*", permission("plans.change_measure")),
    AdminRule("make_paper_drafts", permission("plans.change_measure")),
    AdminRule("paper_page_picture", permission("plans.change_measure")),
    AdminRule("rendering_of_paper", permission("plans.change_measure")),
    AdminRule("make_copy_for_readers", page_editors),  # the view asks whether she may change the paper
    AdminRule("report_progress", page_editors),
    AdminRule("*progress_draft*", page_editors),  # the views ask whether she may report
    AdminRule("answer_report", page_editors),  # the view asks who may approve it
    AdminRule("review_of", page_or_service_editors),  # the views ask whether she may change it
    AdminRule("still_right", page_or_service_editors),
    AdminRule("deleted_content", page_editors),
    AdminRule("take_back_deletion", page_editors),  # the view asks whether she may add it
    AdminRule("draft_links", page_editors),  # the view asks whether she may change it
    AdminRule("undo_publication", page_editors),  # the view asks whether she may publish it
    # Search
    AdminRule("try_searches", permission("home.change_bestanswer")),
    # The register
    AdminRule("venues_*_history", permission("venues.change_venue")),
    AdminRule("venues_export", permission("venues.change_venue")),
    AdminRule("venues_*", permission("venues.view_venue")),
    # The site's own affairs
    AdminRule("samples", administrators),
    AdminRule("set_up", administrators),
    AdminRule("set_up_wards", administrators),
    AdminRule("security_log*", administrators),
    AdminRule("end_sessions", administrators),
    AdminRule("reset_second_factor", administrators),
    AdminRule("wagtailadmin_reports:*", page_editors),
    AdminRule("wagtailadmin_workflows:task_chooser*", administrators),
    AdminRule("wagtailadmin_workflows:task_chosen", administrators),
    AdminRule("wagtailadmin_workflows:*", wagtail_asks),
    AdminRule("wagtailadmin_collections:*", wagtail_asks),
    AdminRule("wagtailredirects:*", wagtail_asks),
    AdminRule("wagtailsettings:*", wagtail_asks),
    AdminRule("wagtailsites:*", wagtail_asks),
    AdminRule("wagtailusers_*", wagtail_asks),
)


@cache
def rule_for(view_name: str) -> AdminRule | None:
    return next((rule for rule in RULES if fnmatchcase(view_name, rule.views)), None)


class AdminPermissionMiddleware:
    """Refuses, before the view is called, what no row allows. Who has not signed in meets Wagtail's own sign-in."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: SiteRequest, view, args, kwargs) -> HttpResponse | None:
        if not settings.ADMIN_HERE or not request.path.startswith(settings.ADMIN_PATHS):
            return None  # where the admin is on another host, the address is none, and a 404
        if not request.resolver_match.url_name:  # the address is none: Wagtail says so itself
            return None
        rule = rule_for(request.resolver_match.view_name)
        if rule and (rule.may_open is anybody or not request.user.is_authenticated):
            return None
        if rule and rule.may_open(request):
            return None
        return auth.permission_denied(request)
