"""An editor makes the rows of a refocus by the keyboard in one press; each row then shows what its kind needs."""

from datetime import date

import pytest
from playwright.sync_api import expect

from plans.models import DecisionPage, Organisation, PlanEvent, PlanPage, PriorityPage, PublicSource
from tests.browser.waiting import wait_until_ready

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(starter_site):
    plan = PlanPage(title="Lamp plan", slug="lamp-plan")
    plan.events = [PlanEvent(kind="in_force", words="It began.", date=date(2026, 1, 1))]
    PlanPage.objects.first().get_parent().add_child(instance=plan)
    for title in ["Bright lanes", "Dark lanes"]:
        plan.add_child(instance=PriorityPage(title=title))
    board = Organisation.objects.create(name="The lamp board", kind="board")
    page = DecisionPage(title="Lanes", date=date(2026, 6, 5), body=board, outcome="agreed", changes_plan=plan)
    page.live, page.public_source = False, PublicSource.objects.first()
    DecisionPage.objects.first().get_parent().add_child(instance=page)
    page.save_revision()
    return page


def test_the_rows_are_made_by_one_press_and_show_what_their_kind_needs(staff, draft, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = staff("Plan editors")
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    wait_until_ready(page)
    page.get_by_label("Bright lanes").select_option("paused")
    page.get_by_label("Dark lanes").select_option("kept")
    page.get_by_role("button", name="Make the missing rows").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("two rows and one page made")).to_be_visible()
    rows = page.locator("#id_transitions-FORMS > [data-inline-panel-child]")
    expect(rows).to_have_count(2)
    wait_until_ready(page)
    expect(rows.nth(0).locator("[name$=-escalation]")).to_be_visible()
    expect(rows.nth(0).locator("[name$=-dropped]")).to_be_hidden()
    expect(rows.nth(1).locator("[name$=-escalation]")).to_be_hidden()
    rows.nth(1).locator("[name$='-kind']").first.select_option("narrowed")
    expect(rows.nth(1).locator("[name$=-dropped]")).to_be_visible()
    rows.nth(1).locator("[name$=-dropped]").fill("the alleys")
    rows.nth(1).locator("[name$='-kind']").first.select_option("kept")
    expect(rows.nth(1).locator("[name$=-dropped]")).to_be_visible()  # it holds something


def test_enter_in_a_field_still_saves_the_draft(staff, draft, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = staff("Plan editors")
    page.goto(f"/admin/pages/{draft.pk}/edit/")
    wait_until_ready(page)
    page.locator("#id_meeting_as_published").fill("yearly meeting")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    newest = DecisionPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert newest.meeting_as_published == "yearly meeting"
    assert not newest.transitions.all()
