"""Which addresses a link on the site may have."""

import pytest

from core.sanitise import is_safe_link


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "http://example.org", "  https://example.org/a b ", "mailto:team@example.org", "tel:101"],
)
def test_an_address_that_leads_somewhere_is_safe(address):
    assert is_safe_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "http:///plans/",
        "https:example.org",
        "https://[",
        "javascript:alert(1)",
        "data:text/html,x",
        "tel:",
        "mailto:",
        "//example.org/",
        "",
    ],
)
def test_one_that_leads_nowhere_or_runs_something_is_not(address):
    assert not is_safe_link(address)
