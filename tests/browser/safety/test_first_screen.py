"""Row 27: on a phone the first screen has 999, the silent way and one number to talk to now, on every support page."""

import pytest

END = "Math.round(document.querySelector('%s')?.getBoundingClientRect().bottom + scrollY)"
DANGER, SILENT, NUMBER = (END % f"main {part}" for part in (".c9 a.tel", ".c55", ".talk a.tel"))
BAR = "Math.round(document.querySelector('.bar').getBoundingClientRect().top)"
FIRST = "document.querySelector('main a.tel').getAttribute('href')"
SCREENS = {320: 568, 390: 844, 1280: 800}
WITHOUT = {"/support/card/"}  # the numbers alone, to print and cut out


@pytest.fixture(autouse=True)
def wide_again(browsers):
    """The browser is shared: whoever comes next reads in a window as wide as before."""
    yield
    browsers.shared("Chromium").page.set_viewport_size({"width": 1280, "height": 720})


@pytest.mark.parametrize("width", SCREENS)
def test_the_number_to_talk_to_is_on_the_first_screen(width, browsers, site, paths, report):
    """Of hub, topics, the page of each service, the panel, and the pages for workplaces, of sources and this device."""
    visitor = browsers.shared("Chromium")
    visitor.page.set_viewport_size({"width": width, "height": SCREENS[width]})
    read = [path for path in paths if path not in WITHOUT]
    assert {"/support/sources/", "/support/panel/", "/support/workplaces/", "/support/device/"} < set(read)
    assert len([path for path in read if "/line/" in path]) >= 20
    places, below = {}, []
    for path in read:
        visitor.go(site.url(path))
        ends = [visitor.run(part) for part in (DANGER, SILENT, NUMBER)]
        places[path] = max(ends)
        shown_to = visitor.run(BAR) if width < 768 else SCREENS[width]
        if places[path] > shown_to or visitor.run(FIRST) != "tel:999":
            below.append(path)
    worst = max(places.values())
    report.say(
        27, f"px to the end of the first helpline number, {width} px, {len(read)} pages", "Chromium",
        "above the bar", f"{worst}, {len(below)} below: {below[:2]}", not below,
    )  # fmt: skip


def test_a_page_that_is_not_there_has_the_number_on_the_first_screen_of_a_small_phone(browsers, site, report):
    visitor = browsers.shared("Chromium")
    visitor.page.set_viewport_size({"width": 320, "height": 568})
    visitor.go(site.url("/no-such-page/"))
    end = visitor.run(END % 'main a[href="tel:08082000247"]')
    report.say(27, "px to the end of the number on the 404, 320 px", "Chromium", "<= 568", end, end <= 568)
