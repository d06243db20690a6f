"""Wagtail's forms work once all their parts have started, which on a busy machine is a while after they are shown."""

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect


def wait_until_ready(page: BrowserPage) -> None:
    """Until Wagtail says, on `body`, that all parts of this page of the admin have started."""
    expect(page.locator("body")).to_contain_class("ready")
