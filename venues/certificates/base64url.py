"""Bytes as text that an address can hold: base64url without padding (RFC 4648, section 5)."""

from base64 import b64decode, urlsafe_b64encode


def encoded(plain: bytes) -> str:
    return urlsafe_b64encode(plain).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Raises ValueError unless it is written exactly as `encoded` writes it: one text for the same bytes."""
    plain = b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if encoded(plain) != text:
        raise ValueError("This is not base64url without padding.")
    return plain
