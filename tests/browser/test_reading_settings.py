"""What readers set for themselves: larger letters, more space, forced colours, no motion. Nothing is lost by it."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.page_types import OPEN_ALL, TWELVE

pytestmark = pytest.mark.browser
LAYOUT = (Path(__file__).parent / "layout.js").read_text()
# WCAG 2.2, 1.4.12: what a reader may set, and nothing gets lost.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }"""
# What the browser draws in the reader's colours needs a frame where a colour was all that showed it.
WITHOUT_FRAME = """() => [
  ...document.querySelectorAll(".btn, .exit, .tag, .pin, .pick button, .door, .call, .note, .card")]
  .filter((each) => each.checkVisibility() && !parseFloat(getComputedStyle(each).borderTopWidth)
    && !parseFloat(getComputedStyle(each).borderInlineStartWidth))
  .map((each) => `${each.className} “${each.textContent.trim().slice(0, 30)}”`)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
  const style = getComputedStyle(each);
  return style.transitionDuration !== "0s" || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map((each) => each.tagName)"""


@pytest.fixture
def reader(browser, starter_site):
    """`reader(…)` opens a page with settings of a browser's context."""
    opened = []

    def page_with(**settings):
        # The test brings a style of its own into the page, which our policy would refuse.
        opened.append(browser.new_context(base_url=starter_site.url, bypass_csp=True, **settings))
        return opened[-1].new_page()

    yield page_with
    for context in opened:
        context.close()


def test_letters_of_twice_the_size_fit_at_every_width(reader):
    page, found = reader(), []
    larger = page.context.new_cdp_session(page)
    larger.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for address in TWELVE:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        for width in (390, 640, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            found += [f"{address} at {width} px: {said}" for said in page.evaluate(LAYOUT, True)]
    assert not found, "\n".join(found)


def test_wider_spacing_of_letters_words_and_lines_loses_nothing(reader):
    page, found = reader(), []
    for address in TWELVE:
        page.goto(address)
        page.add_style_tag(content=SPACED)
        page.evaluate(OPEN_ALL)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            found += [f"{address} at {width} px: {said}" for said in page.evaluate(LAYOUT, True)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_what_can_be_pressed_and_every_state_has_a_frame(reader, scheme):
    page, found = reader(forced_colors="active", color_scheme=scheme), []
    for address in TWELVE:
        page.goto(address)
        found += [f"{address}: {said}" for said in page.evaluate(WITHOUT_FRAME)]
    assert not found, "\n".join(found)


def test_in_forced_colours_the_number_of_a_pin_can_be_read(reader):
    page = reader(forced_colors="active", color_scheme="dark")
    page.goto("/safety-thirst/")
    pin = Image.open(BytesIO(page.locator(".pin").first.screenshot())).convert("L")
    darkest, lightest = pin.crop(
        (pin.width // 3, pin.height // 4, 2 * pin.width // 3, 3 * pin.height // 4)
    ).getextrema()
    assert lightest - darkest > 128


def test_nothing_moves_for_whoever_asks_for_less_motion(reader):
    page, found = reader(reduced_motion="reduce"), []
    for address in TWELVE:
        page.goto(address)
        found += [f"{address}: {said}" for said in page.evaluate(MOVING)]
    assert not found, "\n".join(found)
    usual = reader(reduced_motion="no-preference")
    usual.goto("/")
    assert usual.evaluate(MOVING), "It is looked for where it is."
