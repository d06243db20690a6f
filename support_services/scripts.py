"""The scripts that sensitive pages may run, each known by what is in it: nothing else runs, from us or from others."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured

EXIT = "js/exit.js"
QUIET = "js/quiet.js"


def fingerprint(name: str) -> str:
    """The sha256 of a static script, as `integrity` and the content security policy write it. Read once a process."""
    return _read(name) if settings.DEBUG else _remembered(name)


def _read(name: str) -> str:
    path = finders.find(name)
    if not path:
        raise ImproperlyConfigured(f"The script static/{name} is missing: without it nobody leaves a page quickly.")
    return f"sha256-{b64encode(sha256(Path(path).read_bytes()).digest()).decode()}"


_remembered = cache(_read)
