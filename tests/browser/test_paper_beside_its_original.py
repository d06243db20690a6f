"""The desk for papers: the original on one side, what was read on the other, mended before anything is made."""

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from plans.models import ReportPage
from tests.browser.accessibility import WCAG, faults
from tests.plans.papers.pdf_files import PdfFile, words

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def pdf(tmp_path) -> Path:
    """Two pages of a board that never was, with a day that was typed wrongly."""
    made = PdfFile()
    made.page(
        words("New paint for the bridge", y=760, size=20),
        words("Committee:", y=730),
        words("Bridge Board", x=200, y=730),
        words("Date of meeting:", y=715),
        words("4 March 2012", x=200, y=715),
        words("Summary", y=690, size=14, bold=True),
        words("The bridge was painted in the spring of the year, and the paint has held.", y=670),
        words("What it cost", y=640),
        words("It cost less than last time. Ask at 020 7946 0999 for the bill.", y=615),
    )
    made.page(
        words("Recommendation", y=760, size=14, bold=True),
        words("Members are asked to note the paint.", y=735),
        words("Typed by the night clerk", y=700),
    )
    (tmp_path / "paint.pdf").write_bytes(made.data)
    return tmp_path / "paint.pdf"


@pytest.fixture
def word(tmp_path) -> Path:
    document = Document()
    document.add_heading("Lamps for the lanes", 1)
    document.add_paragraph("Committee: Lamp Board")
    for number in range(1, 41):
        document.add_paragraph(
            f"Lane {number} was walked at night, and its lamps were counted one by one, all {number}."
        )
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Lane", "Lamps", "Milk Lane", "Seven"), strict=True):
        cell.text = text
    document.save(tmp_path / "lamps.docx")
    return tmp_path / "lamps.docx"


def bring(page, paper: Path) -> None:
    page.goto("/admin/papers/import/")
    page.set_input_files("#id_file", paper)
    page.get_by_role("button", name="Read the paper").click()
    expect(page.get_by_role("button", name=re.compile("Make draft"))).to_be_visible()


def part(page, said: str):
    return page.locator("section.paper-block", has_text=said)


def test_an_editor_brings_a_pdf_mends_two_parts_and_a_wrong_day_and_publishes(starter_site, editor_page, pdf, phone):
    page = editor_page
    page.set_viewport_size(DESK)
    bring(page, pdf)
    expect(page.get_by_label("Day")).to_have_value("4 March 2012")
    expect(page.get_by_role("link", name=re.compile("Part 1: what was read"))).to_be_visible()

    cost = part(page, "What it cost")
    cost.get_by_text("Change part").click()
    cost.get_by_role("radio", name="Heading").check()
    clerk = part(page, "Typed by the night clerk")  # by keyboard alone
    clerk.get_by_text("Change part").focus()
    page.keyboard.press("Enter")
    clerk.get_by_role("radio", name="Text").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(clerk.get_by_role("radio", name="Set aside")).to_be_checked()

    page.get_by_label("Day").fill("31 February 2021")
    page.get_by_role("button", name="Make draft").click()
    expect(page.get_by_text("Write the day in full")).to_be_visible()
    expect(page.get_by_label("Day")).to_have_value("31 February 2021")
    expect(part(page, "What it cost").locator("input[value=heading]")).to_be_checked()
    page.get_by_label("Day").fill("4 March 2021")
    page.get_by_role("button", name="Make draft").click()
    expect(page.get_by_text("Nothing is public yet")).to_be_visible()

    page.get_by_role("link", name="New paint for the bridge").click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    report = ReportPage.objects.get(title="New paint for the bridge")
    phone.goto(report.url)
    expect(phone.get_by_role("heading", name="What it cost")).to_be_visible()
    expect(phone.locator("main")).to_contain_text("4 March 2021")
    expect(phone.locator("main")).not_to_contain_text("Typed by the night clerk")
    expect(phone.locator("main")).to_contain_text("Members are asked to note the paint.")


def in_view(page, words_of_original: str):
    shown = page.frame_locator("iframe.paper-original").get_by_text(words_of_original)
    expect(shown).to_be_in_viewport()


def test_a_word_file_scrolls_beside_what_was_read_of_it(starter_site, editor_page, word):
    page = editor_page
    page.set_viewport_size(DESK)
    bring(page, word)
    original = page.frame_locator("iframe.paper-original")
    expect(original.get_by_text("Lane 1 was walked")).to_be_visible()
    part(page, "Lane 30 was walked").get_by_text("Change part").scroll_into_view_if_needed()
    part(page, "Lane 30 was walked").evaluate("part => part.scrollIntoView()")
    in_view(page, "Lane 30 was walked")
    expect(original.locator(".current")).to_have_count(1)

    original.get_by_text("Lane 33 was walked").click()
    expect(part(page, "Lane 33 was walked")).to_be_focused()
    expect(part(page, "Lane 33 was walked")).to_be_in_viewport()

    page.locator("iframe.paper-original").hover()
    page.mouse.wheel(0, -20_000)
    expect(part(page, "Lane 1 was walked")).to_be_in_viewport()


def test_on_a_phone_the_original_stands_above_what_was_read(starter_site, editor_page, word, pdf):
    page = editor_page
    page.set_viewport_size(PHONE)
    bring(page, word)
    frame, lane = page.locator("iframe.paper-original"), part(page, "Lane 30 was walked")
    lane.get_by_role("link", name=re.compile("In the original")).focus()
    in_view(page, "Lane 30 was walked")
    above, below = frame.bounding_box(), lane.bounding_box()
    assert above["y"] + above["height"] <= below["y"] + 1
    assert abs(above["x"] - below["x"]) < 24
    bring(page, pdf)
    above, below = (
        page.locator(".paper-picture").first.bounding_box(),
        page.locator(".paper-block").first.bounding_box(),
    )
    assert above["y"] + above["height"] <= below["y"] + 1
    expect(page.locator("html")).to_have_js_property("scrollWidth", 390)


def test_axe_finds_nothing_on_either_preview(starter_site, editor_page, word, pdf):
    page, found = editor_page, []
    for paper in (word, pdf):
        for name, size in (("390", PHONE), ("1280", DESK)):
            page.set_viewport_size(size)
            bring(page, paper)
            found += faults(page, f"{paper.stem} {name}", within="main", rules=WCAG)
    assert not found, "\n".join(found)
