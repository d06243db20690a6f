"""Notices at the top of pages: closed by keyboard, without a script, and never over the way out."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from campaigns.models import Alert
from home.models import StandardPage
from support_services.models import SupportHubPage
from tests.browser.accessibility import wide

pytestmark = pytest.mark.browser

LONG = "Stay inside and keep the doors shut. " * 8  # as much as a notice may have


@pytest.fixture
def site(site_server, front_page):
    """An ordinary page and a support page, with an emergency on both and a warning on the first."""
    front_page.add_child(instance=StandardPage(title="About us", slug="about"))
    front_page.add_child(instance=SupportHubPage(title="Get support", slug="support"))
    now = timezone.now()
    moments = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
    Alert.objects.create(title="Streets are icy", words="Walk slowly.", level="warning", **moments)
    Alert.objects.create(title="Smoke over Cheapside", words=LONG, level="emergency", is_about_safety=True, **moments)
    return site_server


@pytest.fixture
def visit(browser, site):
    """Opens an address in a browser of its own, without JavaScript."""
    opened = []

    def visit(address: str, width: int = 320, height: int = 568, **options):
        viewport = {"width": width, "height": height}
        context = browser.new_context(
            base_url=site.url, viewport=viewport, java_script_enabled=False, locale="en-GB", **options
        )
        opened.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield visit
    for context in opened:
        context.close()


def scroll(page, pixels: int) -> None:
    """At once: a wheel's turn is carried out some time after it was made."""
    page.evaluate("pixels => scrollBy({top: pixels, behavior: 'instant'})", pixels)


def test_a_keyboard_closes_and_opens_one_and_stays_where_it_is(visit):
    page = visit("/about/")
    summary, words = page.locator(".notice summary"), page.get_by_text("Walk slowly.")
    expect(words).to_be_visible()
    page.keyboard.press("Tab")  # past the link to the main content
    page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(words).to_be_hidden()
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Warning: Streets are icy")
    page.keyboard.press("Enter")
    expect(words).to_be_visible()
    page.keyboard.press("Tab")  # and from here on through the page as ever
    expect(summary).not_to_be_focused()


def test_an_emergency_cannot_be_closed_and_says_what_it_is(visit):
    page = visit("/about/")
    emergency = page.locator(".notice.emergency")
    expect(emergency).to_contain_text("Emergency: Smoke over Cheapside")
    expect(emergency.locator("summary, button, input")).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 256), (1280, 800)])
def test_the_way_out_is_never_covered_and_the_notice_can_be_read_whole(visit, width, height):
    page = visit("/support/", width, height)
    way_out, notice = page.locator(".exit"), page.locator(".notice.emergency")
    expect(notice).to_be_visible()
    for scrolled in (0, 120, 10_000):
        scroll(page, scrolled)
        box = way_out.bounding_box()
        for x, y in ((0.1, 0.5), (0.5, 0.2), (0.5, 0.8), (0.9, 0.5)):
            way_out.click(position={"x": box["width"] * x, "y": box["height"] * y}, trial=True)  # fails when covered
    scroll(page, -20_000)
    last = notice.locator("p").last
    last.scroll_into_view_if_needed()
    if width < 768:  # there the way out lies at the foot of the screen; else it stands in the flow, above
        scroll(page, 200)
    text, out = last.bounding_box(), way_out.bounding_box()
    ends = text["y"] + text["height"]
    assert ends <= out["y"] or text["y"] >= out["y"] + out["height"] or text["x"] + text["width"] <= out["x"]


def test_with_forced_colours_it_still_has_its_edge(visit):
    page = visit("/about/", forced_colors="active")
    for level in ("warning", "emergency"):
        style = page.locator(f".notice.{level}").evaluate(
            "(notice) => [getComputedStyle(notice).borderTopWidth, getComputedStyle(notice).borderTopStyle]"
        )
        assert style == ["2px", "solid"], level


def test_a_phone_shows_it_without_scrolling_sideways(visit):
    for address in ("/about/", "/support/"):
        page = visit(address)
        assert not wide(page, address, 320)
