"""A rate limit: throttle whoever tries one number after another. Numbers that we know are never counted.

Of a visitor we keep nothing but a count under a name that cannot be turned back into an address: its salt is made when
the process starts, is told to nobody, and the count is gone after an hour.
"""

import hmac
import secrets
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache

from core.site_request import SiteRequest

MOST_WRONG = 30  # numbers that we do not know, an hour and address
HOUR = 3600  # seconds
SALT = secrets.token_bytes(32)


def guesses_too_often(request: SiteRequest) -> bool:
    return cache.get(_name_of(request), 0) >= MOST_WRONG


def count_wrong(request: SiteRequest) -> None:
    name = _name_of(request)
    if not cache.add(name, 1, HOUR):
        try:
            cache.incr(name)
        except ValueError:  # it was forgotten in between: the hour is over
            cache.add(name, 1, HOUR)


def _network(address: str) -> str:
    """Of IPv6, the network that one customer has: inside it they have as many addresses as they like (RFC 6177)."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    known = getattr(known, "ipv4_mapped", None) or known
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else str(known)


def _name_of(request: SiteRequest) -> str:
    address = _network(request.META.get(settings.VISITOR_ADDRESS, ""))
    return f"wrong-numbers-{hmac.digest(SALT, address.encode(), 'sha256').hex()}"
