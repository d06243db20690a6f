"""The security log for administrators: to read and to save, never to change."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.models import SecurityEvent, SecurityEventKind
from core.security_log import as_json, record

ON_A_PAGE = 100


@require_safe
def security_log(request: HttpRequest) -> HttpResponse:
    kind, who = request.GET.get("kind", ""), request.GET.get("who", "").strip()
    events = SecurityEvent.objects.order_by("-number")
    if kind in SecurityEventKind.values:
        events = events.filter(kind=kind)
    if who:
        events = events.filter(who__iexact=who[:150].replace("\0", ""))
    page = Paginator(events, ON_A_PAGE).get_page(request.GET.get("p"))
    said = {"page": page, "kinds": SecurityEventKind.choices, "kind": kind, "who": who}
    return render(request, "accounts/admin/security_log.html", said)


@require_safe
def security_log_lines(request: HttpRequest) -> StreamingHttpResponse:
    """One line of JSON each."""
    record(SecurityEventKind.EXPORT, request=request, about="security log")
    response = StreamingHttpResponse(lines(), content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="security-log.jsonl"'
    response["Cache-Control"] = "no-store"
    return response


def lines() -> Iterator[str]:
    for event in SecurityEvent.objects.iterator():
        yield as_json(event) + "\n"
