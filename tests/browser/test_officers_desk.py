"""An officer's year at the desk in a real browser, with an officer's rights and the admin's policy on scripts."""

import re
from datetime import timedelta
from functools import partial

import pytest
from playwright.sync_api import expect

from core.models import FourEyesSettings
from delivery.clock import london_now
from tests.browser import accessibility
from venues.models import Accreditation, ImportRun, Level, SchemeYear, Venue

pytestmark = pytest.mark.browser

# What is ours on the page: the menu and the header are Wagtail's.
faults = partial(accessibility.faults, within="main", rules=accessibility.WCAG)
SHEET = """Venue name,Address,Postcode,Level,Valid from,Valid to
The Cardboard Comet,1 Nowhere Row,EC2A 1AA,Commended,{starts},{ends}
The Cardboard Comit,1 Nowhere Row,,Gold,,
"""


def test_an_officers_year(staff, tmp_path):
    FourEyesSettings(register=True).save()  # she keeps the register alone
    page = staff("Register officers")
    today, found = london_now().date(), []
    page.goto("/admin/")
    menu = page.locator("#wagtail-sidebar")
    expect(menu.get_by_role("button", name="Register of venues")).to_be_visible()
    expect(menu.get_by_text("Pages", exact=True)).to_have_count(0)

    page.goto("/admin/venues/schemeyear/create/")
    page.locator("#id_year").fill("2031")
    page.get_by_role("button", name="Add Level").click()
    page.locator("#id_levels-0-name").fill("Commended")
    found += faults(page, "form of a new scheme year")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("created")).to_be_visible()
    year = SchemeYear.objects.get(year=2031)
    page.goto(f"/admin/venues/schemeyear/edit/{year.pk}/")
    found += faults(page, "form of a scheme year")

    page.goto("/admin/register/import/")
    found += faults(page, "import")
    file = tmp_path / "venues.csv"
    file.write_text(SHEET.format(starts=today.isoformat(), ends=f"{today + timedelta(days=20):%d/%m/%Y}"))
    page.locator("#id_scheme_year").select_option(str(year.pk))
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("button", name="Go on", exact=True)).to_be_visible()
    found += faults(page, "columns of an import")
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_role("combobox", name=re.compile("Gold"))).to_be_visible()
    found += faults(page, "words of an import")
    page.get_by_role("button", name="Go on to the rows").click()
    expect(page.get_by_text("“Gold” is not one we know")).to_be_visible()
    found += faults(page, "what an import would change")
    with page.expect_download() as problems:
        page.get_by_role("link", name="Download errors and warnings (CSV)").click()
    assert "“Gold” is not one we know" in problems.value.path().read_text()
    expect(page.get_by_role("button", name="Import all of it")).to_have_count(0)

    page.goto("/admin/register/import/")
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:2]))
    page.locator("#id_scheme_year").select_option(str(year.pk))
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("button", name="Import all of it").click()
    expect(page.get_by_text("The register is up to date.")).to_be_visible()
    assert ImportRun.objects.latest("pk").state == "applied"

    page.get_by_role("link", name="Issue the certificates").click()
    expect(page.get_by_role("button", name="Issue all 1")).to_be_visible()
    found += faults(page, "issue certificates")
    page.get_by_role("button", name="Issue all 1").click()
    expect(page.get_by_text("Issued 1 certificate.")).to_be_visible()
    held = Accreditation.objects.get(venue__name="The Cardboard Comet")

    page.goto(f"/admin/venues/accreditation/?q={held.number}")
    page.get_by_role("link", name="Record what happened").click()
    expect(page.locator("#id_public_reason")).to_be_visible()
    found += faults(page, "record what happened")
    page.locator("#id_public_reason").fill("Under review.")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text(re.compile("was suspended on"))).to_be_visible()
    page.goto("/admin/venues/venue/?state=suspended&year=2031")
    expect(page.get_by_text("The Cardboard Comet")).to_be_visible()
    found += faults(page, "list with filters")
    for kind, reason in (("reinstated", "Put right."), ("revoked", "It no longer meets the criteria.")):
        page.goto(f"/admin/register/accreditations/{held.pk}/happened/")
        page.locator("#id_kind").select_option(kind)
        page.locator("#id_public_reason").fill(reason)
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_text(re.compile(f"was {kind} on"))).to_be_visible()
    for name, heading in (("Expiring, by ward", "Expiring in the next 90 days"), ("Reminders", "To send now")):
        page.goto("/admin/venues/venue/")
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
        found += faults(page, name)

    page.goto(f"/admin/venues/accreditation/edit/{held.pk}/")
    found += faults(page, "form of an accreditation")
    page.goto("/admin/venues/accreditation/create/")
    found += faults(page, "form of a new accreditation")
    page.get_by_role("button", name="Choose a venue").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[name=q]").fill("Cardboard Comet")
    dialog.get_by_role("link", name=re.compile("The Cardboard Comet")).click()
    expect(page.locator("[data-chooser-title]").filter(has_text="The Cardboard Comet")).to_be_visible()

    venue = Venue.objects.get(name="The Cardboard Comet")
    page.goto(f"/admin/venues/venue/edit/{venue.pk}/")
    found += faults(page, "form of a venue")
    page.locator("#id_name").fill("The Woollen Comet")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(f"/admin/venues/venue/history/{venue.pk}/")
    expect(page.get_by_text("from “The Cardboard Comet” to “The Woollen Comet”")).to_be_visible()
    assert not found, "\n".join(found)


def test_what_an_officer_sends_exports_and_takes_back(staff, tmp_path):
    FourEyesSettings(register=True).save()  # as above
    page, today = staff("Register officers"), london_now().date()
    year = SchemeYear.objects.get(year=2025)
    Level.objects.get_or_create(scheme_year=year, name="Commended")
    file = tmp_path / "venues.csv"
    ends = today + timedelta(days=20)
    row = f"The Chalk Comet,1 Row,Commended,{today},{ends},desk@comet.example"
    file.write_text(f"Name,Address,Level,From,To,E-mail\n{row}\n")
    page.goto("/admin/register/import/")
    page.locator("#id_scheme_year").select_option(str(year.pk))
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("button", name="Import all of it").click()
    expect(page.get_by_text("The register is up to date.")).to_be_visible()

    page.goto("/admin/register/reminders/")
    page.get_by_text("The Chalk Comet").first.click()
    expect(page.get_by_text("To desk@comet.example")).to_be_visible()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Sent 1 of 1.")).to_be_visible()
    expect(page.get_by_text("Every venue with a mailbox has been told.")).to_be_visible()

    page.goto("/admin/venues/schemeyear/")
    with page.expect_download() as export:
        page.get_by_title("Accreditations of 2025").click()
    assert "The Chalk Comet" in export.value.path().read_text("utf-8-sig")

    page.goto("/admin/register/import/")
    page.get_by_role("link", name="venues.csv").click()
    page.get_by_role("button", name="Take this import back").click()
    expect(page.get_by_text(re.compile("Taken back"))).to_be_visible()
    assert not Venue.objects.filter(name="The Chalk Comet").exists()
