"""An Open Badge of ours in the hands of two verifiers that we did not write, which ask the running site by themselves.

OpenVC (openvc-core) takes the JSON with its proof, openbadgeslib the JWT, and each the status list of that form. A
did:web name leads to https: `fetched` asks the test's server in its place, and nothing else is changed for them.
"""

import json
from datetime import timedelta
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.utils import timezone
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier
from openvc import OpenvcError, verify_credential
from openvc.did.base import DidResolverRegistry
from openvc.did.did_web import DidWebResolver
from openvc.resolvers import default_status_list_resolver

from venues.certificates.issuing import issue_certificate
from venues.certificates.keys import key_ring
from venues.models import Accreditation, Level, SchemeYear, StatusEvent, Venue

pytestmark = pytest.mark.browser
ISSUER = "did:web:safer.example"
REFUSALS = (OpenvcError, OB3VerificationError)


@pytest.fixture
def held(site_server, settings) -> Accreditation:
    """In date today, for verifiers look at the clock on the wall."""
    settings.SITE_URL = "https://safer.example"
    now = timezone.localtime()
    year = SchemeYear.objects.create(year=now.year)
    held = Accreditation.objects.create(
        venue=Venue.objects.create(name="The Invented Goose", address_line_1="1 Example Lane", postcode="EC0A 1AA"),
        scheme_year=year,
        level=Level.objects.create(scheme_year=year, name="Highly Commended"),
        valid_from=now.date() - timedelta(days=100),
        valid_to=now.date() + timedelta(days=200),
    )
    issue_certificate(held, now)
    return held


@pytest.fixture
def fetched(site_server):
    """What the site answers to an address of its public name."""

    def ask(address: str) -> bytes:
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc) == ("https", "safer.example")
        with urlopen(f"{site_server.url}{parts.path}", timeout=30) as answer:
            return answer.read()

    return ask


@pytest.fixture
def file_of(fetched, held):
    """`file_of("jwt")` is what a venue saves today."""

    def saved(ending: str) -> str:
        address = f"https://safer.example/safety-thirst/certificates/{held.number}/open-badge.{ending}"
        return fetched(address).decode()

    return saved


def by_openvc(badge: str, fetched):
    """OpenVC takes a proof, and 1EdTech's schema wants a list of them: here of one."""
    written = json.loads(badge)
    [written["proof"]] = written["proof"]
    keys = DidResolverRegistry([DidWebResolver(lambda address: json.loads(fetched(address)))])
    lists = default_status_list_resolver(resolver=keys, fetch=lambda address: fetched(address).decode())
    return verify_credential(written, resolver=keys, resolve_status_list=lists)


def by_openbadgeslib(badge: str, fetched):
    verifier = OB3Verifier.for_issuer_did(ISSUER, download=fetched)
    return verifier.verify(badge, check_status=True, verify_status_list=True, download=fetched)


def happened(held: Accreditation, kind: str) -> None:
    StatusEvent.objects.create(accreditation=held, kind=kind, on=timezone.localtime().date(), public_reason="Because.")


def test_both_accept_it_while_it_holds(file_of, fetched):
    result = by_openvc(file_of("json"), fetched)
    assert (result.issuer, result.status.suspended) == (ISSUER, False)
    assert by_openbadgeslib(file_of("jwt"), fetched).issuer.id == ISSUER


@pytest.mark.parametrize("kind", ["suspended", "revoked", "withdrawn"])
def test_both_refuse_one_that_was_saved_before_it_was_stopped(held, file_of, fetched, kind):
    jwt, written = file_of("jwt"), file_of("json")
    happened(held, kind)
    with pytest.raises(OpenvcError, match="suspended|suspension"):
        by_openvc(written, fetched)
    with pytest.raises(OB3VerificationError, match="'suspension' is set"):
        by_openbadgeslib(jwt, fetched)


def test_both_accept_it_again_once_it_is_reinstated(held, file_of, fetched):
    jwt, written = file_of("jwt"), file_of("json")
    happened(held, "suspended")
    happened(held, "reinstated")
    by_openvc(written, fetched)
    by_openbadgeslib(jwt, fetched)


def test_both_refuse_one_that_was_altered(file_of, fetched):
    head, body, signature = file_of("jwt").split(".")
    altered = f"{head}.{body[:200]}{'A' if body[200] != 'A' else 'B'}{body[201:]}.{signature}"
    written = file_of("json").replace("Highly Commended", "Overall Winner")
    for verify, badge in ((by_openvc, written), (by_openbadgeslib, altered)):
        with pytest.raises(REFUSALS):
            verify(badge, fetched)


def test_both_refuse_a_status_list_that_somebody_else_signed(file_of, fetched):
    """Whoever sits between us and a verifier cannot bring a badge back."""
    badges = {by_openvc: file_of("json"), by_openbadgeslib: file_of("jwt")}

    def forged(address: str) -> bytes:
        said = fetched(address)
        if "/status/" not in address:
            return said
        return said[:-60] + b"A" * 50 + said[-10:]  # in the signature

    for verify, badge in badges.items():
        with pytest.raises(REFUSALS):
            verify(badge, forged)


def test_what_a_retired_key_signed_stays_good(file_of, fetched, settings):
    settings.CERTIFICATE_KEY = b"\x06" * 32
    written, jwt = file_of("json"), file_of("jwt")
    settings.CERTIFICATE_RETIRED_KEYS = [key_ring().signing.public.raw]
    settings.CERTIFICATE_KEY = b"\x07" * 32
    assert not by_openvc(written, fetched).status.suspended
    assert by_openbadgeslib(jwt, fetched).issuer.id == ISSUER
