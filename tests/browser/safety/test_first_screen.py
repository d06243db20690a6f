"""Row 27: on a phone the first screen has 999, the silent way and one number to talk to now, on every support page."""

import pytest

from support_services.starter.pages import TOPICS

NUMBER = """[...document.querySelectorAll('main .talk a.tel')].map((e) => e.getBoundingClientRect())
  .map((box) => Math.round(box.bottom + scrollY))[0] ?? 99999"""
BAR = "Math.round(document.querySelector('.bar').getBoundingClientRect().top)"
SILENT = "document.querySelector('.c55').getBoundingClientRect().bottom < innerHeight"
SCREENS = {320: 568, 390: 844, 1280: 800}


@pytest.mark.parametrize("width", SCREENS)
def test_the_number_to_talk_to_is_on_the_first_screen(width, browsers, site, report):
    visitor = browsers.shared("Chromium")
    visitor.page.set_viewport_size({"width": width, "height": SCREENS[width]})
    paths = ["/support/", "/support/device/", *(f"/support/{topic.slug}/" for topic in TOPICS)]
    places, covered = {}, []
    for path in paths:
        visitor.go(site.url(path))
        places[path] = visitor.run(NUMBER)
        bar = visitor.run(BAR)
        if not visitor.run(SILENT) or places[path] > (bar if width < 768 else SCREENS[width]):
            covered.append(path)
    worst = max(places.values())
    report.say(
        27, f"px to the end of the first helpline number, {width} px, {len(paths)} pages", "Chromium",
        "above the bar", f"{worst}, {len(covered)} below: {covered[:2]}", not covered,
    )  # fmt: skip
