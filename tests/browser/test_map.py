"""The map of venues as it is drawn: nothing on it lies on anything else, on any screen."""

import pytest
from playwright.sync_api import expect

from delivery.clock import london_now
from home.starter.venues import make_register
from tests.browser.accessibility import wide
from venues.samples import make_samples

pytestmark = pytest.mark.browser

DRAWN = """() => [...document.querySelectorAll('.map .pins text.nm, .map .pins a')]
  .filter((each) => each.getClientRects().length)
  .map((each) => {
    const parts = each.tagName == 'a' ? [...each.querySelectorAll('rect, circle')] : [each];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top)),
      Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
  })"""


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1024, 1280])
def test_no_pin_or_name_lies_on_another(page, site_server, width):
    make_register()
    make_samples(london_now())
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site_server.url}/safety-thirst/")
    expect(page.locator(".pins a:visible").nth(4)).to_be_visible()
    drawn = page.evaluate(DRAWN)
    for place, one in enumerate(drawn):
        for other in drawn[place + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert min(across, down) <= 2
    assert not wide(page, "the map", width)
