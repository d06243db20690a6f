"""A certificate as an Open Badges 3.0 credential (1EdTech), for wallets and for the programs of others.

It is signed twice: inside, as JSON with a Data Integrity proof (W3C, eddsa-jcs-2022), or as a whole, as a JWT, which
is the first of the two ways that Open Badges 3.0 names in section 8.2.
"""

import json
from datetime import datetime
from hashlib import sha256

from django.conf import settings

from core.london import LONDON, midnight
from core.site_request import SiteRequest
from venues.certificates import permanent_urls, status_list
from venues.certificates.base58 import base58
from venues.certificates.base64url import encoded
from venues.certificates.keys import SigningKey, key_ring
from venues.models import Accreditation, Venue
from venues.scheme import scheme_address, the_scheme
from venues.status import DAY

CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
JWT = "application/vc+jwt"
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


def key_for(venue: Venue) -> SigningKey | None:
    """What signs a badge of this venue: a real key signs nothing that is made up."""
    key = key_ring().signing
    return key if key.is_test or not venue.is_sample else None


def issuer_name(request: SiteRequest) -> str:
    return request.navigation.partnership.name or "The community safety partnership"


def credential(held: Accreditation, partnership: str, key: SigningKey, form: str) -> dict:
    """What is said of the venue, not yet signed. Whatever the development key is to sign begins with TEST.

    `form`: json or jwt, as it is to be signed.
    """
    warnings = f"{'TEST: ' if key.is_test else ''}{'SAMPLE: ' if held.venue.is_sample else ''}"
    name = f"{warnings}{the_scheme().name} {held.scheme_year}: {held.level.name}"
    scheme = f"{settings.SITE_URL}{scheme_address()}"
    return {
        "@context": CONTEXT,
        "id": permanent_urls.short_address(held.number),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": name,
        "issuer": {
            "id": permanent_urls.issuer(),
            "type": ["Profile"],
            "name": partnership,
            "url": settings.SITE_URL,
        },
        "validFrom": midnight(held.valid_from).isoformat(),
        "validUntil": midnight(held.valid_to + DAY).isoformat(),
        "credentialSubject": {
            "id": permanent_urls.venue_address(held.venue.reference),
            "type": ["AchievementSubject"],
            "identifier": [_plain_name(held.venue.name)],
            "licenseNumber": held.number,
            "achievement": {
                "id": f"{scheme}#{held.scheme_year}-{held.level_id}",
                "type": ["Achievement"],
                "achievementType": "Certification",
                "name": name,
                "description": "A venue that was assessed and met what the scheme asked of it that year.",
                "criteria": {"id": scheme, "narrative": "What was asked that year is on the page of the scheme."},
            },
        },
        "credentialStatus": status_list.entry_of(held.pk, form),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }


def badge_as_json(held: Accreditation, partnership: str, key: SigningKey, moment: datetime) -> dict:
    """1EdTech's schema wants a list of proofs, here of one."""
    signed = with_proof(credential(held, partnership, key, "json"), key, moment)
    return signed | {"proof": [signed["proof"]]}


def badge_as_jwt(held: Accreditation, partnership: str, key: SigningKey) -> str:
    return as_jwt(credential(held, partnership, key, "jwt"), key)


def with_proof(unsigned: dict, key: SigningKey, moment: datetime) -> dict:
    """The credential with its proof inside (Data Integrity EdDSA Cryptosuites v1.0, section 3.3)."""
    options = {
        "@context": unsigned["@context"],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": moment.astimezone(LONDON).isoformat(timespec="seconds"),
        "verificationMethod": f"{permanent_urls.issuer()}#{key.public.kid}",
        "proofPurpose": "assertionMethod",
    }
    signature = key.signs.sign(sha256(canonical(options)).digest() + sha256(canonical(unsigned)).digest())
    return unsigned | {"proof": options | {"proofValue": f"z{base58(signature)}"}}


def as_jwt(unsigned: dict, key: SigningKey) -> str:
    """The credential as a compact JWS. Its header names the key, which the issuer's controller document holds."""
    header = {"alg": "EdDSA", "typ": "JWT", "kid": f"{unsigned['issuer']['id']}#{key.public.kid}"}
    payload = unsigned | {
        "iss": unsigned["issuer"]["id"],
        "jti": unsigned["id"],
        "sub": unsigned["credentialSubject"]["id"],
        "nbf": _seconds(unsigned["validFrom"]),
        "exp": _seconds(unsigned["validUntil"]),
    }
    signed = f"{encoded(canonical(header))}.{encoded(canonical(payload))}"
    return f"{signed}.{encoded(key.signs.sign(signed.encode()))}"


def canonical(document: dict) -> bytes:
    """JSON as RFC 8785 writes it. With text, whole numbers and ASCII names alone, Python's own writer does the same."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain_name(name: str) -> dict:
    return {"type": "IdentityObject", "hashed": False, "identityHash": name, "identityType": "name"}


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
