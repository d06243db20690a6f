"""Scripts that a public page may run, each known by what is in it: a browser runs nothing else of anybody's."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from csp.utils import build_policy
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse


def fingerprint(name: str) -> str:
    """The sha256 of a static script, as `integrity` and the content security policy write it. Read once a process."""
    return _read(name) if settings.DEBUG else _remembered(name)


def allow_script(response: HttpResponse, *names: str) -> HttpResponse:
    """Let the page in this answer run these scripts and no other. Like any public page it may ask this site for more.

    The policy is written into the answer at once, so that it is kept together with the page.
    """
    scripts = [f"'{fingerprint(name)}'" for name in names]
    allowed = {"script-src": scripts, "trusted-types": ["'none'"]}
    response["Content-Security-Policy"] = build_policy(update=allowed)
    return response


def _read(name: str) -> str:
    path = finders.find(name)
    if not path:
        raise ImproperlyConfigured(f"The script static/{name} is missing.")
    return f"sha256-{b64encode(sha256(Path(path).read_bytes()).digest()).decode()}"


_remembered = cache(_read)
