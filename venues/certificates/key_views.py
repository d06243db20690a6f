"""What the programs of others ask of us: our keys, and which Open Badges do not count today."""

from django.http import Http404, HttpResponse, JsonResponse

from core.open_data.serving import FOR_EVERYBODY
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.methods import require_safe
from venues.certificates import permanent_urls
from venues.certificates.keys import key_ring
from venues.certificates.open_badges import JWT, as_jwt, with_proof
from venues.certificates.status_list import how_many_lists, status_list
from venues.scheme import scheme_of

KEYS_KEPT = FOR_EVERYBODY | {"Cache-Control": "public, max-age=300", "X-Accel-Expires": "1"}
STATUS_KEPT = FOR_EVERYBODY | {"Cache-Control": "public, max-age=55", "X-Accel-Expires": "1"}  # as long as a badge


@require_safe
def keys(request: SiteRequest, path: str) -> HttpResponse:
    """The public keys, so that anybody can check a certificate with a program of their own. `path`: of the scheme."""
    scheme = scheme_of(request)
    if not scheme.is_there or path not in scheme.every_path:
        raise Http404
    return JsonResponse(key_ring().as_jwks(), headers=KEYS_KEPT, content_type="application/jwk-set+json")


@require_safe
def controller_document(request: SiteRequest) -> HttpResponse:
    """The same keys as W3C's Controlled Identifiers name them: where the issuer of an Open Badge leads to."""
    document = key_ring().as_controller_document(permanent_urls.issuer())
    return JsonResponse(document, headers=KEYS_KEPT, content_type="application/did+json")


@require_safe
def status_list_file(request: SiteRequest, number: str, form: str) -> HttpResponse:
    """The status list of that number, signed in the form of the badges that lead here."""
    if not 1 <= int(number) <= how_many_lists():
        raise Http404
    unsigned, key = status_list(int(number), form, day_of(request)), key_ring().signing
    if form == "jwt":
        return HttpResponse(as_jwt(unsigned, key), content_type=JWT, headers=STATUS_KEPT)
    return JsonResponse(with_proof(unsigned, key, request.now), headers=STATUS_KEPT, content_type="application/vc")
