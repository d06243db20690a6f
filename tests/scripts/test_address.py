"""The site is told the names it may be called by, and never that every name will do."""

import importlib.util

import pytest
from django.conf import settings

spec = importlib.util.spec_from_file_location("address", settings.BASE_DIR / "script" / "parts" / "address.py")
address = importlib.util.module_from_spec(spec)
spec.loader.exec_module(address)


@pytest.mark.parametrize(
    ("host", "found_at", "also_called"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123", []),
        ("localhost", "http://localhost:8123", []),
        ("::1", "http://[::1]:8123", []),
        ("192.0.2.7", "http://192.0.2.7:8123", ["192.0.2.7"]),
        ("2001:db8::7", "http://[2001:db8::7]:8123", ["[2001:db8::7]"]),
    ],
)
def test_the_address_and_the_names_follow_the_host(host, found_at, also_called):
    assert address.site_address(host, 8123) == found_at
    assert address.names_for(host) == ["localhost", "127.0.0.1", "[::1]", *also_called]


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])
def test_a_site_open_to_other_machines_still_knows_its_names(monkeypatch, everywhere):
    monkeypatch.setattr(address, "own_addresses", lambda: ["192.0.2.7"])
    monkeypatch.setattr(address.socket, "gethostname", lambda: "Library-PC")
    assert address.names_for(everywhere) == ["localhost", "127.0.0.1", "[::1]", "library-pc", "192.0.2.7"]
    assert address.site_address(everywhere, 8000) == "http://192.0.2.7:8000"


def test_every_name_it_gives_is_one_that_the_settings_take():
    from config.env import Environment

    names = ",".join(address.names_for("0.0.0.0"))
    assert Environment({"ALLOWED_HOSTS": names}).hosts("ALLOWED_HOSTS") == names.split(",")
