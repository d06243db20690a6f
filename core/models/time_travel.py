from datetime import date
from typing import Any

from django.db import models
from django.shortcuts import render
from wagtail.models import Page

from core.site_request import SiteRequest
from core.time_travel import with_day_kept
from delivery.clock import EARLIEST_DAY, day_asked

OTHER_SECTIONS = {"lineage", "unknown"}  # at addresses of their own, not in the tree of pages


class TimeTravelMixin(models.Model):
    """A page that can be read as it was on another day: `?on=2023-06-04`. Its address without that is today's."""

    reads_from_address: tuple[str, ...] = ("on",)

    class Meta:
        abstract = True

    def began_after(self, day: date) -> bool:
        """Whether nothing of it was known on `day`, so that it cannot be shown for it."""
        return False

    def serve(self, request: SiteRequest, *args: Any, **kwargs: Any) -> Any:
        asked = day_asked(request)
        if asked.is_another_day and self.began_after(asked.day):
            there = {"address": request.path, "earliest": EARLIEST_DAY.isoformat(), "asked": asked}
            return render(request, "day_too_early.html", there, status=404)
        response = super().serve(request, *args, **kwargs)  # type: ignore[misc]  # a page comes after this mixin
        if asked.problem:
            response.status_code = 400
        if asked.is_another_day and hasattr(response, "add_post_render_callback"):
            response.add_post_render_callback(lambda made: keep_day(made, asked.day.isoformat()))
        return response

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]  # as above
        return context | {"asked": day_asked(request), "earliest": EARLIEST_DAY.isoformat()}


def keep_day(response: Any, day: str) -> None:
    """Let links to other pages that can be read on a day lead to them on the same day. One query."""
    below_front = Page.objects.live().filter(depth=3).type(TimeTravelMixin)
    sections = set(below_front.values_list("slug", flat=True)) | OTHER_SECTIONS
    response.content = with_day_kept(response.content.decode(), day, sections)
