"""What is sent when there is nothing else: a page that stands alone, with the numbers to call, and the way out."""

import hashlib
import random
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from delivery.headers import FIXED_HEADERS
from delivery.page_cache.last_words import PAGE
from delivery.page_cache.response import CachedResponse, Environ, StartResponse

RETRY_SECONDS = 120

WORDS = (Path(settings.BASE_DIR) / "templates" / "503.html").read_text(encoding="utf-8")

_renewals: set[Callable[[], object]] = set()
_exits: dict[str, Sequence[str]] = {}
_last_read: dict[Path, str] = {}  # by the folder, for when that can no longer be read


def register_renewal(renew: Callable[[], object]) -> None:
    """From now on bake asks `renew`, after each change, to write the page with the numbers of now."""
    _renewals.add(renew)


def register_exit(path: str, sites: Sequence[str]) -> None:
    """From now on `path` leads to one of the `sites` of others, also while Django does not answer."""
    _exits[path] = sites


def renew_words() -> None:
    for renew in _renewals:
        renew()


def leads_out(path: str) -> bool:
    return path in _exits


def words() -> str:
    """The page with the numbers last published; with those of the code where none ever were."""
    folder: Path | None = settings.NUMBERS_TO_CALL
    if folder is None:
        return WORDS
    with suppress(OSError, ValueError):  # such as a disk that is away
        _last_read[folder] = (folder / PAGE).read_text(encoding="utf-8")
    return _last_read.get(folder, WORDS)


def policy_for(page: str) -> str:
    """A content security policy that allows the style elements of `page` by their hash, and nothing else."""
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    hashes = " ".join(f"'sha256-{b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in styles)
    return f"default-src 'none'; style-src {hashes}; img-src data:; base-uri 'none'; frame-ancestors 'none'"


HEADERS = {
    "Retry-After": str(RETRY_SECONDS),
    "Cache-Control": "no-store",
    "Content-Security-Policy": policy_for(WORDS),
}
FROM_OUTSIDE_DJANGO = {
    "Content-Type": "text/html; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def make_page() -> CachedResponse:
    headers = HEADERS | FROM_OUTSIDE_DJANGO | FIXED_HEADERS | https_only()
    return CachedResponse(503, list(headers.items()), words().encode())


def send(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """To whoever asks while nothing can be made: a way out leads out, all else is the page with the numbers."""
    sites = _exits.get(environ["PATH_INFO"])
    response = make_way_out(random.choice(sites)) if sites else make_page()
    return response.send(environ, start_response)


def make_way_out(site: str) -> CachedResponse:
    headers = {"Location": site, "Cache-Control": "no-store"} | FROM_OUTSIDE_DJANGO | FIXED_HEADERS | https_only()
    return CachedResponse(303, list(headers.items()), b"")


def https_only() -> dict[str, str]:
    """What Django's own middleware would say to browsers, where the settings want it said."""
    if not settings.SECURE_HSTS_SECONDS:
        return {}
    words = [f"max-age={settings.SECURE_HSTS_SECONDS}"]
    words += ["includeSubDomains"] * settings.SECURE_HSTS_INCLUDE_SUBDOMAINS + [
        "preload"
    ] * settings.SECURE_HSTS_PRELOAD
    return {"Strict-Transport-Security": "; ".join(words)}


words()  # at the start: the page must be at hand when nothing else is
