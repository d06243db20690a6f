"""Typed reading of environment variables. A wrong value stops the process with the variable's name."""

import os
import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}
DATABASES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}
NAME = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]"
HOST = re.compile(rf"\.?(?:{NAME})")
KEY = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes in base64url
ORIGIN = re.compile(rf"https?://(?:{NAME})(?::[0-9]{{1,5}})?")


class Environment:
    """The variables of one process, read by type.

    Every method raises ImproperlyConfigured, naming the variable and what it should look like, when a
    required variable is missing or a given one is malformed.
    """

    def __init__(self, variables: Mapping[str, str] = os.environ):
        self.variables = variables

    def text(self, name: str, default: str | None = None, *, at_least: int = 0) -> str:
        value = self.variables.get(name, "").strip()
        if not value:
            if default is None:
                raise ImproperlyConfigured(f"{name} is not set. The README's table says what it is for.")
            return default
        if len(value) < at_least:
            raise ImproperlyConfigured(f"{name} is too short: it needs {at_least} characters or more.")
        return value

    def hosts(self, name: str, default: list[str] | None = None) -> list[str]:
        """The names the site may be asked for by, such as `example.org,www.example.org`. Every name (`*`) is none."""
        given = self.text(name, default=None if default is None else ",".join(default)).split(",")
        names = [word.strip() for word in given if word.strip()]
        wrong = [word for word in names if not HOST.fullmatch(word)]
        if wrong or not names:
            said = wrong[0] if wrong else ","
            raise ImproperlyConfigured(f"{name} has “{said}”. Write host names like example.org,www.example.org.")
        return names

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name, default="yes" if default else "no").lower()
        if value not in TRUE_WORDS | FALSE_WORDS:
            raise ImproperlyConfigured(f"{name} is “{value}”. Write yes or no.")
        return value in TRUE_WORDS

    def number(self, name: str, default: int, *, lowest: int = 0, highest: int = 10**9) -> int:
        value = self.text(name, default=str(default))
        if not value.isdecimal() or not lowest <= int(value) <= highest:
            raise ImproperlyConfigured(f"{name} is “{value}”. Write a number from {lowest} to {highest}.")
        return int(value)

    def origin(self, name: str, default: str | None = None, *, secure: bool = False) -> str:
        """The address of the site without a path, such as `https://example.org`; `secure` insists on https."""
        value = self.text(name, default=default).rstrip("/")
        if not ORIGIN.fullmatch(value) or (secure and not value.startswith("https:")):
            raise ImproperlyConfigured(f"{name} is “{value}”. Write it like https://example.org, without a path.")
        return value

    def database(self, name: str, default: str | None = None) -> dict:
        """A Django database setting from an address such as `postgres://user:password@host/name`."""
        value = self.text(name, default=default)
        try:
            setting = dj_database_url.parse(value)
        except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as error:
            raise ImproperlyConfigured(
                f"{name} cannot be read. Write it like postgres://user:password@host/name or sqlite:///file."
            ) from error
        if setting.get("ENGINE") not in DATABASES or not setting.get("NAME"):
            raise ImproperlyConfigured(f"{name} names no database of ours. Write postgres://user:password@host/name.")
        return dict(setting)

    def key(self, name: str) -> bytes | None:
        """The 32 bytes of an Ed25519 key, written as `make_certificate_key` prints it, or None when it is not set."""
        keys = self.keys(name)
        if len(keys) > 1:
            raise ImproperlyConfigured(f"{name} has {len(keys)} keys. It holds one.")
        return keys[0] if keys else None

    def keys(self, name: str) -> list[bytes]:
        """Keys as above, with commas between; none when it is not set. A key is never repeated in an error."""
        words = [word.strip() for word in self.text(name, default="").split(",") if word.strip()]
        if not all(KEY.fullmatch(word) for word in words):
            raise ImproperlyConfigured(f"{name} holds something that is no key. `make_certificate_key` makes one.")
        return [urlsafe_b64decode(word + "=") for word in words]


env = Environment()
