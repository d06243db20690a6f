"""Row 12: how fast the first number can be read; and help that comes when styles and scripts do not."""

import gzip
import re

from tests.browser.safety.visitors import visible_words
from tests.browser.safety.waiting import wait_until

FIRST_ANSWER = 14 * 1024  # bytes, what fits into the first round trip
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400 * 1024 / 8, "uploadThroughput": 50 * 1024}
MOST_MS = 4000
WHEN_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def test_the_first_answer_is_small_and_has_the_number_first(site, report):
    page = site.get(site.hub).read()
    sheets = re.findall(rb'rel="stylesheet" href="([^"]+)"', page)
    size = packed(page) + sum(packed(site.get(sheet.decode()).read()) for sheet in sheets)
    report.say(12, "bytes of page and styles, compressed", "any", f"<= {FIRST_ANSWER}", size, size <= FIRST_ANSWER)
    place = packed(page[: page.index(b'href="tel:999"')])
    report.say(12, "bytes of the page until 999", "any", "<= 1400", place, place <= 1400)


def test_the_number_can_be_read_soon_on_a_slow_phone_without_script(browsers, site, report):
    visitor = browsers.fresh("Chromium", script=False)
    visitor.send("Network.enable")
    visitor.send("Network.emulateNetworkConditions", SLOW_3G)
    visitor.page.set_extra_http_headers({"X-As-It-Is": "yes"})
    visitor.page.set_viewport_size({"width": 320, "height": 568})
    visitor.go(site.url(site.hub))
    assert wait_until(lambda: visitor.run(WHEN_PAINTED))
    painted = round(visitor.run(WHEN_PAINTED))
    box = visitor.run("document.querySelector('.call a[href=\"tel:999\"]').getBoundingClientRect().bottom")
    browsers.close(visitor)
    what = "ms to the number, slow 3G (400 kbit/s, 400 ms), no script"
    report.say(12, what, "Chromium", f"<= {MOST_MS}", painted, painted <= MOST_MS)
    assert box <= 568 - 56, "The number is on the first screen of a small phone, above the way out."


def test_the_first_page_works_when_neither_style_nor_script_comes(browsers, site, report):
    visitor = browsers.shared("Chromium")
    visitor.page.route("**/static/**", lambda route: route.abort())
    visitor.go(site.url(site.hub))
    words = visible_words(visitor)
    visitor.run("document.querySelector('.pick button').click()")
    visitor.page.wait_for_selector(".found")
    visitor.page.unroute_all()
    works = "In danger now?" in words and "Leave this page quickly" in words
    report.say(
        7, "number, way out and finder, no style, no script", "Chromium", "work", "work" if works else "no", works
    )
