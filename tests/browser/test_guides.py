"""An editor finds in the admin how something is done, without leaving it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_from_a_screen_to_its_guide_and_by_a_word_to_another(staff, starter_site):
    page = staff("Plan editors")
    page.goto("/admin/pages/")
    page.get_by_role("link", name="How to do this: Write a page").click()
    expect(page.get_by_role("heading", name="Write a page").first).to_be_visible()
    page.get_by_role("link", name="All guides").click()
    page.get_by_label("Look for a word in all guides").fill("licence")
    page.get_by_role("button", name="Search", exact=True).last.click()
    expect(page.get_by_role("heading", name="“licence”")).to_be_visible()
