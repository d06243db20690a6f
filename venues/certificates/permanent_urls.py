"""The addresses that stand on paper and in other sites' pages, and so may never change."""

from urllib.parse import quote

from django.conf import settings

CHECK = "/safety-thirst/check/"
SHORT = "/st/"
KEYS = "/.well-known/safety-thirst-keys.json"
STATUS_LISTS = "/safety-thirst/open-badges/status/"


def short_address(number: str) -> str:
    """What stands under the QR code, for somebody to type."""
    return f"{settings.SITE_URL}{SHORT}{number}"


def typed_address(number: str) -> str:
    """The same without https://, as people read it."""
    return f"{host()}{SHORT}{number}"


def scanned_address(number: str) -> str:
    """The same in capitals, which make a QR code of larger squares: what a phone reads from a metre away."""
    return short_address(number).upper()


def signed_address(token: str) -> str:
    """What the QR code holds. The token follows the #, so no browser sends it to any server."""
    return f"{settings.SITE_URL}{CHECK}#{token}"


def venue_address(reference: str) -> str:
    return f"{settings.SITE_URL}/safety-thirst/venues/{reference}/"


def badge_address(reference: str, theme: str = "", form: str = "svg") -> str:
    """`theme`: /dark for a dark page."""
    return f"{settings.SITE_URL}/safety-thirst/badges/{reference}{theme}.{form}"


def status_list_address(number: int, form: str) -> str:
    """`form`: json or jwt, as the credential that leads there."""
    return f"{settings.SITE_URL}{STATUS_LISTS}{number}.{form}"


def issuer() -> str:
    """Who signs, by the name that other programs resolve to `/.well-known/did.json` (did:web)."""
    return f"did:web:{quote(host(), safe='')}"


def badge_page_address(reference: str) -> str:
    return f"{settings.SITE_URL}/safety-thirst/badges/{reference}/"


def host() -> str:
    """The name of this site as people read it."""
    return settings.SITE_URL.split("://", 1)[1]
