"""Our own screens of the admin: nothing is cut off on a phone or on a desk, and in the dark everything can be read."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import WCAG, faults

pytestmark = pytest.mark.browser

OURS = {
    "the first screen": "/admin/",
    "the year": "/admin/campaigns/",
    "the numbers": "/admin/numbers/",
    "the register": "/admin/venues/venue/",
    "what expires": "/admin/register/expiring/",
    "the releases": "/admin/releases/",
}
# What can be pressed or read right of the window, and that no box of its own lets one scroll to.
CUT_OFF = """() => [...document.querySelectorAll("main :is(a, button, td, th, h1, h2, p, input)")].filter((each) => {
  const scrolls = (box) => box && (/auto|scroll/.test(getComputedStyle(box).overflowX) || scrolls(box.parentElement));
  const box = each.getBoundingClientRect();
  return each.checkVisibility() && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)
    && !scrolls(each.parentElement) && !each.closest(".w-sr-only");
}).map((each) => each.textContent.trim().slice(0, 40))"""


def test_nothing_is_cut_off_on_a_phone_and_the_dark_can_be_read(editor_page, watch, starter_site):
    editor_page.emulate_media(color_scheme="dark")
    found = []
    for name, address in OURS.items():
        for width in (1280, 390):
            editor_page.set_viewport_size({"width": width, "height": 844})
            editor_page.goto(address)
            expect(editor_page.locator("h1").first).to_be_visible()
            found += [f"{name} at {width} px: “{said}” is cut off" for said in editor_page.evaluate(CUT_OFF)]
        found += faults(editor_page, name, within="main", rules=WCAG, schemes=("dark",))
    assert not found, "\n".join(found)
