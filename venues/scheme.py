"""The accreditation scheme of this site as its settings have it: what it is called, and the beginning of its addresses.

Every address of the scheme begins with its path, which an editor may change (URL prefix). Django remembers addresses
in each process, so it is made to forget them where the path has changed.
"""

import re
from collections.abc import Callable
from contextvars import ContextVar

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import clear_url_caches
from wagtail.models import Site

from core.site_request import SiteRequest
from delivery.local_cache import LocalCache
from venues.models import SchemeSettings

NOWHERE = "scheme"  # where there is none; nothing is found there

schemes_cache: LocalCache[SchemeSettings] = LocalCache("scheme")
_request: ContextVar[SiteRequest | None] = ContextVar("request", default=None)


def scheme_of(request: SiteRequest) -> SchemeSettings:
    """Read with the site, which every page reads anyway."""
    return SchemeSettings.as_filled_in(request.navigation.site)


def the_scheme() -> SchemeSettings:
    """That of the default site, for what is made without a request: letters, certificates, search."""
    return schemes_cache.get_or_set("", _read)


def _read() -> SchemeSettings:
    filled_in = SchemeSettings.objects.filter(site__is_default_site=True).first()
    return filled_in or SchemeSettings(site=Site.objects.filter(is_default_site=True).first())


def scheme_path() -> str:
    """The path that addresses are made with in this process."""
    if SchemePath.known is None:
        try:
            SchemePath.known = the_scheme().path
        except DatabaseError:  # before the first migration
            return NOWHERE
    return SchemePath.known or NOWHERE


def scheme_address(below: str = "") -> str:
    """Without the host. `below`: what comes after the path, such as check/."""
    return f"/{scheme_path()}/{below}"


class SchemeMiddleware:
    """Addresses are looked for below the path of the site that was asked."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


def _asked() -> SchemeSettings:
    request = _request.get()
    return scheme_of(request) if request else the_scheme()


class SchemePath:
    """A pattern of addresses, as Django's `path`: the path of the scheme, whatever it is."""

    known: str | None = None
    name = None
    converters: dict = {}

    def match(self, address: str) -> tuple[str, tuple, dict] | None:
        scheme = _asked()
        if not scheme.is_there:
            return None
        if scheme.path != SchemePath.known:
            SchemePath.know(scheme.path)
        below = f"{scheme.path}/"
        return (address.removeprefix(below), (), {}) if address.startswith(below) else None

    @staticmethod
    def know(path: str | None) -> None:
        SchemePath.known = path
        clear_url_caches()

    @property
    def regex(self) -> re.Pattern:
        """Where Django makes addresses from."""
        return re.compile(re.escape(f"{scheme_path()}/"))

    def check(self) -> list:
        return []

    def __str__(self) -> str:
        return f"{scheme_path()}/"


class ShortPath(SchemePath):
    """The short address of a certificate, such as /ab/AB26-7K4M-9Q, in capitals or not: a sticker's code has capitals.

    The first letters are those that the scheme has, or had when the certificate was printed.
    """

    def match(self, address: str) -> tuple[str, tuple, dict] | None:
        prefix, _, number = address.partition("/")
        number = number.removesuffix("/")
        scheme = _asked()
        is_one = number and "/" not in number and scheme.is_there and prefix.upper() in scheme.every_prefix
        return ("", (), {"prefix": prefix, "number": number}) if is_one else None

    @property
    def regex(self) -> re.Pattern:
        return re.compile("short/")


class FormerPath(SchemePath):
    """An address that began with a path which the scheme had before: it leads to the same under the present one."""

    def match(self, address: str) -> tuple[str, tuple, dict] | None:
        first, slash, below = address.partition("/")
        scheme = _asked()
        return ("", (), {"below": below}) if slash and scheme.is_there and first in scheme.former_paths else None

    @property
    def regex(self) -> re.Pattern:
        return re.compile("former/")


def moved(request: HttpRequest, below: str) -> HttpResponse:
    asked = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(scheme_address(below) + (f"?{asked}" if asked else ""))
