"""Somebody at a door scans the code on a certificate, with a connection and without."""

import re
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.accessibility import faults, wide
from venues.certificates.issuing import issue_certificate
from venues.models import Accreditation, Level, SchemeYear, StatusEvent, Venue

pytestmark = pytest.mark.browser

CHECK = "/safety-thirst/check/"


@pytest.fixture
def certificate(site_server, settings):
    """A certificate of a fictional venue, in date today."""
    settings.SITE_URL = site_server.url
    now = timezone.localtime()
    today = now.date()
    year = SchemeYear.objects.create(year=today.year)
    accreditation = Accreditation.objects.create(
        venue=Venue.objects.create(name="The Invented Goose", address_line_1="1 Example Lane", postcode="EC0A 1AA"),
        scheme_year=year,
        level=Level.objects.create(scheme_year=year, name="Highly Commended"),
        valid_from=today - timedelta(days=100),
        valid_to=today + timedelta(days=200),
    )
    StatusEvent.objects.create(accreditation=accreditation, kind="issued", on=accreditation.valid_from)
    return issue_certificate(accreditation, now)


@pytest.fixture
def scanned(certificate) -> str:
    """The address in the QR code of the printed certificate, as a scanner reads it."""
    pdf = Client().get(f"/safety-thirst/certificates/{certificate.accreditation.number}.pdf").content
    [page] = pypdfium2.PdfDocument(pdf)
    [code] = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
    return code.text


def altered(address: str) -> str:
    middle = len(address) - 100  # in the payload or the signature
    other = "A" if address[middle] != "A" else "B"
    return address[:middle] + other + address[middle + 1 :]


def test_a_scanned_code_is_genuine_and_the_register_says_what_is_true_today(page, scanned):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(scanned)
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_visible()
    expect(page.get_by_text("Accredited today", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="The Invented Goose")).to_be_visible()
    expect(page.get_by_text("TEST.", exact=True)).to_be_visible()
    token = scanned.partition("#")[2]
    assert asked and not any(token[:40] in address for address in asked), "The code is sent to nobody."


def test_without_a_connection_the_signature_is_checked_and_the_status_is_not(page, watch, context, scanned):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page.goto(CHECK)
    context.set_offline(True)
    page.evaluate("address => location.assign(address)", scanned)
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_visible()
    expect(page.get_by_text("Status not checked.")).to_be_visible()
    expect(page.get_by_text("Is this where you are?")).to_be_visible()
    expect(page.get_by_text("Accredited today", exact=True)).to_have_count(0)
    context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Accredited today", exact=True)).to_be_visible()
    expect(page.get_by_text("Status not checked.")).to_be_hidden()


def test_the_page_opens_again_without_a_connection_and_still_checks_another_code(page, watch, context, scanned):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page.goto(CHECK)
    page.goto("about:blank")
    context.set_offline(True)
    page.goto(scanned)
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_visible()
    expect(page.get_by_text("Status not checked.")).to_be_visible()


def test_a_code_that_was_changed_is_not_ours(page, scanned):
    page.goto(altered(scanned))
    expect(page.get_by_role("heading", name="Not one of our codes")).to_be_visible()
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_hidden()


def test_a_code_signed_with_a_newer_key_than_the_page_knows_is_looked_up(page, certificate, scanned, settings):
    page.goto(CHECK)
    settings.CERTIFICATE_KEY = bytes(range(32))
    newer = issue_certificate(certificate.accreditation, timezone.localtime()).token
    page.evaluate("code => { location.hash = code }", newer)
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_visible()
    expect(page.get_by_text("TEST.", exact=True)).to_be_hidden()


def test_a_browser_too_old_for_the_signature_still_asks_the_register(page, scanned):
    page.add_init_script("crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))")
    page.goto(scanned)
    expect(page.get_by_role("heading", name="This browser cannot check the signature")).to_be_visible()
    expect(page.get_by_text("Accredited today", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_hidden()


def test_a_revoked_certificate_is_genuine_when_issued_and_not_accredited(page, certificate, scanned):
    today = timezone.localtime().date()
    StatusEvent.objects.create(accreditation=certificate.accreditation, kind="revoked", on=today)
    page.goto(scanned)
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_visible()
    expect(page.get_by_text("Not accredited: revoked (taken away)")).to_be_visible()


def test_a_code_that_is_pasted_is_not_sent_either(page, certificate, scanned):
    asked = []
    page.goto(CHECK)
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Certificate number").fill(scanned)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Genuine when issued")).to_be_visible()
    expect(page.get_by_text("Accredited today", exact=True)).to_be_visible()
    assert not any(certificate.token[:40] in address for address in asked)


def sheet(page, address: str) -> str:
    """The words of an answer on paper: one sheet with its moment, and nothing that can only be pressed."""
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_text("As of").filter(visible=True).first).to_be_visible()  # every answer has its moment
    [printed] = pypdfium2.PdfDocument(page.pdf(format="A4"))
    said = printed.get_textpage().get_text_bounded()
    assert re.search(rf"As of\s.*{timezone.localtime():%Y}", said), said
    assert "Search" not in said and "Capitals and dashes" not in said
    return said


def test_a_number_is_typed_with_the_keyboard_alone(page, certificate, scanned):
    page.goto(CHECK)
    page.get_by_label("Certificate number").focus()
    page.keyboard.type(certificate.accreditation.number.lower().replace("-", " "))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Accredited today", exact=True)).to_be_visible()
    for address in (page.url, f"/st/{certificate.accreditation.number}", scanned):
        said = sheet(page, address)
        assert "Accredited today" in said and "The Invented Goose" in said and "1 Example Lane" in said
    assert "Genuine when issued" in said


def test_answers_that_are_no_good_news_are_one_sheet_too(page, watch, certificate):
    today = timezone.localtime().date()
    StatusEvent.objects.create(
        accreditation=certificate.accreditation, kind="revoked", on=today, public_reason="It was sold. " * 15
    )
    said = sheet(page, f"/st/{certificate.accreditation.number}")
    assert "Not accredited: revoked" in said and "The Invented Goose" in said
    watch.expect("status of 404")
    said = sheet(page, "/st/ST26-2222-22")
    assert "No such certificate" in said and "ST26-2222-22" in said


def test_a_small_phone_without_script_checks_by_typing(browser, site_server, certificate):
    context = browser.new_context(
        base_url=site_server.url, viewport={"width": 320, "height": 568}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(CHECK)
    page.get_by_label("Certificate number").fill(certificate.accreditation.number)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Accredited today", exact=True)).to_be_visible()
    expect(page.get_by_text("1 Example Lane")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, site_server, certificate, scanned, scheme):
    context = browser.new_context(
        base_url=site_server.url, color_scheme=scheme, bypass_csp=True, viewport={"width": 320, "height": 700}
    )
    page, found = context.new_page(), []
    held = certificate.accreditation
    badge = f"/safety-thirst/badges/{held.venue.reference}/"
    for address in [CHECK, f"/st/{held.number}", "/st/ST26-2222-22", scanned, altered(scanned), badge]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found += faults(page, address, schemes=(scheme,)) + wide(page, address, 320)
    context.close()
    assert not found, "\n".join(found)
