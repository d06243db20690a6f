"""The addresses that stand on paper and in other sites' pages, and so may never change."""

from django.conf import settings

CHECK = "/safety-thirst/check/"
SHORT = "/st/"
KEYS = "/.well-known/safety-thirst-keys.json"


def short_address(number: str) -> str:
    """What stands under the QR code, for somebody to type."""
    return f"{settings.SITE_URL}{SHORT}{number}"


def signed_address(token: str) -> str:
    """What the QR code holds. The token follows the #, so no browser sends it to any server."""
    return f"{settings.SITE_URL}{CHECK}#{token}"


def venue_address(reference: str) -> str:
    return f"{settings.SITE_URL}/safety-thirst/venues/{reference}/"


def badge_address(reference: str) -> str:
    return f"{settings.SITE_URL}/safety-thirst/badges/{reference}.svg"


def host() -> str:
    """The name of this site as people read it."""
    return settings.SITE_URL.split("://", 1)[1]
