"""Search in each of its states: answered, found, found in part, empty, and help. Open to everybody, in every width."""

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from tests.browser.accessibility import faults, wide

pytestmark = pytest.mark.browser

STATES = {  # what is typed, and what shows that the page is in the state
    "a number to call": ("bike stolen", ".best"),
    "a word explained": ("what does iom mean", ".hits"),
    "a list": ("violence strategy", ".hits"),
    "nothing": ("zebra", "[role=status]"),
    "help": ("stalking", "a.exit"),
}


def asked(page: BrowserPage, state: str) -> BrowserPage:
    typed, shown = STATES[state]
    page.goto(f"/search/?q={typed}")
    expect(page.locator(shown).first).to_be_visible()
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_state_has_a_fault_or_scrolls_sideways(browser, starter_site, width, scheme):
    # The test brings a script of its own into the page, which our policy would refuse.
    context = browser.new_context(
        base_url=starter_site.url, viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
    )
    page, found = context.new_page(), []
    for state in STATES:
        asked(page, state)
        found += wide(page, f"{state} at {width} px", width)
        found += faults(page, f"{state} at {width} px", schemes=(scheme,))
    context.close()
    assert not found, "\n".join(found)
