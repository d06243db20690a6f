"""A topic in Arabic as a reader gets it: right to left, the number first, on a small screen and in the quiet way."""

from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from support_services.models import SupportHubPage, SupportTopicPage
from tests.browser.accessibility import cut_off, faults, wide

pytestmark = pytest.mark.browser

TOPIC = "/support/ar/at-home/"
# Where the first and the last digit of a number stand on the screen.
ENDS = """(link) => {
  const digits = link.firstChild, range = document.createRange(), at = (place) => {
    range.setStart(digits, place);
    range.setEnd(digits, place + 1);
    return range.getBoundingClientRect().left;
  };
  return [at(0), at(digits.length - 1)];
}"""


@pytest.fixture
def arabic(starter_site):
    """The hub and one topic in Arabic, as if a speaker had read them."""
    call_command("draft_translations", "ar")
    for model in (SupportHubPage, SupportTopicPage):
        page = model.objects.exclude(translated_from=[]).get().get_latest_revision_as_object()
        page.checked_by_speaker_on = date(2026, 11, 30)
        page.save_revision().publish()
    return starter_site


@pytest.mark.parametrize("width", [320, 1280])
def test_it_has_no_fault_and_does_not_scroll_sideways(browser, arabic, width):
    context = browser.new_context(base_url=arabic.url, viewport={"width": width, "height": 568}, bypass_csp=True)
    page, found = context.new_page(), []
    for address in (TOPIC, "/support/ar/"):
        page.goto(address)
        found += wide(page, f"{address} at {width} px", width)
        found += cut_off(page, f"{address} at {width} px")
        found += faults(page, f"{address} at {width} px")
    context.close()
    assert not found, "\n".join(found)


def test_the_number_is_on_the_first_screen_and_reads_from_left_to_right(browser, arabic):
    context = browser.new_context(base_url=arabic.url, viewport={"width": 320, "height": 568})
    page = context.new_page()
    page.goto(TOPIC)
    first = page.locator("main a.tel").first
    expect(first).to_have_text("اتصل 999")
    box = first.bounding_box()
    assert box and box["y"] + box["height"] < 568
    for number in page.locator("a:is(.tel, .nb)").filter(has_text=" ").all():
        if (number.get_attribute("href") or "").startswith("tel:0"):
            start, end = number.evaluate(ENDS)
            assert start < end, number.inner_text()
    context.close()


def test_the_quiet_way_goes_from_one_language_to_the_other_and_back(page: BrowserPage, arabic):
    page.goto("/support/at-home/")
    page.locator("#soft").check()
    lines = page.evaluate("history.length")
    page.get_by_role("link", name="العربيّة").click()
    expect(page.locator("h1")).to_have_text("هل يحدث هذا لك؟")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".exit u")).to_have_text("غادر هذه الصفحة بسرعة")
    expect(page.locator(".care h2").first).to_have_text("غادر هذه الصفحة بسرعة")
    assert page.url.endswith("/support/at-home/") and page.evaluate("history.length") == lines
    page.locator("main > p button").first.click()
    expect(page.locator("h1")).to_have_text("Is this happening to you?")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(page.locator(".exit u")).to_have_text("Leave this page quickly")
    expect(page.locator(".care h2").first).to_have_text("Leave this page quickly")
