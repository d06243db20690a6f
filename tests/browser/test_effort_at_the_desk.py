"""How many presses what is done often takes, counted in the browser as an officer or an editor does it."""

import pytest
from playwright.sync_api import expect

from core.models import FourEyesSettings
from tests.browser.effort import Effort
from tests.browser.waiting import wait_until_ready
from venues.models import Certificate

pytestmark = pytest.mark.browser


def test_a_new_venue_has_its_certificate_in_ten_presses(staff):
    FourEyesSettings(register=True).save()  # she keeps the register alone
    page = staff("Register officers")
    effort = Effort(page)
    page.goto("/admin/")
    wait_until_ready(page)
    menu = page.locator("#wagtail-sidebar")
    menu.get_by_role("button", name="Register of venues").click()
    menu.get_by_role("link", name="Venues", exact=True).click()
    wait_until_ready(page)
    page.get_by_role("link", name="Add venue").first.click()
    wait_until_ready(page)
    page.locator("#id_name").fill("The Tin Kettle")
    page.locator("#id_address_line_1").fill("1 Nowhere Row")
    page.locator("#id_postcode").fill("EC2V 7HH")
    page.get_by_role("button", name="Save").click()
    wait_until_ready(page)
    page.get_by_role("link", name="Give it an award").click()
    wait_until_ready(page)
    expect(page.locator("[data-chooser-title]").first).to_contain_text("The Tin Kettle")
    level = page.locator("#id_level option").filter(
        has_text=page.locator("#id_scheme_year option:checked").inner_text()
    )
    page.locator("#id_level").select_option(label=level.first.inner_text())
    page.locator("#id_valid_from").fill("today")
    page.locator("#id_valid_to").fill("in one year")
    page.get_by_role("button", name="Save").click()
    wait_until_ready(page)
    page.get_by_role("link", name="Issue its certificate").click()
    page.get_by_role("button", name="Issue all").click()
    expect(page.get_by_text("Issued 1 certificate.")).to_be_visible()
    print(f"A new venue to its certificate: {effort.counted}")
    assert Certificate.objects.filter(accreditation__venue__name="The Tin Kettle").exists()
    assert effort.counted["press"] <= 10
