"""The main job of the site: committee papers go in, a member of staff publishes them, anybody can use them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plans.models import ReportPage
from tests.browser.waiting import wait_until_ready

pytestmark = pytest.mark.browser

HELD = Path(__file__).resolve().parents[3] / "shared" / "sources"

# Written for the test, with the quirks of the real ones: no committee, a list in a paragraph, two papers in a file.
OLDER = """Dated:\t
3 May 2018\t
Public\t
For Information\t

Summary

This paper tells members about the lamp plan.

Recommendation

Members are asked to:

• Note the paper.

Background

- The lamps were lit in 1807. That point has no number.
- 2. The lamps are lit by these bodies:
 - The Lamp Board*
 - The Oil Company

3. The lamps are counted each year.

Jo Bloggs

Lamp Manager T: 020 7946 0123 E: jo.bloggs@example.org
"""
NEWER = """Committee(s): Lamp Scrutiny Committee – For Information\tDated: 04/05/2019
Subject: Fewer and better lamps\tPublic
Does this proposal require extra revenue and/or capital spending?\tN
If so, how much?\t
Report of: Sam Smith, Director of Lamps\tFor Information

Summary

The Lamp Board met on 1st May and chose three lanes out of seven.

Recommendation(s)

Members are asked to note the Lamp Board's decision, and the attached report.

Appendices

- Appendix 1 – Lamp Board paper – *Fewer lamps, better lit*

Sam Smith

Director of Lamps

sam.smith@example.org

Fewer lamps, better lit

Summary

The Lamp Board has seven lanes. We suggest this is too many. In three of them nearly all who walk at night are seen;
in the other four hardly anybody is, and each lamp costs the same.

Recommendation

We recommend the Lamp Board agrees to light three lanes.

Summary of changes

Current lanes\tProposed change
Milk Lane\tLit
Oat Lane\t
"""


@pytest.fixture
def papers(tmp_path) -> list[Path]:
    """The two real papers where they are held, else two written for the test."""
    real = sorted(HELD.glob("*.txt"))
    if real:
        return real
    for name, text in [("older.txt", OLDER), ("newer.txt", NEWER)]:
        (tmp_path / name).write_text(text)
    return sorted(tmp_path.glob("*.txt"), reverse=True)


def test_both_papers_are_imported_published_and_read(staff, phone, papers):
    editor_page, moderator_page = staff("Plan editors"), staff("Approvers")
    for paper in papers:
        editor_page.goto("/admin/papers/import/")
        editor_page.set_input_files("#id_file", paper)
        editor_page.get_by_role("button", name="Read the paper").click()
        expect(editor_page.get_by_role("heading", name="Recognised").first).to_be_visible()
        editor_page.get_by_role("button", name=re.compile("Make draft")).click()
        expect(editor_page.get_by_text("Nothing is public yet")).to_be_visible()
        editor_page.wait_for_load_state()
        drafts = editor_page.locator("main li a[href*='/edit/']")
        for address in [link.get_attribute("href") for link in drafts.all()]:
            moderator_page.goto(address)
            wait_until_ready(moderator_page)
            moderator_page.get_by_role("button", name="More actions").click()
            moderator_page.get_by_role("button", name="Publish").click()
            moderator_page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    made = ReportPage.objects.exclude(original=None)
    assert made.count() == 3
    for report in made:
        phone.goto(report.url)
        expect(phone.locator("h1")).to_have_count(1)
        expect(phone.locator("main")).to_contain_text("are as published", use_inner_text=True)
        for contact in report.contacts.all():
            assert contact.phone == "" or contact.phone not in phone.content()
            assert contact.email not in phone.content()
    parent = made.get(appendices__isnull=False)
    phone.goto(parent.url)
    phone.get_by_role("link", name=re.compile("^Appendix")).first.click()
    expect(phone).to_have_url(re.compile(f"{re.escape(parent.appendices.get().url)}$"))
    expect(phone.locator("table tbody tr").nth(1)).to_be_visible()
    expect(phone.locator("[id]").filter(has=phone.locator("a[href^='#']")).first).to_be_attached()
