"""The pictures in the editors' guides are what the screens look like now. `script/guide-pictures` makes them anew."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Locator
from playwright.sync_api import Page as BrowserPage

from core.models import Release
from delivery.clock import london_now
from home.models import StandardPage
from plans.models import PriorityPage
from tests.browser.kept_pictures import MAKES_ANEW, small_and_grey, what_differs
from tests.browser.waiting import wait_until_ready

pytestmark = pytest.mark.browser
FOLDER = Path(settings.BASE_DIR) / "docs" / "editors" / "pictures"
MOST_BYTES = 60_000
COMPARED_WIDTH = 112  # pixels, of a screen of 900


@dataclass(frozen=True)
class GuidePicture:
    """`shows`: the part of the screen at `address` that the guide speaks of. `press`: what is pressed before."""

    name: str
    role: str
    address: Callable[[], str]
    shows: Callable[[BrowserPage], Locator]
    press: str = ""
    above: int = 0  # pixels above that part, where a menu has opened


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def a_release() -> str:
    release, _ = Release.objects.get_or_create(title="Spring 2027", defaults={"made_at": london_now()})
    return reverse("release", args=[release.pk])


PICTURES = (
    GuidePicture(
        "publish", "Approvers", lambda: edit(StandardPage.objects.live().order_by("pk")[0]),
        lambda page: page.locator("footer").first, press="More actions", above=330,
    ),
    GuidePicture(
        "change-note", "Approvers", lambda: edit(StandardPage.objects.live().order_by("pk")[0]),
        lambda page: page.locator("section", has=page.get_by_text("Tell readers")).last,
    ),
    GuidePicture(
        "report-progress", "Plan editors",
        lambda: reverse("report_progress", args=[PriorityPage.objects.live().order_by("pk")[0].pk]),
        lambda page: page.locator("main form").first,
    ),
    GuidePicture("release", "Approvers", a_release, lambda page: page.locator("main").first),
    GuidePicture(
        "numbers-to-check", "Number checkers", lambda: reverse("numbers_to_check"),
        lambda page: page.locator("main").first,
    ),
    GuidePicture(
        "bring-a-sheet", "Register officers", lambda: reverse("venues_import"), lambda page: page.locator("main").first
    ),
    GuidePicture(
        "try-searches", "Approvers", lambda: reverse("try_searches"), lambda page: page.locator("main").first
    ),
)  # fmt: skip


def taken(staff, picture: GuidePicture) -> Image.Image:
    page = staff(picture.role, name=picture.name)
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(picture.address())
    wait_until_ready(page)
    shown = picture.shows(page)
    shown.scroll_into_view_if_needed()
    if picture.press:
        page.get_by_role("button", name=picture.press).last.click()
        page.locator("[data-tippy-root]").last.wait_for()
    box = shown.bounding_box()
    clip = {**box, "y": box["y"] - picture.above, "height": min(box["height"] + picture.above, 560)}
    return Image.open(BytesIO(page.screenshot(clip=clip, animations="disabled", full_page=False)))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.name)
def test_a_picture_is_what_its_screen_looks_like(staff, picture):
    file = FOLDER / f"{picture.name}.png"
    now = taken(staff, picture)
    if MAKES_ANEW:
        now.convert("RGB").quantize(64).save(file, optimize=True)
    assert file.stat().st_size <= MOST_BYTES
    differs = what_differs(*(small_and_grey(each, COMPARED_WIDTH) for each in (Image.open(file), now)))
    assert not differs, f"{file.name} is not what the screen looks like any more, {differs}: run script/guide-pictures."


def test_each_stands_in_a_guide():
    guides = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.md"))
    assert [each.name for each in PICTURES if f"(pictures/{each.name}.png)" not in guides] == []
