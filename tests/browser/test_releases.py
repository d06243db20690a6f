"""A release on its way: made by an editor, approved by another with the keyboard alone, on a phone, in the dark."""

import os

import pytest
from playwright.sync_api import expect

from plans.models import Organisation
from tests.browser.accessibility import WCAG, faults, wide

pytestmark = pytest.mark.browser


def look(page, name):
    """axe in both schemes, and nothing scrolls sideways on a phone. `LOOK_AT` names a folder for pictures."""
    page.set_viewport_size({"width": 390, "height": 844})
    narrow = wide(page, name, 390)
    if folder := os.environ.get("LOOK_AT"):
        page.screenshot(path=f"{folder}/{name}-390.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    found = faults(page, name, within=".desk-page", rules=(*WCAG, "best-practice"))
    if folder:
        page.screenshot(path=f"{folder}/{name}-1280-dark.png", full_page=True)
    return narrow + found


def test_from_a_draft_to_the_receipt(staff, starter_site):
    board = Organisation.objects.order_by("name").first()
    draft = board.get_latest_revision_as_object()
    draft.purpose = "It looks after the lamps."
    draft.save_revision()

    approver, editor = staff("Approvers"), staff("Plan editors")
    editor.goto("/admin/releases/")
    expect(editor.get_by_text("No release is in preparation.")).to_be_visible()
    found = look(editor, "empty")
    editor.get_by_label("Title").fill("Summer 2027")
    editor.keyboard.press("Enter")
    expect(editor.get_by_text("It has no parts yet.")).to_be_visible()
    found += look(editor, "no-parts")
    editor.get_by_role("link", name="Add parts").click()
    editor.get_by_role("checkbox", name=board.name).check()
    found += look(editor, "choose")
    editor.get_by_role("button", name="Add what is ticked").click()
    expect(editor.get_by_role("rowheader", name=board.name)).to_be_visible()
    editor.get_by_role("button", name="Ask for approval of 1 part").click()
    expect(editor.get_by_text("Approval was asked for")).to_be_visible()
    found += look(editor, "asked")

    approver.goto("/admin/")
    approver.get_by_role("link", name="Summer 2027").click()
    expect(approver.get_by_role("button", name="Approve 1 part")).to_be_visible()
    found += look(approver, "to-approve")
    approver.get_by_role("button", name="Approve 1 part").focus()
    approver.keyboard.press("Enter")
    expect(approver.get_by_role("button", name="Make it public now")).to_be_visible()
    approver.get_by_role("button", name="Make it public now").focus()
    approver.keyboard.press("Enter")
    expect(approver.get_by_text("What happened, and when")).to_be_visible()
    found += look(approver, "receipt")
    board.refresh_from_db()
    assert board.purpose == "It looks after the lamps."
    approver.get_by_label("Why it is taken back").fill("Too early.")
    approver.keyboard.press("Enter")
    expect(approver.get_by_text("Readers see what they saw before.").first).to_be_visible()
    found += look(approver, "taken-back")
    assert found == []
