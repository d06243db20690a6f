"""The admin works under its content security policy, and nothing in it asks anything of another site.

`editor_page` fails each test for whatever the browser refuses, so most of these only walk and work.
"""

import re
from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Comment, GroupApprovalTask, Site, Workflow, WorkflowTask

from core.models import SiteImage
from home.models import StandardPage
from plans.models import Organisation, PlanIndexPage, PlanPage, PolicyDriver, PublicSource
from tests.browser.waiting import wait_until_ready

pytestmark = pytest.mark.browser


def drawing() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (320, 200), "teal").save(picture, "PNG")
    return picture.getvalue()


@pytest.fixture
def content(site_server, front_page) -> SimpleNamespace:
    """One of each thing that editors keep."""
    about = front_page.add_child(instance=StandardPage(title="About us", slug="about"))
    about.save_revision().publish()
    about.save_revision().publish()
    plans = front_page.add_child(instance=PlanIndexPage(title="Plans", slug="plans"))
    driver = PolicyDriver.objects.create(name="An Act", kind="statute")
    driver.save_revision()
    PublicSource.objects.create(
        name="Minutes of the board", address="https://example.org/", strength="minute", read_on=date(2026, 9, 1)
    )
    return SimpleNamespace(
        front=front_page,
        about=about,
        plans=plans,
        plan=plans.add_child(instance=PlanPage(title="The old plan", slug="the-old-plan")),
        driver=driver,
        organisation=Organisation.objects.create(name="The board"),
        picture=SiteImage.objects.create(title="A street", file=ImageFile(BytesIO(drawing()), "street.png")),
        paper=Document.objects.create(title="A paper", file=ContentFile(b"words", "paper.txt")),
        redirect=Redirect.objects.create(old_path="/old", redirect_link="/new"),
    )


@pytest.fixture
def editing(editor_page, watch) -> BrowserPage:
    # Wagtail saves while somebody types, and is answered 400 until what they typed is complete.
    watch.expect("status of 400")
    return editor_page


def pages_off_the_menu(content: SimpleNamespace, editor) -> list[str]:
    """Every page of the admin that looks different from the others and has no place in the menu."""
    about, first, second = content.about, *content.about.revisions.order_by("pk")[:2]
    workflow, task = Workflow.objects.get(), GroupApprovalTask.objects.get()
    pages = f"""
        pages/{content.front.pk}/ pages/{content.front.pk}/?ordering=ord pages/{content.front.pk}/add_subpage/
        pages/add/home/standardpage/{content.front.pk}/ pages/add/plans/planpage/{content.plans.pk}/
        pages/add/plans/prioritypage/{content.plan.pk}/ pages/{content.plan.pk}/edit/ pages/{about.pk}/edit/
        pages/{about.pk}/history/ pages/{about.pk}/revisions/compare/{first.pk}...{second.pk}/ pages/{about.pk}/usage/
        pages/{about.pk}/workflow_history/ pages/{about.pk}/delete/ pages/{about.pk}/unpublish/ pages/{about.pk}/move/
        pages/{about.pk}/copy/ pages/search/?q=about pages/usage/home/standardpage/ collections/add/
        workflows/edit/{workflow.pk}/ workflows/usage/{workflow.pk}/ workflows/tasks/select_type/
        workflows/tasks/edit/{task.pk}/ redirects/add/ redirects/{content.redirect.pk}/ redirects/import/
        documents/edit/{content.paper.pk}/ documents/add/ images/?layout=list images/{content.picture.pk}/ images/add/
        snippets/plans/policydriver/history/{content.driver.pk}/ snippets/plans/measure/add/
        snippets/plans/organisation/ snippets/plans/organisation/edit/{content.organisation.pk}/
        users/new/ users/edit/{editor.pk}/ groups/new/ sites/edit/{Site.objects.get().pk}/ account/
    """
    return [f"/admin/{address}" for address in pages.split()]


def pick_day(page: BrowserPage, field: str, day: int) -> None:
    """In the calendar, which opens when it is asked to."""
    page.locator(f"[data-date-words-input-value={field}]").get_by_role("button", name="Calendar").click()
    days = page.locator(".xdsoft_datetimepicker:visible .xdsoft_date:not(.xdsoft_other_month)")
    days.filter(has_text=re.compile(f"^{day}$")).click()


def choose(page: BrowserPage, button: str | re.Pattern, item: str, tab: str = "") -> None:
    page.get_by_role("button", name=button).last.click()
    dialog = page.get_by_role("dialog")
    if tab:
        dialog.get_by_role("tab", name=tab).click()
    dialog.get_by_role("link", name=item).first.click()
    expect(page.locator("[data-chooser-title]").filter(has_text=item).last).to_be_visible()


def add_block(page: BrowserPage, name: str) -> None:
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name=name, exact=True).click()


def publish(page: BrowserPage) -> None:
    wait_until_ready(page)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_an_editor_signs_in(page, site_server, editor):
    page.goto("/admin/")
    page.locator("#id_username").fill("editor")
    page.locator("#id_password").fill("a long enough passphrase")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="editor")).to_be_visible()


def test_every_page_of_the_admin_opens(editor_page, content, editor):
    editor_page.goto("/admin/")
    menu = editor_page.locator("#wagtail-sidebar a[href^='/admin/']")
    expect(menu.filter(has_text="Redirects")).to_have_count(1)
    on_the_menu = [link.get_attribute("href") for link in menu.all()]
    for address in [*dict.fromkeys(on_the_menu), *pages_off_the_menu(content, editor)]:
        answer = editor_page.goto(address)
        assert answer.status == 200, address
        wait_until_ready(editor_page)


def test_a_plan_with_an_event_is_written_and_published(editing, content):
    editing.goto(f"/admin/pages/add/plans/planpage/{content.plans.pk}/")
    editing.locator("#id_title").press_sequentially("The new plan")
    editing.locator("[data-contentpath=in_short] [contenteditable=true]").click()
    editing.keyboard.press("Control+b")
    editing.keyboard.type("Bold words")
    pick_day(editing, "id_term_starts", 15)
    editing.locator("#id_events-ADD").click()
    editing.locator("#id_events-0-kind").select_option("agreed")
    editing.locator("#id_events-0-words").fill("The board agreed it")
    pick_day(editing, "id_events-0-date", 9)
    choose(editing, "Choose a page (Plan)", "The old plan")
    editing.locator("#id_events-0-public_source-chooser").get_by_role("button", name="Choose").first.click()
    editing.get_by_role("dialog").get_by_role("link", name="Minutes of the board").click()
    expect(editing.locator("#id_events-0-public_source-chooser")).to_contain_text("Minutes of the board")
    publish(editing)

    plan = PlanPage.objects.get(title="The new plan")
    event = plan.events.get()
    assert plan.live
    assert plan.term_starts.day == 15
    assert "<b>Bold words</b>" in plan.in_short
    assert (event.words, event.date.day, event.replaced_by) == ("The board agreed it", 9, content.plan)


def test_a_row_that_was_moved_still_opens_its_chooser_once(editing, content):
    editing.goto(f"/admin/pages/{content.plan.pk}/edit/")
    editing.locator("#id_events-ADD").click()
    editing.locator("#id_events-ADD").click()
    editing.locator("#inline_child_events-1 [data-inline-panel-child-move-up]").click()
    expect(editing.locator("#id_events-FORMS > *").first).to_have_id("inline_child_events-1")
    editing.locator("#id_events-1-replaced_by-chooser").get_by_role("button", name="Choose a page").click()
    expect(editing.get_by_role("dialog")).to_have_count(1)


def test_every_kind_of_block_can_be_added_and_filled(editing, content):
    editing.goto(f"/admin/pages/{content.about.pk}/edit/")
    for name in ("Heading", "Text", "Call-out", "Quotation", "Facts", "Table"):
        add_block(editing, name)
    add_block(editing, "Links")
    choose(editing, "Choose a page", content.front.title)
    add_block(editing, "Picture")
    choose(editing, "Choose an image", "A street")
    editing.locator("[contenteditable=true]").last.scroll_into_view_if_needed()
    expect(editing.locator("[data-contentpath=body] img[src*=street]")).to_be_visible()


def test_a_preview_is_shown_and_publishing_is_scheduled(editing, content):
    editing.goto(f"/admin/pages/{content.about.pk}/edit/")
    editing.get_by_role("button", name="Toggle preview").click()
    preview = editing.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", name="About us", level=1)).to_be_visible()
    editing.get_by_role("button", name="Toggle checks").click()
    expect(editing.get_by_text("Issues found")).to_be_visible()

    editing.get_by_role("button", name="Toggle status").click()
    editing.get_by_role("button", name="Set schedule").click()
    pick_day(editing, "id_go_live_at", 28)
    editing.locator(".xdsoft_time.xdsoft_current:visible").click()
    expect(editing.locator("#id_go_live_at")).to_have_value(re.compile("-28 "))
    editing.get_by_role("button", name="Save schedule").click()
    expect(editing.get_by_text("Once scheduled")).to_be_visible()


def test_a_comment_is_written_beside_a_field(editing, content):
    editing.goto(f"/admin/pages/{content.about.pk}/edit/")
    editing.get_by_role("button", name="Toggle comments").click()
    editing.locator("#id_title").hover()
    editing.get_by_role("button", name="Add comment").first.click()
    editing.get_by_placeholder("Enter your comments").fill("Is this so?")
    editing.get_by_role("button", name="Comment", exact=True).click()
    editing.get_by_role("button", name="Save draft").click()
    expect(editing.get_by_text("has been updated")).to_be_visible()
    assert Comment.objects.get().text == "Is this so?"


def test_several_pages_are_published_at_once(editor_page, content):
    content.about.unpublish()
    editor_page.goto(f"/admin/pages/{content.front.pk}/")
    editor_page.get_by_role("row", name="About us").get_by_role("checkbox").check()
    editor_page.get_by_role("link", name="Publish selected pages", exact=True).click()
    editor_page.get_by_role("button", name="Yes, publish").click()
    expect(editor_page.get_by_text("has been published")).to_be_visible()
    content.about.refresh_from_db()
    assert content.about.live


def test_pictures_and_documents_are_sent_tagged_and_cropped(editor_page, content):
    picture = {"name": "door.png", "mimeType": "image/png", "buffer": drawing()}
    paper = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"words"}
    for kind, file in (("images", picture), ("documents", paper)):
        editor_page.goto(f"/admin/{kind}/multiple/add/")
        editor_page.locator("input[type=file]").set_input_files(file)
        expect(editor_page.get_by_text("Upload successful. Please")).to_be_visible()

    editor_page.goto(f"/admin/images/{content.picture.pk}/")
    editor_page.locator(".tagit-new input").fill("street")
    editor_page.keyboard.press("Enter")
    expect(editor_page.locator(".jcrop-holder")).to_be_visible()
    corner = editor_page.locator(".jcrop-holder").bounding_box()
    editor_page.mouse.move(corner["x"] + 20, corner["y"] + 20)
    editor_page.mouse.down()
    editor_page.mouse.move(corner["x"] + 90, corner["y"] + 90)
    editor_page.mouse.up()
    editor_page.get_by_role("button", name="Save").click()
    expect(editor_page.get_by_text("updated")).to_be_visible()
    content.picture.refresh_from_db()
    assert content.picture.has_focal_point()
    assert list(content.picture.tags.names()) == ["street"]


def test_a_membership_chooses_its_organisations(editing, content):
    editing.goto("/admin/snippets/plans/membership/add/")
    choose(editing, re.compile("choose.*organisation", re.I), "The board")


def test_a_workflow_is_made_and_a_group_is_given_a_page(editor_page, content):
    editor_page.goto("/admin/workflows/add/")
    editor_page.locator("#id_name").fill("Two pairs of eyes")
    editor_page.locator("#id_workflow_tasks-ADD").click()
    choose(editor_page, "Choose a task", "Moderators approval", tab="Existing")
    editor_page.get_by_role("button", name="Create").click()
    expect(editor_page.get_by_text("created")).to_be_visible()
    assert WorkflowTask.objects.filter(workflow__name="Two pairs of eyes").exists()

    editor_page.goto("/admin/groups/edit/1/")
    editor_page.get_by_role("button", name="Add a page permission").click()
    choose(editor_page, "Choose a page", content.front.title)
