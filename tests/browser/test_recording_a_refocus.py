"""An editor records a decision, is refused once by name and mends it; it is approved, and a visitor reads it."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as BrowserPage

from plans.models import DecisionPage, Organisation, PlanEvent, PlanPage, PriorityPage
from tests.browser.waiting import wait_until_ready

pytestmark = pytest.mark.browser

TITLE = "Two lanes become one"


@pytest.fixture
def small_plan(starter_site):
    """A plan in force with two areas, and a page for the one that is to follow them."""
    plan = PlanPage(title="Lamp plan", slug="lamp-plan")
    plan.events = [PlanEvent(kind="in_force", words="It began.", date=date(2026, 1, 1))]
    PlanPage.objects.first().get_parent().add_child(instance=plan)
    for title in ["Bright lanes", "Dark lanes", "All lanes"]:
        plan.add_child(instance=PriorityPage(title=title))
    Organisation.objects.create(name="The lamp board", kind="board")
    return plan


def choose(page: BrowserPage, chooser: Locator, title: str) -> None:
    """Search for `title` in the dialogue that `chooser` opens, and take it."""
    chooser.get_by_role("button", name=re.compile("Choose")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill(title)
    dialog.get_by_role("link", name=title, exact=True).first.click()
    expect(dialog).to_have_count(0)


def add_end(page: BrowserPage, place: int, direction: str, title: str) -> None:
    """Say of the first change that it takes in, or leads to, the area `title`."""
    end = f"#id_transitions-0-ends-{place}"
    page.locator("#id_transitions-0-ends-ADD").click()
    page.locator(f"{end}-direction").select_option(direction)
    choose(page, page.locator(f"{end}-priority-chooser"), title)


def submit(page: BrowserPage) -> None:
    wait_until_ready(page)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=re.compile("^Submit")).click()


def test_a_refocus_is_recorded_refused_mended_approved_and_read(staff, phone, small_plan, settings):
    # Wagtail's own saving comes after five seconds without a change, which a busy machine makes of any step. What it
    # leaves an editor with is proven where a paper becomes a page.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page = staff("Plan editors")
    index = DecisionPage.objects.first().get_parent()
    page.goto(f"/admin/pages/add/plans/decisionpage/{index.pk}/")
    page.locator("#id_title").press_sequentially(TITLE)
    choose(page, page.locator("#id_body-chooser"), "The lamp board")
    choose(page, page.locator("#id_source_paper-chooser"), "The draft strategic plan for 2016–17")
    page.locator("#id_outcome").select_option("agreed")
    page.locator("#id_date").fill("2026-06-05")
    page.keyboard.press("Tab")
    choose(page, page.locator("#id_changes_plan-chooser"), "Lamp plan")
    page.locator("#id_transitions-ADD").click()
    page.locator("#id_transitions-0-kind").select_option("kept")
    add_end(page, 0, "from", "Bright lanes")
    add_end(page, 1, "to", "All lanes")
    submit(page)

    expect(page.get_by_text("“Dark lanes” is in force and has no outcome").first).to_be_visible()
    wait_until_ready(page)
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator("#id_transitions-0-ends-1-direction")).to_have_value("to")
    assert not DecisionPage.objects.filter(title=TITLE, live=True).exists()

    page.locator("#id_transitions-0-kind").select_option("merged")
    add_end(page, 2, "from", "Dark lanes")
    submit(page)
    expect(page.get_by_text("submitted for moderation").first).to_be_visible()
    decision = DecisionPage.objects.get(title=TITLE)
    assert not decision.live

    approve(staff("Approvers"), decision)
    reads_what_became_of_the_lanes(phone, decision, small_plan)


def approve(page: BrowserPage, decision: DecisionPage) -> None:
    page.goto(f"/admin/pages/{decision.pk}/edit/")
    wait_until_ready(page)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=re.compile("^Approve and publish", re.I)).click()
    expect(page.get_by_text("has been updated").first).to_be_visible()
    decision.refresh_from_db()
    assert decision.live


def reads_what_became_of_the_lanes(phone: BrowserPage, decision: DecisionPage, plan: PlanPage) -> None:
    main = phone.locator("main")
    phone.goto(decision.url)
    expect(main).to_contain_text("2 areas in: two areas merged into one", use_inner_text=True)
    phone.get_by_role("link", name=re.compile("^Why.*Dark lanes")).click()
    expect(phone.locator(":target")).to_contain_text("Merged", use_inner_text=True)
    phone.goto(f"{plan.url}?on=2026-06-04")
    expect(main).to_contain_text("Two priorities", use_inner_text=True)
    phone.goto(f"{plan.url}?on=2026-06-05")
    expect(main).to_contain_text("One priority", use_inner_text=True)
