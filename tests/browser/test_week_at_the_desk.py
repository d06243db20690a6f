"""A week at the desk with five people: what each sees on her first screen, does, and hands on to the next."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from plans.models import PlanPage
from tests.browser.waiting import wait_until_ready
from venues.models import Venue

pytestmark = pytest.mark.browser


def open_due(page: BrowserPage, name: str | re.Pattern) -> None:
    """From the first screen, where it says what is due."""
    page.goto("/admin/")
    page.locator(".desk-due").get_by_role("link", name=name).first.click()
    wait_until_ready(page)


def press(page: BrowserPage, name: str) -> None:
    """The button, or where it is not the first one, in the menu beside it."""
    wait_until_ready(page)
    button = page.get_by_role("button", name=name)
    if not button.first.is_visible():
        page.get_by_role("button", name="More actions").first.click()
    button.first.click()


def test_a_week_with_five_people(staff, phone, starter_site):
    writing, approving = staff("Plan editors"), staff("Approvers")
    checking, keeping, second = staff("Number checkers"), staff("Register officers"), staff("Approvers", name="second")
    get_user_model().objects.get(username="second").groups.add(Group.objects.get(name="Register officers"))
    plan = PlanPage.objects.live().get(slug="2022-25")

    # Monday: a draft is asked for, and sent back with a reason.
    writing.goto(f"/admin/pages/{plan.pk}/edit/")
    writing.locator("#id_title").fill("The strategy of 2022 to 2025")
    press(writing, "Submit to")
    expect(writing.locator(".messages .success")).to_be_visible()
    open_due(approving, re.compile("The strategy of 2022 to 2025"))
    press(approving, "Request changes")
    approving.locator("dialog, .modal-content, [role=dialog]").get_by_role("textbox").fill("Use the dash of its cover.")
    approving.locator("dialog, .modal-content, [role=dialog]").get_by_role("button").last.click()
    expect(approving.locator(".messages .success")).to_be_visible()

    # Tuesday: it is mended and public.
    writing.goto("/admin/")
    expect(writing.locator(".desk-due")).to_contain_text("Use the dash of its cover.")
    open_due(writing, re.compile("The strategy of 2022 to 2025"))
    writing.locator("#id_title").fill("The strategy of 2022–25")
    press(writing, "Resubmit to")
    expect(writing.locator(".messages .success")).to_be_visible()
    open_due(approving, re.compile("The strategy of 2022–25"))
    press(approving, "Approve and publish")
    expect(approving.locator(".messages .success")).to_be_visible()
    phone.goto(plan.url)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("The strategy of 2022–25")

    # Wednesday: one number is called, and the list is one shorter.
    open_due(checking, re.compile("35 numbers to check"))
    checking.get_by_role("button", name=re.compile("Checked today")).first.click()
    checking.goto("/admin/")
    expect(checking.locator(".desk-due")).to_contain_text("34 numbers to check")

    # Thursday: a venue waits until another officer has seen it.
    keeping.goto("/admin/venues/venue/create/")
    keeping.locator("#id_name").fill("The Tin Kettle")
    keeping.locator("#id_address_line_1").fill("1 Nowhere Row")
    keeping.get_by_role("button", name="Save").click()
    expect(keeping.get_by_text(re.compile("another officer|somebody else", re.I)).first).to_be_visible()
    assert not Venue.objects.filter(name="The Tin Kettle").exists()
    open_due(second, re.compile("The Tin Kettle"))
    press(second, "Approve")
    expect(second.locator(".messages .success")).to_be_visible()
    assert Venue.objects.filter(name="The Tin Kettle").exists()

    # Friday: what cannot wait is public at once, and somebody looks at it afterwards.
    approving.goto(f"/admin/pages/{plan.pk}/edit/")
    approving.locator("#id_title").fill("Strategy 2022–25")
    press(approving, "Save draft")
    wait_until_ready(approving)
    approving.get_by_role("button", name="More actions").first.click()
    approving.get_by_text("Publish at once").first.click()
    approving.get_by_role("textbox", name="Why it cannot wait").fill("The printed title is being quoted today.")
    approving.get_by_role("button", name="Publish at once").click()
    expect(approving.locator(".messages .success")).to_be_visible()
    phone.goto(plan.url)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Strategy 2022–25")
    open_due(second, re.compile("^Strategy 2022–25"))
    expect(second.locator("main")).to_contain_text("The printed title is being quoted today.")
    second.get_by_role("checkbox").first.check()
    second.get_by_role("button", name="Countersign what is ticked").click()
    expect(second.get_by_text("Nothing waits for you.")).to_be_visible()
