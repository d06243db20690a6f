"""What every public page is like: light to carry, open to everybody, and silent towards everybody else."""

import gzip
import re

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from plans.models import ReportPage
from tests.browser.accessibility import faults, wide

pytestmark = pytest.mark.browser

MOST_BYTES = 14 * 1024


@pytest.fixture
def all_addresses(starter_site) -> list[str]:
    """Every public page, and three that no tree holds."""
    pages = Page.objects.live().public().filter(depth__gte=2).order_by("path")
    return [page.url for page in pages] + ["/campaigns/calendar/", "/search/?q=violence", "/nothing-here/"]


def test_a_first_visit_is_at_most_14_kilobytes(starter_site, browser):
    report = ReportPage.objects.get(date="2016-06-17").url
    addresses = ["/", "/plans/2016-17/", report, "/safety-thirst/for-venues/"]  # the last holds the self-check
    weights = {address: first_visit(browser, starter_site.url, address) for address in addresses}
    print(weights)
    assert max(weights.values()) <= MOST_BYTES, weights


def first_visit(browser, origin: str, address: str) -> int:
    """Compressed bytes of HTML, style sheets and scripts, for somebody who has never been here."""
    context = browser.new_context(base_url=origin)
    page, responses = context.new_page(), []
    page.on("response", lambda response: responses.append(response))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    weighed = [each for each in responses if each.request.resource_type in ("document", "stylesheet", "script")]
    weight = sum(len(gzip.compress(each.body(), 9)) for each in weighed)
    context.close()
    return weight


def test_nothing_is_left_on_the_device_and_nobody_else_is_told(page, watch, starter_site, all_addresses):
    watch.expect("status of 404")
    for address in all_addresses:
        page.goto(address)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, starter_site, all_addresses, scheme):
    # The test brings a script of its own into the page, which our policy would refuse.
    context = browser.new_context(base_url=starter_site.url, color_scheme=scheme, bypass_csp=True)
    page, found = context.new_page(), []
    for address in all_addresses:
        page.goto(address)
        found += faults(page, address, schemes=(scheme,))
    context.close()
    assert not found, "\n".join(found)


def test_no_page_scrolls_sideways_on_a_small_phone(browser, starter_site, all_addresses):
    context = browser.new_context(base_url=starter_site.url, viewport={"width": 320, "height": 568})
    page, found = context.new_page(), []
    for address in all_addresses:
        page.goto(address)
        found += wide(page, address, 320)
    context.close()
    assert not found, "\n".join(found)


def test_the_first_key_leads_past_the_menu(page, starter_site):
    page.goto("/plans/2016-17/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_be_visible()


def test_a_plan_prints_with_its_tables_open_and_without_the_menu(page, starter_site):
    page.goto("/plans/2016-17/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("heading", name="Who was in the partnership")).to_be_visible()
