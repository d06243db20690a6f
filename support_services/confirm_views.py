"""What a service sees that follows its link: its numbers as we show them, and two buttons."""

from datetime import date
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.headers import set_no_store
from support_services.confirm_links import LinkRefused, often_said_wrong, say_wrong, service_of
from support_services.models import Service
from support_services.number_checks import record_check

BY_THE_SERVICE = "The service itself"
MOST_WAITING = 5  # words that something is wrong, until somebody has looked: whoever has the link can send no flood


# The token in the address is the right to answer, and whoever has it needs no cookie: there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SiteRequest, token: str) -> HttpResponse:
    try:
        service = service_of(token)
    except LinkRefused as refused:
        return _answer(request, {"refused": str(refused)}, HTTPStatus.GONE)
    answer = request.POST.get("answer")
    today = day_of(request)
    if answer == "right" and not is_confirmed_by_itself(service, today):
        record_check(service, today, BY_THE_SERVICE)
    elif answer == "wrong" and often_said_wrong(service) < MOST_WAITING:
        say_wrong(service, " ".join(request.POST.get("words", "").split()))
    elif answer in ("right", "wrong"):
        pass  # said already: nothing more is written, and the answer is the same
    elif request.method == "POST":
        return _answer(
            request, {"service": service, "problem": "Press one of the two buttons."}, HTTPStatus.BAD_REQUEST
        )
    return _answer(request, {"service": service, "answer": answer})


def is_confirmed_by_itself(service: Service, today: date) -> bool:
    return bool(service.confirmed) and service.checked_on == today and service.checked_by_role == BY_THE_SERVICE


def _answer(request: SiteRequest, context: dict, status: int = HTTPStatus.OK) -> HttpResponse:
    return set_no_store(render(request, "support_services/confirm.html", context, status=status))
