"""What somebody who holds a certificate's number can take home: the sheet to print, and the badge for a wallet."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse

from core.site_request import SiteRequest
from delivery.headers import KEPT_NOWHERE
from delivery.methods import require_safe
from venues.certificates.check_views import check_page, slowed_page
from venues.certificates.open_badges import JWT, badge_as_json, badge_as_jwt, issuer_name, key_for
from venues.certificates.pdf import certificate_pdf, sticker_pdf
from venues.certificates.rate_limit import count_wrong, is_rate_limited
from venues.certificates.verification import VerificationResult, answer_for
from venues.models import Certificate
from venues.scheme import scheme_path


def only_in_force(
    view: Callable[[SiteRequest, VerificationResult], HttpResponse | None],
) -> Callable[..., HttpResponse]:
    """Give files only of a certificate that counts today. Else the page says how it stands."""

    @wraps(view)
    def answered(request: SiteRequest, number: str) -> HttpResponse:
        if is_rate_limited(request):
            return slowed_page(request)
        answer = answer_for(number, request.now)
        if answer is None:
            count_wrong(request)
        file = view(request, answer) if answer and answer.is_in_force else None
        return file or check_page(request, asked=number, answer=answer, status=HTTPStatus.NOT_FOUND)

    return require_safe(answered)


@only_in_force
def pdf(request: SiteRequest, answer: VerificationResult) -> HttpResponse | None:
    certificate = newest_certificate(answer)
    if certificate is None:
        return None
    body = certificate_pdf(certificate, issuer_name(request))
    return HttpResponse(body, content_type="application/pdf", headers=_saved_as(answer, "pdf"))


@only_in_force
def sticker(request: SiteRequest, answer: VerificationResult) -> HttpResponse:
    """Of every accreditation: it holds no signature, so no certificate is needed."""
    headers = _saved_as(answer, "pdf", "-sticker")
    return HttpResponse(sticker_pdf(answer.accreditation), content_type="application/pdf", headers=headers)


@only_in_force
def open_badge(request: SiteRequest, answer: VerificationResult) -> HttpResponse | None:
    key = key_for(answer.venue)
    if key is None:
        return None
    signed = badge_as_json(answer.accreditation, issuer_name(request), key, request.now)
    return JsonResponse(signed, json_dumps_params={"indent": 2}, headers=_saved_as(answer, "json"))


@only_in_force
def open_badge_jwt(request: SiteRequest, answer: VerificationResult) -> HttpResponse | None:
    key = key_for(answer.venue)
    if key is None:
        return None
    signed = badge_as_jwt(answer.accreditation, issuer_name(request), key)
    return HttpResponse(signed, content_type=JWT, headers=_saved_as(answer, "jwt"))


def newest_certificate(answer: VerificationResult) -> Certificate | None:
    issued = answer.accreditation.certificates.filter(replaced_by__isnull=True).order_by("-issued_at", "-pk")
    certificate = issued.first()
    if certificate:
        certificate.accreditation = answer.accreditation
    return certificate


def _saved_as(answer: VerificationResult, extension: str, what: str = "") -> dict[str, str]:
    name = f"{scheme_path()}{what}-{answer.accreditation.number}.{extension}"
    return KEPT_NOWHERE | {"Content-Disposition": f'attachment; filename="{name}"'}
