"""A passkey and an app's code in a real browser: added, used, lost, and given a way back. Under the admin's policy."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PASSWORD = "a long enough passphrase"
SHOWN = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def needed(settings):
    settings.SECOND_FACTOR = True
    cache.clear()


def sign_in(page: BrowserPage) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def confirm_password(page: BrowserPage) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def sign_out(page: BrowserPage) -> None:
    page.wait_for_load_state()  # what still loads could bring a cookie back
    page.context.clear_cookies()


def test_a_passkey(page, editor, site_server, front_page):
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = devices.send("WebAuthn.addVirtualAuthenticator", {"options": SHOWN})["authenticatorId"]
    sign_in(page)
    expect(page.get_by_text("needs more than a password")).to_be_visible()
    page.goto("/admin/second-step/webauthn/add/")
    confirm_password(page)
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(re.compile("recovery-codes"))
    page.wait_for_load_state()
    code = re.findall(r"\b\d{8}\b", page.locator("main").inner_text() + page.locator("textarea").first.input_value())[0]
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/admin/$"))

    sign_out(page)
    sign_in(page)
    page.get_by_role("button", name="Use a security key").click()
    expect(page).to_have_url(re.compile("/admin/$"))

    sign_out(page)
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})
    sign_in(page)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign In").click()
    expect(page).to_have_url(re.compile("/admin/$"))

    call_command("reset_second_factor", "editor")
    page.goto("/admin/")
    sign_in(page)
    expect(page.get_by_text("needs more than a password")).to_be_visible()


def test_an_apps_code_without_scripts(browser, editor, site_server, front_page):
    context = browser.new_context(
        base_url=site_server.url, java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    sign_in(page)
    expect(page.get_by_text("needs more than a password")).to_be_visible()
    page.goto("/admin/second-step/totp/activate/")
    confirm_password(page)
    expect(page.locator("main img").first).to_have_attribute("src", re.compile("^data:image/svg"))
    page.wait_for_load_state()
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.content())[0]
    page.get_by_label("code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Activate").click()
    expect(page).to_have_url(re.compile("recovery-codes"))
    cache.clear()
    context.clear_cookies()
    sign_in(page)
    page.get_by_label("Code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30 - 10)))
    page.get_by_role("button", name="Sign In").click()
    expect(page.get_by_text("about 5 minutes slow")).to_be_visible()
    page.get_by_label("Code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Sign In").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    context.close()
