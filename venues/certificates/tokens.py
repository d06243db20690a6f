"""What a certificate's QR code carries: a few facts and a digital signature that a browser can check by itself.

A token is a COSE_Sign1 message (RFC 9052) signed with Ed25519, whose payload is a CBOR Web Token (RFC 8392), written
in base64url. Its dates are those given when it was issued; whether it was suspended since, only the register knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import cbor2
from cryptography.exceptions import InvalidSignature

from core.london import LONDON, midnight
from venues.certificates.base64url import decoded, encoded
from venues.certificates.keys import PublicKey, SigningKey
from venues.status import DAY

COSE_SIGN1 = 18  # the tag
ALGORITHM, KEY_NAME = 1, 4  # labels of the protected header
EDDSA = -8
SUBJECT, EXPIRES, NOT_BEFORE, ISSUED_AT = 2, 4, 5, 6  # claims of RFC 8392
NAME, PLACE, LEVEL = -70001, -70002, -70003  # claims of ours; below -65536 is private use
CLAIMS = {SUBJECT: str, EXPIRES: int, NOT_BEFORE: int, ISSUED_AT: int, NAME: str, PLACE: str, LEVEL: str}

LONGEST = 1000  # characters of a token; with the longest names it has some 450
LONGEST_TEXT = 60  # characters of a name, place or level, so that the QR code stays easy to scan


class TokenRefused(ValueError):
    """The token is not one of ours. The message says so in plain words."""


@dataclass(frozen=True)
class Claims:
    """What a certificate says. Both days count, from midnight to midnight in London."""

    number: str
    name: str
    place: str
    level: str
    valid_from: date
    valid_to: date
    issued_at: datetime


@dataclass(frozen=True)
class Proven:
    """Claims that one of our keys signed."""

    claims: Claims
    key: PublicKey


def make_token(claims: Claims, key: SigningKey) -> str:
    protected = cbor2.dumps({ALGORITHM: EDDSA, KEY_NAME: key.public.kid.encode()})
    payload = cbor2.dumps(
        {
            SUBJECT: claims.number,
            EXPIRES: _seconds(claims.valid_to + DAY),
            NOT_BEFORE: _seconds(claims.valid_from),
            ISSUED_AT: int(claims.issued_at.timestamp()),
            NAME: shortened(claims.name),
            PLACE: shortened(claims.place),
            LEVEL: shortened(claims.level),
        }
    )
    return encoded(_message(protected, payload, key.signs.sign(_signed_bytes(protected, payload))))


def read_token(text: str, key_named: Callable[[str], PublicKey | None]) -> Proven:
    """The claims in a token that one of our keys signed. Raises TokenRefused for anything else."""
    protected, payload, signature = _parts(text)
    key = key_named(_key_name(protected))
    if key is None:
        raise TokenRefused("No key of ours signed this code.")
    try:
        key.checks.verify(signature, _signed_bytes(protected, payload))
    except InvalidSignature as error:
        raise TokenRefused("This code was changed after it was signed, or was not signed by us.") from error
    return Proven(_claims(payload), key)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1].rstrip() + "…"


def _parts(text: str) -> tuple[bytes, bytes, bytes]:
    """The protected header, the payload and the signature, still closed.

    One certificate has one text: what reads the same and is written otherwise is refused.
    """
    not_a_token = TokenRefused("This is not the code of a certificate. Some of it may be missing.")
    if len(text) > LONGEST:
        raise not_a_token
    try:
        whole = decoded(text)
        message = cbor2.loads(whole)
    except (ValueError, cbor2.CBORDecodeError) as error:
        raise not_a_token from error
    match message:
        case cbor2.CBORTag(value=[bytes(protected), _, bytes(payload), bytes(signature)]):
            if _message(protected, payload, signature) == whole:
                return protected, payload, signature
    raise not_a_token


def _key_name(protected: bytes) -> str:
    try:
        header = cbor2.loads(protected)
    except cbor2.CBORDecodeError as error:
        raise TokenRefused("This is not the code of a certificate.") from error
    if not isinstance(header, dict) or header.get(ALGORITHM) != EDDSA or not isinstance(header.get(KEY_NAME), bytes):
        raise TokenRefused("This code is not signed in the way of our certificates.")
    return header[KEY_NAME].decode("ascii", "replace")


def _claims(payload: bytes) -> Claims:
    """Only what we signed is ever opened here; it is looked at all the same, for a key may sign other things."""
    found = cbor2.loads(payload)
    if not isinstance(found, dict) or not all(isinstance(found.get(claim), kind) for claim, kind in CLAIMS.items()):
        raise TokenRefused("We signed this code, and it is not a certificate.")
    return Claims(
        number=found[SUBJECT],
        name=found[NAME],
        place=found[PLACE],
        level=found[LEVEL],
        valid_from=_moment(found[NOT_BEFORE]).date(),
        valid_to=(_moment(found[EXPIRES]) - timedelta(seconds=1)).date(),
        issued_at=_moment(found[ISSUED_AT]),
    )


def _message(protected: bytes, payload: bytes, signature: bytes) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(COSE_SIGN1, [protected, {}, payload, signature]))


def _signed_bytes(protected: bytes, payload: bytes) -> bytes:
    """What the signature is of: RFC 9052, section 4.4."""
    return cbor2.dumps(["Signature1", protected, b"", payload])


def _seconds(day: date) -> int:
    return int(midnight(day).timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, LONDON)
