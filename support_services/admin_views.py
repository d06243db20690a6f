"""For the person who checks numbers: what is due, one button for each, and a way back."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import ModelLogEntry

from core.site_request import SiteRequest
from delivery.clock import day_of
from support_services.confirm_links import LASTS_DAYS, make_link, said_wrong_since_checked
from support_services.models import Service
from support_services.number_checks import CHECK, as_listed, lately, record_check, undo_check
from support_services.receipts import NUMBER_CHANGED, changes_since, receipt_of
from support_services.typed_numbers import pages_with_typed

MAY_CHECK = "support_services.check_service"
LATE = timedelta(minutes=1)  # then whatever writes the copy has stopped


@require_safe
def numbers_to_check(request: SiteRequest) -> HttpResponse:
    _refuse_others(request)
    today = day_of(request)
    due = [as_listed(service) for service in Service.objects.to_check(today)]
    wrong = said_wrong_since_checked(due)
    context = {
        "due": [(service, wrong.get(service.pk)) for service in due],
        "today": today,
        "lately": lately(today - timedelta(days=7)),
        "changes": changes_since(request.now - timedelta(days=7)),
        "lasts_days": LASTS_DAYS,
    }
    return TemplateResponse(request, "support_services/admin/numbers_to_check.html", context)


@require_POST
def checked_today(request: SiteRequest, number: int) -> HttpResponse:
    _refuse_others(request)
    service = get_object_or_404(Service, pk=number)
    record_check(service, day_of(request), role_of(request.user), request.user)
    messages.success(request, f"Recorded: “{service}” was checked today. You can take this back below.")
    return redirect("numbers_to_check")


@require_POST
def ask_the_service(request: SiteRequest, number: int) -> HttpResponse:
    """A link to send to the service, so that it confirms its numbers itself."""
    _refuse_others(request)
    service = get_object_or_404(Service, pk=number)
    link = request.build_absolute_uri(reverse("confirm_numbers", args=[make_link(service, request.user)]))
    messages.success(request, f"Send this link to “{service}”. It works for {LASTS_DAYS} days: {link}")
    return redirect("numbers_to_check")


@require_safe
def number_receipt(request: SiteRequest, entry: int) -> HttpResponse:
    """Where another number was published. Asks again by itself while a copy is being written."""
    change = get_object_or_404(ModelLogEntry, pk=entry, action=NUMBER_CHANGED)
    service = get_object_or_404(Service, pk=change.object_id)
    if not request.user.has_perm("support_services.change_service"):
        raise PermissionDenied
    receipt = receipt_of(change)
    is_late = not receipt.is_whole and request.now - receipt.since > LATE
    gone = set(change.data["before"]) - set(change.data["now"])
    context = {"service": service, "receipt": receipt, "is_late": is_late, "typed": pages_with_typed(gone)}
    response = TemplateResponse(request, "support_services/admin/number_receipt.html", context)
    if not receipt.is_whole and not is_late:
        response["Refresh"] = "1"
    return response


@require_POST
def take_back_check(request: SiteRequest, entry: int) -> HttpResponse:
    _refuse_others(request)
    undo_check(get_object_or_404(ModelLogEntry, pk=entry, action=CHECK), request.user)
    messages.success(request, "Taken back.")
    return redirect("numbers_to_check")


def role_of(user) -> str:
    """The post under which somebody works here: the first of their groups. Never a name."""
    group = user.groups.order_by("name").first()
    return group.name if group else "Administrator"


def _refuse_others(request: SiteRequest) -> None:
    if not request.user.has_perm(MAY_CHECK):
        raise PermissionDenied
