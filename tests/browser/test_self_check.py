"""A venue judges itself without a network and saves that as a file, which an officer opens as a checklist."""

import json

import pytest
from playwright.sync_api import expect

from venues.models import Criterion, SchemeYear

pytestmark = pytest.mark.browser


@pytest.fixture
def criteria(starter_site):
    year = SchemeYear.objects.get_or_create(year=2031)[0]  # later than any that the site begins with
    Criterion.objects.create(scheme_year=year, section="Doors", text="Staff are trained", is_new=True)
    Criterion.objects.create(scheme_year=year, section="Doors", text="Water is free")


def test_a_plan_is_made_without_a_network_and_becomes_the_officers_checklist(
    page, watch, criteria, editor_page, tmp_path
):
    watch.expect(
        "ERR_INTERNET_DISCONNECTED"
    )  # of whatever the browser itself looks for: `asked` holds what the page did
    page.goto("/safety-thirst/for-venues/")
    page.context.set_offline(True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Water is free").check()
    page.get_by_role("button", name="Show what to mend").click()
    expect(page.get_by_role("heading", name="To mend: 1")).to_be_focused()
    page.get_by_label("Name of your venue").fill("The Paper Lantern")
    page.get_by_label("How it stands: Staff are trained").select_option("Partly")
    page.get_by_label("What you will do: Staff are trained").fill("A course in March")
    page.get_by_label("Who: Staff are trained").fill("The duty manager")
    page.get_by_label("By when: Staff are trained").fill("2031-03-31")
    page.get_by_text("What you can show for the 1 that you ticked").click()
    page.get_by_label("What the officer can see: Water is free").fill("A sign at the bar")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    page.context.set_offline(False)
    assert [address for address in asked if not address.startswith("blob:") and "favicon" not in address] == []
    said = json.loads(file.read_text())
    assert (file.name, said["venue"]) == ("self-check-2031.json", "The Paper Lantern")
    assert said["criteria"][0] == {
        "section": "Doors", "text": "Staff are trained", "is_new": True, "met": False, "plan": "A course in March",
        "answer": "partly", "who": "The duty manager", "by": "2031-03-31", "evidence": "",
    }  # fmt: skip
    assert (said["criteria"][1]["answer"], said["criteria"][1]["evidence"]) == ("yes", "A sign at the bar")
    editor_page.goto("/admin/register/visit/")
    editor_page.get_by_label("The file that the venue saved").set_input_files(file)
    editor_page.get_by_role("button", name="Make the checklist").click()
    expect(editor_page.get_by_role("heading", name="The Paper Lantern, 2031")).to_be_visible()
    expect(editor_page.get_by_role("row", name="Staff are trained")).to_contain_text("A course in March")
