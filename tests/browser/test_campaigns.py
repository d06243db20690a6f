"""The whole life of a campaign, by an editor and a moderator with the rights of their roles and no more."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect
from wagtail.models import Revision

from campaigns.models import CampaignEditionPage, CampaignPage
from tests.browser.effort import Effort
from tests.browser.waiting import wait_until_ready

pytestmark = pytest.mark.browser


def picture(form: str) -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (900, 700), "teal").save(drawn, form)
    return drawn.getvalue()


def add_file(page: BrowserPage, chooser: str, title: str, name: str, content: bytes) -> None:
    """Choose a file by adding it."""
    page.locator(f"{chooser} button", has_text="Choose or add a file").click()
    dialogue = page.locator(".modal-content")
    dialogue.get_by_role("tab", name="Add a file").click()
    dialogue.locator("#id_title").fill(title)
    dialogue.locator("#id_file").set_input_files({"name": name, "mimeType": "image/png", "buffer": content})
    dialogue.get_by_role("button", name="Add").click()
    expect(page.locator(f"{chooser} [data-chooser-title]")).to_contain_text(title)


def fill_in(page: BrowserPage, first, last) -> None:
    page.locator("#id_title").press_sequentially("Look out for each other: autumn")
    page.locator("#id_starts_on").fill(first.isoformat())
    page.locator("#id_ends_on").fill(last.isoformat())
    page.locator("#id_ends_on").press("Tab")
    page.get_by_label("Residents").check()
    page.locator("[data-contentpath=lead] [contenteditable=true]").click()
    page.keyboard.type("For everyone who is out in the evening.")
    add_file(page, "#id_picture-chooser", "Street", "street.png", picture("PNG"))
    page.locator("#id_picture_alt").fill("A street.")
    page.locator("[data-contentpath=messages] .c-sf-add-button").first.click()
    page.locator("[data-contentpath=messages] input[type=text]").first.fill("Stay with them")
    page.locator("[data-contentpath=messages] [contenteditable=true]").click()
    page.keyboard.type("Until help is there.")
    page.locator("#id_ways_to_act-ADD").click()
    page.locator("#id_ways_to_act-0-words").fill("Tell staff.")
    choose_venues(page, 2)


def add_to_the_pack(page: BrowserPage) -> None:
    """Three files at once, whose titles come from their names. Then, in the season, what each shows."""
    choose_action(page, "Save draft")
    expect(page.locator(".messages .success")).to_be_visible()
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Pack", exact=True).first.click()
    page.locator("#pack-files").set_input_files(
        [
            {"name": name, "mimeType": f"image/{form.lower()}", "buffer": picture(form)}
            for name, form in (("poster-1.png", "PNG"), ("poster-2.jpg", "JPEG"), ("poster-3.webp", "WEBP"))
        ]
    )
    page.get_by_role("button", name="Add them to the draft").click()
    wait_until_ready(page)
    for row in range(3):
        page.locator(f"#id_assets-{row}-alt_text").fill("A street. The words say: look out for each other.")


def choose_venues(page: BrowserPage, how_many: int) -> None:
    """From the register, which an editor may not change, several at once."""
    page.locator("#id_chosen_venues-OPEN_MODAL").click()
    dialogue = page.locator(".modal-content")
    for row in range(how_many):
        dialogue.locator("tbody input[type=checkbox]").nth(row).check()
    dialogue.get_by_role("button", name="Confirm selection").click()
    last = f"#id_chosen_venues-{how_many - 1}-venue-chooser"
    expect(page.locator(f"{last} [data-chooser-title]")).to_contain_text("(sample)")
    expect(page.locator(f"{last} [data-chooser-edit-link]")).to_have_count(0)


def choose_action(page: BrowserPage, name: str) -> None:
    """Press one of the actions at the foot of the form."""
    wait_until_ready(page)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=name).click()


def let_its_minute_come(revision: Revision) -> None:
    """As if the minute chosen had passed."""
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()


def on_paper_and_on_a_phone(page: BrowserPage, season: CampaignEditionPage) -> None:
    """Paper names one address in place of the buttons; a phone shows this month without any picture to push."""
    page.emulate_media(media="print")
    for address in (season.url, f"{season.url}pack/"):
        page.goto(address)
        expect(page.get_by_text("Download these at")).to_be_visible()
        expect(page.locator("main .btn:visible")).to_have_count(0)
    page.emulate_media(media="screen")
    expect(page.get_by_text("Download these at")).to_be_hidden()
    screen = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto("/campaigns/calendar/")
    expect(page.locator("main svg[role=img]")).to_be_hidden()
    expect(page.locator("[aria-current=date] h3")).to_be_in_viewport()
    page.set_viewport_size(screen)


def test_a_campaign_from_an_empty_form_to_its_next_season(staff, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # it comes by the clock, and a test must not
    editing, moderating = staff("Campaign editors"), staff("Approvers")
    effort = Effort(editing)
    today = timezone.localdate()
    campaign = CampaignPage.objects.get(title="Look after each other at night")

    # An empty form: a draft may lack everything but its title, and submitting says all that is missing.
    editing.goto(f"/admin/pages/add/campaigns/campaigneditionpage/{campaign.pk}/")
    effort.read("form#page-edit-form, main form")
    fill_in(editing, today - timedelta(days=1), today + timedelta(days=20))
    add_to_the_pack(editing)
    choose_action(editing, "Submit to")
    expect(editing.get_by_text("Name the team that answers questions, not a person.").first).to_be_visible()
    expect(editing.locator("#id_title")).to_have_value("Look out for each other: autumn")
    editing.locator("#id_contact_team").fill("Community safety team")
    choose_action(editing, "Submit to")
    expect(editing.locator(".messages .success")).to_be_visible()

    print(f"A season with three files: {effort.counted}")
    assert effort.counted["press"] <= 25
    assert effort.counted["field"] > 10
    assert effort.seconds < 10 * 60  # for somebody who reads every word of the form first

    draft = CampaignEditionPage.objects.get(title="Look out for each other: autumn")
    for address in (draft.url_path.replace("/home/", "/", 1), f"/campaign-files/{draft.pk}/poster-1.png"):
        assert Client().get(address).status_code == 404

    # The second pair of eyes approves it for a minute still to come; the scheduler releases it.
    revision = draft.get_latest_revision()
    revision.content["go_live_at"] = (
        (timezone.now() + timedelta(minutes=5)).replace(second=0, microsecond=0).isoformat()
    )
    revision.save()
    moderating.goto(f"/admin/pages/{draft.pk}/edit/")
    choose_action(moderating, "Approve and")
    expect(moderating.locator(".messages .success")).to_be_visible()
    assert Client().get(f"/campaign-files/{draft.pk}/pack.zip").status_code == 404
    let_its_minute_come(Revision.objects.get(approved_go_live_at__isnull=False))
    call_command("publish_scheduled", verbosity=0)
    public = CampaignEditionPage.objects.get(pk=draft.pk)
    assert public.live
    assert Client().get(f"/campaign-files/{draft.pk}/pack.zip").status_code == 200

    # Readers take the words with one press; then the season runs again.
    editing.goto(public.url)
    expect(editing.get_by_role("heading", level=1)).to_contain_text("Look out for each other")
    expect(editing.locator(".venues li")).to_have_count(2)
    on_paper_and_on_a_phone(editing, public)
    editing.goto(f"/admin/campaigns/{public.pk}/run-again/")
    editing.get_by_role("button", name="Make next season's draft").click()
    expect(editing.get_by_text("need a tick before it goes out")).to_be_visible()
    expect(editing.get_by_label("Poster 1: Ours").first).not_to_be_checked()
