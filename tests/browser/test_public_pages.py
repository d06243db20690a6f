"""What every public page is like: light to carry, open to everybody, and silent towards everybody else."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect
from wagtail.models import Page

from tests.browser.accessibility import faults, wide
from tests.first_visit import weight_of

pytestmark = pytest.mark.browser


@pytest.fixture
def all_addresses(starter_site) -> list[str]:
    """Every public page, and three that no tree holds."""
    pages = Page.objects.live().public().filter(depth__gte=2).order_by("path")
    return [page.url for page in pages] + ["/campaigns/calendar/", "/search/?q=violence", "/nothing-here/"]


def test_a_first_visit_is_at_most_14_kilobytes(all_addresses):
    """HTML, style sheets and scripts, compressed: what fits into the first round trip. Of every public page."""
    visitor = Client()
    weights = {address: weight_of(visitor.get(address).content) for address in all_addresses}
    print(sorted(weights.items(), key=lambda item: item[1])[-9:])
    assert "/support/at-home/" in weights
    assert {address: weight for address, weight in weights.items() if weight > 14_336} == {}


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


def test_paper_has_every_heading_and_nothing_to_press(page, starter_site):
    headings = """() => [...document.querySelectorAll("main :is(h1, h2, h3)")]
      .filter((each) => !each.closest("nav, summary:not(.work summary)") && !each.matches(":has(+ form)")
        && !each.checkVisibility())
      .map((each) => each.textContent.trim())"""
    # Below a page of support the names of the others stay on paper, with their heading.
    pressed = """() => [...document.querySelectorAll("form, .btn, nav:not([aria-label='Read more']) a")]
      .filter((each) => each.checkVisibility()).map((each) => each.textContent.trim())"""
    for address in ("/support/at-home/", "/plans/2016-17/", "/decisions/seven-areas-to-three/", "/safety-thirst/"):
        page.goto(address)
        page.emulate_media(media="print")
        assert page.evaluate(headings) == [], address
        assert page.evaluate(pressed) == [], address
    page.goto("/plans/2016-17/")
    for name in ("Who was in the partnership", "Find out more about violent crime"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
