"""A wrong variable is answered with its name and what to write instead."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.env import Environment

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"

WRONG = [
    ("text", "SECRET_KEY", {}, None, "SECRET_KEY is not set"),
    ("text", "SECRET_KEY", {}, "   ", "SECRET_KEY is not set"),
    ("text", "SECRET_KEY", {"at_least": 50}, "short", "SECRET_KEY is too short: it needs 50 characters or more"),
    ("hosts", "ALLOWED_HOSTS", {}, None, "ALLOWED_HOSTS is not set"),
    ("hosts", "ALLOWED_HOSTS", {}, " , ", "ALLOWED_HOSTS has “,”"),
    ("hosts", "ALLOWED_HOSTS", {}, "example.org,https://example.org", "ALLOWED_HOSTS has “https://example.org”"),
    ("hosts", "ALLOWED_HOSTS", {}, "*", "ALLOWED_HOSTS has “*”"),
    ("flag", "EMAIL_USE_TLS", {"default": False}, "maybe", "EMAIL_USE_TLS is “maybe”. Write yes or no"),
    ("number", "EMAIL_PORT", {"default": 25}, "twenty", "EMAIL_PORT is “twenty”. Write a number"),
    ("number", "EMAIL_PORT", {"default": 25}, "-1", "EMAIL_PORT is “-1”"),
    ("number", "EMAIL_PORT", {"default": 25, "highest": 65535}, "70000", "from 0 to 65535"),
    ("origin", "SITE_URL", {}, None, "SITE_URL is not set"),
    ("origin", "SITE_URL", {}, "example.org", "SITE_URL is “example.org”"),
    ("origin", "SITE_URL", {}, "https://example.org/path", "without a path"),
    ("origin", "SITE_URL", {}, "https://example.org?x=1", "without a path"),
    ("origin", "SITE_URL", {}, "ftp://example.org", "SITE_URL is “ftp://example.org”"),
    ("origin", "SITE_URL", {}, "https://[::1", "SITE_URL is “https://[::1”"),
    ("origin", "SITE_URL", {"secure": True}, "http://example.org", "Write it like https://example.org"),
    ("database", "DATABASE_URL", {}, None, "DATABASE_URL is not set"),
    ("database", "DATABASE_URL", {}, "somewhere", "DATABASE_URL cannot be read"),
    ("database", "DATABASE_URL", {}, "postgres://host:port/name", "DATABASE_URL cannot be read"),
    ("database", "DATABASE_URL", {}, "postgres://host", "DATABASE_URL names no database of ours"),
    ("database", "DATABASE_URL", {}, "mysql://host/name", "DATABASE_URL names no database of ours"),
    ("key", "CERTIFICATE_KEY", {}, "secret", "CERTIFICATE_KEY holds something that is no key"),
    ("key", "CERTIFICATE_KEY", {}, f"{KEY},{KEY}", "CERTIFICATE_KEY has 2 keys"),
    ("keys", "CERTIFICATE_RETIRED_KEYS", {}, f"{KEY};{KEY}", "CERTIFICATE_RETIRED_KEYS holds something that is no key"),
]

RIGHT = [
    ("text", {"default": "x"}, None, "x"),
    ("text", {}, " kept ", "kept"),
    ("hosts", {}, "example.org, .example.com,[::1]", ["example.org", ".example.com", "[::1]"]),
    ("hosts", {"default": ["localhost"]}, None, ["localhost"]),
    ("flag", {"default": True}, None, True),
    ("flag", {"default": True}, "OFF", False),
    ("number", {"default": 25}, None, 25),
    ("number", {"default": 25}, "587", 587),
    ("origin", {}, "https://example.org/", "https://example.org"),
    ("origin", {}, "http://[::1]:8000", "http://[::1]:8000"),
    ("key", {}, None, None),
    ("key", {}, KEY, bytes(range(32))),
    ("keys", {}, None, []),
    ("keys", {}, f"{KEY}, {KEY}", [bytes(range(32))] * 2),
]


def environment(name: str, value: str | None) -> Environment:
    return Environment({} if value is None else {name: value})


@pytest.mark.parametrize(("method", "name", "options", "value", "said"), WRONG)
def test_a_wrong_value_stops_with_the_name_of_the_variable(method, name, options, value, said):
    with pytest.raises(ImproperlyConfigured) as stopped:
        getattr(environment(name, value), method)(name, **options)
    assert said in str(stopped.value)


@pytest.mark.parametrize(("method", "options", "value", "read"), RIGHT)
def test_a_right_value_is_read_by_its_type(method, options, value, read):
    assert getattr(environment("NAME", value), method)("NAME", **options) == read


def test_a_secret_is_never_repeated_in_an_error():
    with pytest.raises(ImproperlyConfigured) as stopped:
        environment("DATABASE_URL", "postgres://me:hush@host").database("DATABASE_URL")
    assert "hush" not in str(stopped.value)


def test_a_database_in_a_socket_folder_is_read():
    read = environment("DATABASE_URL", "postgres://me@%2Frun%2Fpostgresql/site").database("DATABASE_URL")
    assert (read["HOST"], read["NAME"]) == ("/run/postgresql", "site")


def test_a_wrong_key_is_not_repeated_in_the_error():
    with pytest.raises(ImproperlyConfigured) as stopped:
        environment("CERTIFICATE_KEY", "half-a-secret").key("CERTIFICATE_KEY")
    assert "half-a-secret" not in str(stopped.value)
