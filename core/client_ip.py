"""The client IP address behind a reverse proxy, where the web server says so: only to count what is guessed.

`X-Forwarded-For` is a list, and whoever asks can write its beginning. Only the last entry is our own web server's.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """None where nobody says it, or what they say is no address."""
    said = str(request.META.get(settings.VISITOR_ADDRESS) or "").rpartition(",")[2].strip()
    known = _read(said)
    return str(known) if known else None


def network_of(address: str | None, v4: int = 32, v6: int = 64) -> str:
    """Of IPv6, the network that one customer has: inside it they have as many addresses as they like (RFC 6177)."""
    known = _read(address or "")
    if known is None:
        return "not known"
    return str(ip_network((known, v6 if known.version == 6 else v4), strict=False))


def _read(said: str) -> IPv4Address | IPv6Address | None:
    """Some web servers add the port: `192.0.2.1:5501`, `[2001:db8::1]:5501`. A zone, `fe80::1%eth0`, says nothing."""
    if said.startswith("["):
        said = said[1:].partition("]")[0]
    elif said.count(":") == 1:
        said = said.partition(":")[0]
    try:
        known = ip_address(said.partition("%")[0])
    except ValueError:
        return None
    return getattr(known, "ipv4_mapped", None) or known
