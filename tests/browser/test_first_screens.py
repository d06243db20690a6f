"""A draft on its way: submitted by one role, seen and approved by another, on a phone and in the dark as well."""

import pytest
from playwright.sync_api import expect

from plans.models import Organisation
from tests.browser.accessibility import WCAG, faults
from tests.browser.waiting import wait_until_ready

pytestmark = pytest.mark.browser


def test_a_draft_of_an_organisation_goes_from_its_editor_to_an_approver_and_back(staff, starter_site):
    board = Organisation.objects.order_by("name").first()
    editor = staff("Plan editors")
    editor.goto(f"/admin/snippets/plans/organisation/edit/{board.pk}/")
    editor.get_by_role("textbox", name="Purpose").fill("It looks after the lamps.")
    editor.get_by_role("button", name="Submit to").click()
    expect(editor.get_by_text("has been submitted").first).to_be_visible()
    editor.goto("/admin/")
    expect(editor.get_by_text("You wait for an answer")).to_be_visible()

    approver = staff("Approvers")
    approver.set_viewport_size({"width": 390, "height": 844})
    approver.goto("/admin/")
    expect(approver.get_by_text("asks for your approval").first).to_be_visible()
    assert faults(approver, "what is due", within=".desk-due", rules=WCAG) == []
    expect(approver.locator(".desk-due")).to_be_visible()
    assert approver.evaluate("document.querySelector('.desk-due').scrollWidth <= window.innerWidth")
    approver.get_by_role("link", name=board.name).first.click()
    expect(approver.get_by_role("textbox", name="Purpose")).to_have_value("It looks after the lamps.")
    wait_until_ready(approver)
    approver.get_by_role("button", name="More actions").first.click()
    approver.get_by_role("button", name="Approve and publish").click()
    expect(approver.get_by_role("heading", name="Organisations", level=1)).to_be_visible()
    board.refresh_from_db()
    assert board.purpose == "It looks after the lamps."
