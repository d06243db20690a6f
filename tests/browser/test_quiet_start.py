"""Help begun on the front page in the quiet way: nothing there leaves a line before the script of the page holds."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_nothing_but_a_number_can_be_pressed_before_the_script_has_run(page, starter_site):
    held = []
    page.route(re.compile("local-pages"), lambda route: held.append(route))
    page.goto("/")
    page.locator("button[name=quiet]").click(no_wait_after=True)
    expect(page.get_by_role("link", name=re.compile("0808 2000 247")).first).to_be_visible()
    expect(page.locator(".page a:not(.tel):visible, .page button:visible")).to_have_count(0)
    held.pop().continue_()
    expect(page.locator(".mode .on")).to_be_visible()
    expect(page.locator(".topics a").first).to_be_visible()
    before = page.evaluate("history.length")
    page.locator(".topics a").first.press("Enter")
    expect(page.get_by_role("button", name="Go back one page")).to_be_visible()
    assert page.evaluate("history.length") == before
    assert page.url.endswith("/") and "/support" not in page.url


def test_what_is_pressed_last_is_shown_whichever_answer_comes_first(page, starter_site):
    """Somebody who presses twice because a page was slow, or the wrong thing first, is not taken back to it."""
    page.goto("/")
    page.locator("button[name=quiet]").click()
    expect(page.locator(".mode .on")).to_be_visible()
    late = []
    first, second = page.locator(".topics a").nth(0), page.locator(".topics a").nth(1)
    wanted, wrong = second.get_attribute("href"), first.get_attribute("href")
    page.route(re.compile(re.escape(wrong)), lambda route: late.append(route))
    first.press("Enter")
    title = page.request.get(wanted).text().split("<h1", 1)[1].split(">", 1)[1].split("<", 1)[0].strip()
    second.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    late.pop().continue_()
    page.wait_for_timeout(500)
    expect(page.locator("h1")).to_have_text(title)


def test_a_script_that_never_comes_takes_no_link_away(page, watch, starter_site):
    watch.expect("local-pages|ERR_FAILED")
    page.route(re.compile("local-pages"), lambda route: route.abort())
    page.goto("/")
    page.locator("button[name=quiet]").click()
    expect(page.locator(".topics a").first).to_be_visible(timeout=8_000)
    expect(page.locator(".mode .off")).to_be_visible()
