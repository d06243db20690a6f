"""An officer with no other role brings a messy sheet of her own, mends it in the browser, and everybody can read it."""

import re

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from venues.models import Level, SchemeYear, Venue

pytestmark = pytest.mark.browser

ROWS = [
    ["Safety Thirst awards, as at October 2026"],
    ["No.", "Name of premises", "Type", "Full address", "Award", "Valid from", "Valid until"],
    ["EC2"],
    [1, "The Tin Kettle", "Public house", "12 Cheapside, London EC2V 6AA", "Commended", "1 Nov 2025", "31-Dec-29"],
    [2, "The Tin Pot", "Gin palace", "13 Cheapside, EC2V 6AA", "Commended", "1/11/25", "31 Dec 29"],
    [3, "The Tin Pan", "Wine bar", "14 Cheapside, EC2V OAA", "Commended", "1 Nov 2025", "next October"],
    [4, "The Tin Lid", "Wine bar", "15 Cheapside, EC2V 6AA", None, None, None],
    ["Total: 4"],
]


def test_from_upload_until_everybody_can_read_it(staff, page, tmp_path):
    desk, file = staff("Register officers"), tmp_path / "awards.xlsx"
    year, _ = SchemeYear.objects.get_or_create(year=2031)
    Level.objects.get_or_create(scheme_year=year, name="Commended")
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["Ask the team before you send this on."])
    sheet = book.create_sheet("Awards")
    for row in ROWS:
        sheet.append(row)
    book.save(file)

    desk.goto("/admin/register/import/")
    desk.locator("#id_scheme_year").select_option(str(year.pk))
    desk.locator("#id_file").set_input_files(file)
    desk.get_by_role("button", name="Read the file").click()
    expect(desk.locator(".register-map")).to_contain_text("The Tin Kettle")
    desk.get_by_role("button", name="Go on", exact=True).click()
    desk.get_by_role("combobox", name=re.compile("Gin palace")).select_option("Bar")
    desk.get_by_role("button", name="Go on to the rows").click()

    expect(desk.locator(".register-faults a")).to_have_text(
        [re.compile("Row 6, postcode"), re.compile("Row 6, valid to")]
    )
    desk.get_by_role("button", name="Use EC2V 0AA").click()
    expect(desk.locator(".register-faults a")).to_have_text([re.compile("Row 6, valid to")])
    desk.locator("[name='cell-6-valid_to']").fill("31/12/2029")
    desk.get_by_role("button", name="Check again").last.click()
    expect(desk.locator(".register-faults a")).to_have_count(0)
    expect(desk.locator("main")).to_contain_text("Row 3, section: EC2")
    desk.get_by_role("button", name="Import all of it").click()
    expect(desk.get_by_text(re.compile("Nothing was imported yet: somebody else looks at it"))).to_be_visible()
    assert not Venue.objects.filter(is_sample=False).exists()
    second = staff("Register officers", "second officer")
    second.goto(desk.url)
    second.get_by_role("button", name="Import all of it").click()
    expect(second.get_by_text("The register is up to date.")).to_be_visible()
    assert Venue.objects.filter(is_sample=False).count() == 4

    page.goto("/safety-thirst/")
    page.get_by_label("Name or postcode").fill("tin pot")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("The Tin Pot")).first.press("Enter")
    expect(page.get_by_label("State today")).to_contain_text("Accredited")
    page.goto("/safety-thirst/?q=the+tin+lid")
    expect(page.get_by_role("link", name=re.compile("The Tin Lid"))).to_have_count(0)


def test_the_same_role_says_who_the_team_is_and_visitors_read_it(staff, page):
    desk = staff("Register officers")
    desk.goto("/admin/")
    menu = desk.locator("#wagtail-sidebar")
    menu.get_by_role("button", name="Settings").click()
    menu.get_by_role("link", name="The scheme for venues").click()
    desk.locator("#id_team").fill("The Sample Team")
    desk.locator("#id_email").fill("team@city.example")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text(re.compile("updated|saved", re.IGNORECASE)).first).to_be_visible()
    page.goto("/safety-thirst/for-venues/")
    expect(page.locator("main")).to_contain_text("The Sample Team")
