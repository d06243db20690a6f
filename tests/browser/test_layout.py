"""Rules of the layout that a browser can measure: nothing lies on anything, no word leaves its box, at every width.

Measured in five common system fonts, as far as they are installed: they differ in width by a fifth.
"""

import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.accessibility import AXE
from tests.browser.page_types import OPEN_ALL, TWELVE, one_of_each_type

pytestmark = pytest.mark.browser

LAYOUT = (Path(__file__).parent / "layout.js").read_text()
BANDS = (Path(__file__).parent / "bands.js").read_text()
WIDTHS = [320, 390, 768, 1100, 1280, 1920]
# As wide as what Linux, Windows, macOS and Office bring, and another. `.ci/run` installs what lacks. Of those that
# Wagtail's admin or the site asks for by name none: pictures of screens would change with them.
FONTS = ["DejaVu Sans", "Liberation Sans", "Nimbus Sans", "Carlito", "Lato"]


def installed_fonts() -> list[str]:
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    families = {name for line in listed.splitlines() for name in line.split(",")}
    found = [font for font in FONTS if font in families]
    assert len(found) >= 5 or not os.environ.get("CI"), f"Of {FONTS} only {found} are installed."
    return found


@pytest.fixture
def measured(browser, starter_site):
    # The test brings a style of its own into the page, which our policy would refuse.
    context = browser.new_context(base_url=starter_site.url, bypass_csp=True)
    yield context.new_page()
    context.close()


def test_nothing_lies_on_anything_and_no_word_leaves_its_box(measured):
    """Each page at six widths, each in another font, and the next page in the next ones."""
    fonts, found = installed_fonts() or [""], []
    for number, address in enumerate(TWELVE):
        measured.goto(address)
        measured.evaluate(OPEN_ALL)
        for place, width in enumerate(WIDTHS, number):
            font = fonts[place % len(fonts)]
            measured.add_style_tag(content=f":root {{ --sans: '{font}' !important; --serif: '{font}' !important }}")
            measured.set_viewport_size({"width": width, "height": 844})
            found += [f"{address} at {width} px in {font}: {said}" for said in measured.evaluate(LAYOUT)]
    assert not found, "\n".join(found)


def test_the_menu_is_on_one_line_from_1100_px_in_every_font(measured):
    found = []
    measured.goto("/campaigns/")
    for font in installed_fonts():
        measured.add_style_tag(content=f":root {{ --sans: '{font}' !important; --serif: '{font}' !important }}")
        for width in range(1100, 1320, 20):
            measured.set_viewport_size({"width": width, "height": 844})
            found += [f"{width} px in {font}: {said}" for said in measured.evaluate(LAYOUT)]
    assert not found, "\n".join(found)


def test_the_first_screen_of_a_phone_has_help_what_holds_now_and_the_season(measured):
    measured.set_viewport_size({"width": 390, "height": 844})
    measured.goto("/")
    for what in (".sos a", ".door a", ".panes a", ".season h2"):
        assert measured.locator(what).first.bounding_box()["y"] < 844, what


def test_home_has_no_empty_band(measured):
    """At most 64 px without a word, a picture, a line or an edge, and before the foot."""
    measured.goto("/")
    for width in (320, 390, 768, 1280, 1920):
        measured.set_viewport_size({"width": width, "height": 844})
        tallest = measured.evaluate(BANDS)
        assert tallest["height"] <= 64, f"At {width} px: {tallest['said']}"


def test_every_type_of_page_keeps_to_the_rules(measured):
    """At two widths, in the font that is there: also how many letters a line has, and that no date breaks."""
    found = []
    for address in one_of_each_type():
        measured.goto(address)
        measured.evaluate(OPEN_ALL)
        for width in (390, 1280):
            measured.set_viewport_size({"width": width, "height": 844})
            found += [f"{address} at {width} px: {said}" for said in measured.evaluate(LAYOUT)]
    assert not found, "\n".join(found)


def test_what_one_presses_in_a_hurry_is_44_px_high(measured):
    small = """() => [...document.querySelectorAll("main :is(button, .tel, h3 a, li b a), .exit, .brand")]
      .filter((each) => each.checkVisibility() && !each.closest("p") && each.getBoundingClientRect().height < 43.5)
      .map((each) => each.textContent.trim())"""
    for address in ("/support/", "/support/at-home/", "/support/children/"):
        measured.goto(address)
        for width in (320, 390, 1280):
            measured.set_viewport_size({"width": width, "height": 844})
            assert measured.evaluate(small) == [], f"{address} at {width} px"


def test_text_has_seven_to_one_of_contrast_in_the_light_and_in_the_dark(measured):
    seven = """() => axe.run(document, {runOnly: {type: "rule", values: ["color-contrast-enhanced"]}})
      .then((said) => said.violations.flatMap((each) => each.nodes.map((node) => node.html.slice(0, 120))))"""
    found = []
    for scheme in ("light", "dark"):
        measured.emulate_media(color_scheme=scheme)
        for address in TWELVE:
            measured.goto(address)
            measured.evaluate(AXE)
            found += [f"{address}, {scheme}: {said}" for said in measured.evaluate(seven)]
    assert not found, "\n".join(found)


def test_the_contents_of_a_long_page_stay_in_view_and_show_where_one_is(measured):
    measured.set_viewport_size({"width": 1280, "height": 844})
    for address in (
        "/plans/2022-25/", "/decisions/seven-areas-to-three/", "/papers/2016-06-17-draft-strategic-plan/"
    ):  # fmt: skip
        measured.goto(address)
        measured.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        assert 0 <= measured.locator(".toc").bounding_box()["y"] < 844, address


def test_a_page_does_not_shift_while_it_loads(measured):
    shift = """() => new Promise((done) => new PerformanceObserver((list) =>
      done(list.getEntries().map((each) => each.value))).observe({ type: "layout-shift", buffered: true })
      || setTimeout(() => done([]), 300))"""
    measured.set_viewport_size({"width": 390, "height": 844})
    for address in TWELVE:
        measured.goto(address)
        assert measured.evaluate(shift) == [], address
