"""An editor reports progress from the priority's page in under a minute, and an approver makes it public."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from plans.models import PriorityPage, ProgressUpdate
from tests.browser.effort import Effort

pytestmark = pytest.mark.browser

SAID = "Officers visited 12 venues and gave each a kit. Two asked for a second visit in spring."


def test_an_update_takes_less_than_a_minute_and_is_public_once_it_is_approved(staff, phone, starter_site):
    priority = PriorityPage.objects.live().filter(activities__isnull=False).first()
    page = staff("Plan editors")
    effort = Effort(page)
    page.goto(f"/admin/pages/{priority.pk}/edit/")
    page.get_by_role("link", name="Report progress").first.click()
    page.get_by_label("Activity").select_option(label=str(priority.activities.first()))
    page.get_by_label("Delivery state").select_option(label="On track")
    page.get_by_label("Narrative").fill(SAID)
    page.get_by_label("Author role").fill("Community Safety Team")  # the next time it is filled in
    page.get_by_role("button", name="Save and ask for approval").click()
    expect(page.get_by_text("once somebody else has approved it").first).to_be_visible()
    assert effort.counted["field"] == 4
    assert effort.seconds < 60

    approver = staff("Approvers")
    approver.goto("/admin/")
    approver.get_by_role("link", name=str(priority.activities.first())).click()
    approver.get_by_role("button", name="Approve", exact=True).click()
    expect(approver.get_by_text("It is public now").first).to_be_visible()
    update = ProgressUpdate.objects.get(narrative=SAID)
    assert update.date == timezone.localdate()
    phone.goto(priority.url)
    expect(phone.locator("main")).to_contain_text(SAID, use_inner_text=True)
