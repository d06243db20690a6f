"""`?on=2023-06-04` shows a page as it was on that day. It is never lost on the way, and never silently ignored."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import RedirectMiddleware

HREF = re.compile(r'(<a\b[^>]*?\bhref=")(/[^"?#]*)((?:#[^"]*)?")')
ADMIN = ("/admin/", "/django-admin/")  # has parameters of its own
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)


class RedirectKeepsDayMiddleware(RedirectMiddleware):
    """A page that was renamed or moved is shown for the day asked for, not as it is today."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        day = request.GET.get("on")
        if answer is not response and day and not urlsplit(answer["Location"]).query:
            address, hash_sign, place = answer["Location"].partition("#")
            answer["Location"] = f"{address}?on={day}{hash_sign}{place}"
        return answer


class DayRefusedMiddleware:
    """What does not read the day, page, feed or file, says so, instead of showing today as if it were that day."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "on" not in request.GET or getattr(request, "day_was_read", False) or response.status_code != 200:
            return response
        if request.path.startswith(ADMIN):
            return response
        if response.get("Content-Type", "").startswith("text/html"):
            return render(request, "day_not_here.html", {"address": request.path}, status=400)
        words = "This is the same for every day. Leave out “on”."
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")


def with_day_kept(html: str, day: str, sections: set[str]) -> str:
    """`html` whose links in `main` to pages below `sections`, such as `plans`, lead to those pages on the same day."""

    def add(link: re.Match[str]) -> str:
        before, address, after = link.groups()
        stays = "data-today" in before or address.split("/")[1] not in sections
        return link.group(0) if stays else f"{before}{address}?on={day}{after}"

    return MAIN.sub(lambda main: HREF.sub(add, main.group(0)), html)
