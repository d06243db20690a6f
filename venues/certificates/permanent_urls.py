"""The addresses that stand on paper and in other sites' pages. Where the scheme moves, the old ones lead there."""

from urllib.parse import quote

from django.conf import settings

from venues.scheme import scheme_address, scheme_path, the_scheme


def check() -> str:
    return scheme_address("check/")


def keys() -> str:
    return f"/.well-known/{scheme_path()}-keys.json"


def short_path(number: str) -> str:
    """Without the host: the letters of the scheme, and the number, which keeps those that it was given."""
    return f"/{the_scheme().prefix.lower()}/{number}"


def short_address(number: str) -> str:
    """What stands under the QR code, for somebody to type."""
    return f"{settings.SITE_URL}{short_path(number)}"


def typed_address(number: str) -> str:
    """The same without https://, as people read it."""
    return f"{host()}{short_path(number)}"


def scanned_address(number: str) -> str:
    """The same in capitals, which make a QR code of larger squares: what a phone reads from a metre away."""
    return short_address(number).upper()


def signed_address(token: str) -> str:
    """What the QR code holds. The token follows the #, so no browser sends it to any server."""
    return f"{settings.SITE_URL}{check()}#{token}"


def venue_address(reference: str) -> str:
    return f"{settings.SITE_URL}{scheme_address(f'venues/{reference}/')}"


def badge_address(reference: str, theme: str = "", form: str = "svg") -> str:
    """`theme`: /dark for a dark page."""
    return f"{settings.SITE_URL}{scheme_address(f'badges/{reference}{theme}.{form}')}"


def status_list_address(number: int, form: str) -> str:
    """`form`: json or jwt, as the credential that leads there."""
    return f"{settings.SITE_URL}{scheme_address(f'open-badges/status/{number}.{form}')}"


def issuer() -> str:
    """Who signs, by the name that other programs resolve to `/.well-known/did.json` (did:web)."""
    return f"did:web:{quote(host(), safe='')}"


def badge_page_address(reference: str) -> str:
    return f"{settings.SITE_URL}{scheme_address(f'badges/{reference}/')}"


def host() -> str:
    """The name of this site as people read it."""
    return settings.SITE_URL.split("://", 1)[1]
