"""The client IP address behind a reverse proxy, where the web server says so: only to count wrong passwords."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    return request.META.get(settings.VISITOR_ADDRESS) or None
