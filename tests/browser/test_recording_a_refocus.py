"""A member of staff records a decision from nothing, is refused once by name, mends it, and a visitor reads it."""

import re

import pytest
from playwright.sync_api import expect

from plans.models import DecisionPage, PlanPage, PriorityPage
from plans.models.plans import PlanEvent

pytestmark = pytest.mark.browser


@pytest.fixture
def small_plan(starter_site):
    """A plan in force with two areas, and a page for the one that is to follow them."""
    plans = PlanPage.objects.first().get_parent()
    plan = PlanPage(title="Lamp plan", slug="lamp-plan")
    plan.events = [PlanEvent(kind="in_force", words="It began.", date="2026-01-01")]
    plans.add_child(instance=plan)
    for title in ["Bright lanes", "Dark lanes", "All lanes"]:
        plan.add_child(instance=PriorityPage(title=title))
    return plan


def choose_page(page, button, title: str) -> None:
    """Search for a page in the chooser that `button` opens, and take it."""
    button.click()
    dialog = page.locator(".modal-dialog")
    dialog.get_by_placeholder("Search").fill(title)
    dialog.get_by_role("link", name=title, exact=True).first.click()
    expect(dialog).to_have_count(0)


def publish(page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()


def add_change(page, row: int, kind: str, ends: list[tuple[str, str]]) -> None:
    page.get_by_role("button", name="Add change").click()
    page.locator(f"#id_transitions-{row}-kind").select_option(kind)
    for place, (direction, title) in enumerate(ends):
        page.locator(f"#id_transitions-{row}-ends-ADD").click()
        page.locator(f"#id_transitions-{row}-ends-{place}-direction").select_option(direction)
        chooser = page.locator(f"#id_transitions-{row}-ends-{place}-priority-chooser")
        choose_page(page, chooser.get_by_role("button", name=re.compile("Choose")).first, title)


def test_a_refocus_is_recorded_refused_mended_and_read(moderator_page, phone, small_plan):
    page = moderator_page
    index = DecisionPage.objects.first().get_parent()
    page.goto(f"/admin/pages/add/plans/decisionpage/{index.pk}/")
    page.locator("#id_title").press_sequentially("Two lanes become one")
    page.locator("#id_outcome").select_option("agreed")
    page.locator("#id_date").fill("2026-06-05")
    page.keyboard.press("Tab")
    choose_page(page, page.locator("#id_changes_plan-chooser").get_by_role("button").first, "Lamp plan")
    add_change(page, 0, "merged", [("from", "Bright lanes"), ("to", "All lanes")])
    publish(page)

    expect(page.get_by_text("“Dark lanes” is in force and has no outcome").first).to_be_visible()
    assert page.locator("#id_title").input_value() == "Two lanes become one"
    assert not DecisionPage.objects.filter(title="Two lanes become one", live=True).exists()

    page.locator("#id_transitions-0-ends-ADD").click()
    page.locator("#id_transitions-0-ends-2-direction").select_option("from")
    chooser = page.locator("#id_transitions-0-ends-2-priority-chooser")
    choose_page(page, chooser.get_by_role("button", name=re.compile("Choose")).first, "Dark lanes")
    publish(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    decision = DecisionPage.objects.get(title="Two lanes become one")
    assert decision.live
    phone.goto(decision.url)
    assert "2 areas in" in phone.locator("main").inner_text()
    phone.get_by_role("link", name="Dark lanes").first.click()
    assert "Merged" in phone.locator("main").inner_text()
    phone.goto(f"{small_plan.url}?on=2026-06-04")
    assert "Two priorities" in phone.locator("main").inner_text()
    phone.goto(f"{small_plan.url}?on=2026-06-05")
    assert "One priority" in phone.locator("main").inner_text()
