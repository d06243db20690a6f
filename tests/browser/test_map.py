"""The map of venues as it is drawn: nothing on it lies on anything else, on any screen."""

import os

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from delivery.clock import london_now
from home.samples import load_sample_venues
from tests.browser.accessibility import wide
from tests.venues.city_register import make_register

pytestmark = pytest.mark.browser

DRAWN = """() => [...document.querySelectorAll('.map .pins text.nm, .map .pins a')]
  .filter((each) => each.getClientRects().length)
  .map((each) => {
    const parts = each.tagName == 'a' ? [...each.querySelectorAll('rect, circle')] : [each];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top)),
      Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
  })"""


WIDTHS = (320, 390, 640, 768, 1024, 1280)


def overlapping(drawn: list) -> list:
    """Pairs of boxes that lie on each other by more than 2 pixels."""
    found = []
    for place, one in enumerate(drawn):
        for other in drawn[place + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if min(across, down) > 2:
                found.append((one, other))
    return found


def make_80():
    load_sample_venues(london_now())


def make_1000():
    call_command("make_register", venues=1000, years=1, verbosity=0)


@pytest.mark.parametrize("make", [make_80, make_1000])
def test_no_pin_or_name_lies_on_another(page, site_server, make):
    make_register()
    make()
    page.goto(f"{site_server.url}/safety-thirst/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".pins a:visible").nth(4)).to_be_visible()
        drawn = page.evaluate(DRAWN)
        expect(page.locator(".pins .nm:not(.known):visible")).to_have_count(25)  # each ward: its name or its letter
        if pictures := os.environ.get("MAP_PICTURES"):
            page.locator(".map").screenshot(path=f"{pictures}/{make.__name__}-{width}.png")
        assert not overlapping(drawn), f"{width} px wide"
        assert not wide(page, "the map", width)


FILL = "each => getComputedStyle(each.querySelector('rect, circle')).fill"
GROUND = "each => getComputedStyle(each).backgroundColor"


def test_a_row_and_its_pin_light_up_together_without_a_script_and_the_map_stays_in_view(browser, starter_site):
    context = browser.new_context(
        base_url=starter_site.url, viewport={"width": 1280, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/safety-thirst/")
    row, pin = page.locator(".vens > li").nth(14), page.locator(".map .k15:visible")
    unlit = pin.evaluate(FILL), row.evaluate(GROUND)
    row.hover()  # below the first screen: the page scrolls
    expect(pin).to_be_in_viewport()
    lit = pin.evaluate(FILL), row.evaluate(GROUND)
    assert lit[0] != unlit[0] and lit[1] != unlit[1]
    page.locator("h1").hover()
    assert (pin.evaluate(FILL), row.evaluate(GROUND)) == unlit
    pin.hover()
    assert (pin.evaluate(FILL), row.evaluate(GROUND)) == lit
    page.goto("/safety-thirst/#v15")  # where a pin leads
    page.reload()
    assert (pin.evaluate(FILL), row.evaluate(GROUND)) == lit
    context.close()
