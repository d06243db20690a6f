"""Pages look as they did: small grey pictures of each at three widths, light and dark, beside kept ones.

`script/page-pictures` makes the kept ones anew: look at what it changed, then keep it with the change that did it.
"""

from datetime import datetime
from io import BytesIO
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from PIL import Image

from core.london import LONDON
from tests.browser.kept_pictures import MAKES_ANEW, small_and_grey, what_differs

pytestmark = pytest.mark.browser
FOLDER = Path(settings.BASE_DIR) / "tests" / "browser" / "pictures"
PAGES = {
    "home": "/",
    "support": "/support/",
    "support-topic": "/support/at-home/",
    "support-device": "/support/device/",
    "plan": "/plans/2022-25/",
    "plan-2016": "/plans/2016-17/",
    "decision": "/decisions/seven-areas-to-three/",
    "campaigns": "/campaigns/",
    "calendar": "/campaigns/calendar/",
    "directory": "/safety-thirst/",
    "open-data": "/safety-thirst/open-data/",
    "search": "/search/?q=noise",
}
WIDTHS = {390: 80, 768: 112, 1280: 128}  # of the page and of its picture, in pixels
TALLEST = 2200  # pixels of a page that are looked at: more is the same again
MOST_BYTES = 8_000
FONT = ":root { --sans: 'DejaVu Sans' !important; --serif: 'DejaVu Serif' !important } * { scrollbar-width: none }"
# Pictures below the first screen are only fetched when somebody comes near: a busy machine took some without them.
ALL_PICTURES = """() => Promise.all([...document.images].map((each) => {
  each.loading = "eager";
  return each.decode().catch(() => {});
}))"""
A_FRIDAY = datetime(2026, 11, 20, 11, 0, tzinfo=LONDON)


@pytest.fixture
def a_friday(monkeypatch):
    monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: A_FRIDAY))


def taken(page, width: int) -> Image.Image:
    page.add_style_tag(content=FONT)
    page.evaluate(ALL_PICTURES)
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    shot = Image.open(BytesIO(page.screenshot(clip=clip, animations="disabled", full_page=True, type="jpeg")))
    return small_and_grey(shot, WIDTHS[width])


def test_every_page_looks_as_it_did(browser, starter_site, a_friday, tmp_path):
    found = []
    FOLDER.mkdir(exist_ok=True)
    for width, scheme in product(WIDTHS, ("light", "dark")):
        # The test brings a style of its own into the page, which our policy would refuse.
        context = browser.new_context(
            base_url=starter_site.url, viewport={"width": width, "height": 844}, color_scheme=scheme,
            reduced_motion="reduce", locale="en-GB", timezone_id="Europe/London", bypass_csp=True,
        )  # fmt: skip
        page = context.new_page()
        for name, address in PAGES.items():
            page.goto(address)
            now, file = taken(page, width), FOLDER / f"{name}-{width}-{scheme}.webp"
            if MAKES_ANEW:
                now.save(file, quality=45, method=6)
            if differs := what_differs(Image.open(file).convert("L"), now):
                now.save(tmp_path / file.name)
                found.append(f"{file.name}: {differs}; now it is {tmp_path / file.name}")
        context.close()
    assert not found, "Not as they were (if that is meant: script/page-pictures):\n" + "\n".join(found)


def test_the_kept_pictures_are_small_and_no_others():
    wanted = {f"{name}-{width}-{scheme}.webp" for name in PAGES for width in WIDTHS for scheme in ("light", "dark")}
    assert {file.name for file in FOLDER.iterdir()} == wanted and len(wanted) >= 60
    assert [file.name for file in FOLDER.iterdir() if file.stat().st_size > MOST_BYTES] == []


@pytest.mark.parametrize(
    ("box", "level", "is_told"),
    [
        ((20, 60, 32, 72), 90, True),  # a button in another colour
        ((0, 100, 96, 112), 60, True),  # a band that is empty now
        ((20, 60, 24, 61), 90, False),  # another word
    ],
)
def test_it_tells_a_thing_that_changed_from_a_word_that_did(box, level, is_told):
    kept = Image.new("L", (96, 300), 240)
    now = kept.copy()
    now.paste(240 - level, box)
    assert bool(what_differs(kept, now)) is is_told


def test_it_tells_a_page_that_grew():
    assert (
        what_differs(Image.new("L", (96, 300), 240), Image.new("L", (96, 310), 240)) == "it is +10 pixels taller of 300"
    )
