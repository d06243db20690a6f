"""Somebody stops typing: she is warned before she is signed out, stays with one press, and loses nothing she typed."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import SiteSession

pytestmark = pytest.mark.browser
WORDS = "Lanterns along the river until the last train"


@pytest.fixture
def typing(context, editor_page, front_page):
    """A form in which something has been typed, by a browser whose clock we turn."""
    context.clock.install()
    editor_page.goto(f"/admin/pages/{front_page.pk}/edit/")
    editor_page.locator("#id_title").fill(WORDS)
    return editor_page


def dialog(page):
    return page.get_by_role("dialog", name="Signed in")


def test_she_is_warned_five_minutes_before_and_stays_with_one_press(typing):
    typing.clock.fast_forward("24:00")
    expect(dialog(typing)).to_be_hidden()
    typing.clock.fast_forward("01:30")
    expect(dialog(typing)).to_contain_text("You will be signed out in 5 minutes")
    button = dialog(typing).get_by_role("button", name="Stay signed in")
    expect(button).to_be_focused()
    with typing.expect_response(lambda said: said.url.endswith("/admin/stay-signed-in/")) as said:
        typing.keyboard.press("Enter")
    assert said.value.status == 204
    expect(dialog(typing)).to_be_hidden()
    expect(typing.locator("#id_title")).to_have_value(WORDS)
    typing.clock.fast_forward("24:00")
    expect(dialog(typing)).to_be_hidden()


def test_signed_out_elsewhere_is_said_and_what_was_typed_stays(typing, watch):
    watch.expect("status of|editing-sessions.ping")
    SiteSession.objects.all().delete()
    typing.clock.fast_forward("26:00")
    dialog(typing).get_by_role("button", name="Stay signed in").click()
    expect(dialog(typing)).to_contain_text("You are signed out. What you typed is still on this page.")
    with typing.context.expect_page() as opened:
        dialog(typing).get_by_role("button", name="Sign in, in another tab").click()
    expect(opened.value).to_have_url(re.compile("/admin/login/"))
    expect(typing.locator("#id_title")).to_have_value(WORDS)


def test_half_an_hour_without_a_sign_of_life_is_said_to_be_over(typing):
    typing.clock.fast_forward("31:00")
    expect(dialog(typing)).to_contain_text("You are signed out")
    expect(typing.locator("#id_title")).to_have_value(WORDS)
