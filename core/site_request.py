"""A request as the apps meet it: everything that this site hangs on one stands here, with who hangs it there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.messages.storage.base import BaseStorage
from django.urls import ResolverMatch

from delivery.site_request import TimedRequest

if TYPE_CHECKING:
    from core.navigation import SiteNavigation


class SiteRequest(TimedRequest):
    """For annotations: what Django makes is an HttpRequest, and middleware hangs the rest on it."""

    navigation: SiteNavigation  # core.navigation
    is_preview: bool  # Wagtail, when an editor looks at a draft
    draft_token: str  # home.draft_link_views, where somebody without an account sees a draft as it will look
    is_sensitive: bool  # support_services.sensitivity, on pages that Wagtail serves
    is_covered: bool  # support_services.sensitivity: the browser came back to a sensitive page
    _messages: BaseStorage  # Django, and venues.desk.held_entries for a press that is taken back
    held_entry: Any  # venues.desk.held_entries, while a press that was held is pressed again
    is_for_support: Callable[[], bool]  # support_services.sensitivity
    resolver_match: ResolverMatch  # Django, before any view
    about_to_go: list[Any]  # home.deletion_views, until they are gone
    sign_in_wait: int  # accounts.sign_in_limits: seconds until somebody may try again
    after_answer: list[Callable[[], object]]  # accounts.after_answer: what is done once it has been answered
    was_refused: bool  # home.unsent_text: she may not do what she asked for
    notices: list[Any]  # campaigns.site_notices, once read
    released_editions: list[Any]  # campaigns.querysets, once read
    editions_by_activity: dict[int, list[Any]]  # home.templatetags.campaign_links, once read
    _wagtail_site: Any  # Wagtail's own, filled in by core.navigation so that it is not read again
    _wagtail_route_for_request: Any
    _wagtail_cached_site_root_paths: Any
