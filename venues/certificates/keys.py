"""The keys that sign certificates: one signs now, and after a key rotation what older ones signed is still verified.

The private key comes from the environment alone (CERTIFICATE_KEY). Without one, a development key signs: it stands
below for all to read, so whatever it signs says TEST, and no site with a key of its own knows it.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from venues.certificates.base58 import base58
from venues.certificates.base64url import encoded

ED25519 = b"\xed\x01"  # as Multicodec names a public key
DEVELOPMENT_SEED = sha256(b"The development key of this site. Anybody can sign with it.").digest()


@dataclass(frozen=True)
class PublicKey:
    """A key that certificates are checked with. `raw`: 32 bytes, as RFC 8032 has them."""

    raw: bytes
    is_test: bool = False
    is_retired: bool = False

    @property
    def kid(self) -> str:
        """The key's name in tokens: the beginning of its fingerprint."""
        return ("test-" if self.is_test else "") + encoded(sha256(self.raw).digest()[:6])

    @cached_property
    def checks(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.raw)

    def as_jwk(self) -> dict:
        """As RFC 8037 has it, with what we say of it: `status` is current or retired, `test` if it proves nothing."""
        jwk = {"kty": "OKP", "crv": "Ed25519", "x": encoded(self.raw), "kid": self.kid, "alg": "EdDSA", "use": "sig"}
        return jwk | {"status": "retired" if self.is_retired else "current", "test": self.is_test}

    def as_multikey(self, controller: str) -> dict:
        """As the W3C's Controlled Identifiers 1.0 has it (2025, section 2.2.2)."""
        name = f"{controller}#{self.kid}"
        return {
            "id": name,
            "type": "Multikey",
            "controller": controller,
            "publicKeyMultibase": f"z{base58(ED25519 + self.raw)}",
        }


@dataclass(frozen=True)
class SigningKey:
    """The private key, by its seed of 32 bytes."""

    seed: bytes
    is_test: bool = False

    @cached_property
    def signs(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @cached_property
    def public(self) -> PublicKey:
        return PublicKey(self.signs.public_key().public_bytes_raw(), self.is_test)


@dataclass(frozen=True)
class KeyRing:
    """All the keys of this site."""

    signing: SigningKey
    retired: tuple[PublicKey, ...] = ()

    @cached_property
    def public(self) -> list[PublicKey]:
        """The key that signs now first, then those that once did."""
        return [self.signing.public, *self.retired]

    def named(self, kid: str) -> PublicKey | None:
        return next((key for key in self.public if key.kid == kid), None)

    def as_controller_document(self, controller: str) -> dict:
        """The keys of `controller`, a did:web name, as programs look them up that check Open Badges."""
        methods = [key.as_multikey(controller) for key in self.public]
        return {
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
            "id": controller,
            "verificationMethod": methods,
            "assertionMethod": [method["id"] for method in methods],
        }

    def as_jwks(self) -> dict:
        """The set of keys that anybody may check certificates with (RFC 7517)."""
        return {"keys": [key.as_jwk() for key in self.public]}


def key_ring() -> KeyRing:
    """The keys as the settings give them."""
    retired = tuple(PublicKey(raw, is_retired=True) for raw in settings.CERTIFICATE_RETIRED_KEYS)
    if not settings.CERTIFICATE_KEY:
        return KeyRing(SigningKey(DEVELOPMENT_SEED, is_test=True), retired)
    return KeyRing(SigningKey(settings.CERTIFICATE_KEY), retired)
