"""Rows 3, 21 and 27 in WebKit, whose engine every browser on an iPhone has."""

import time

import pytest

from support_services.starter.pages import TOPICS
from tests.browser.safety.conftest import NOT_RUN
from tests.browser.safety.markers import ADDRESS
from tests.browser.safety.site_server import free_port
from tests.browser.safety.test_coming_back import words_of_the_page
from tests.browser.safety.waiting import wait_until
from tests.browser.safety.webkit import WebKitVisitor

NUMBER = "Math.round(document.querySelector('main .talk a.tel').getBoundingClientRect().bottom + scrollY)"


@pytest.fixture(scope="module")
def webkit(site_session):
    if missing := WebKitVisitor.why_not():
        NOT_RUN.add("WebKit")
        pytest.skip(missing)
    visitor = WebKitVisitor(free_port())
    yield visitor
    visitor.close()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_the_number_to_talk_to_is_on_the_first_screen(width, height, webkit, site, report):
    webkit.size(width, height)
    paths = ["/support/", "/support/device/", *(f"/support/{topic.slug}/" for topic in TOPICS)]
    places = {}
    for path in paths:
        webkit.go(site.url(path))
        places[path] = webkit.run(NUMBER)
    inner, high = webkit.run("innerWidth"), webkit.run("innerHeight")
    below = [path for path, place in places.items() if place > high]
    what = f"px to the end of the first helpline number, {inner} px wide and {high} high, {len(paths)} pages"
    report.say(27, what, "WebKit", f"<= {high}", f"{max(places.values())}, {len(below)} below", not below)


def test_no_number_of_back_and_forward_shows_anything(webkit, site, neutral, report):
    webkit.size(1280, 800)
    webkit.go(site.url(site.hub))
    for number in (1, 2):
        webkit.click(f"main a[href$='{ADDRESS}{number}/']")
        assert wait_until(lambda number=number: f"{ADDRESS}{number}" in webkit.address())
        time.sleep(0.5)
    webkit.click(".exit")
    assert wait_until(lambda: webkit.address() in neutral.addresses)
    time.sleep(0.5)
    shown = []
    for step in ("Back", "Back", "Back", "Forward", "Forward"):
        webkit.back() if step == "Back" else webkit.forward()
        if webkit.address().startswith(site.origin) and (words := words_of_the_page(webkit)):
            shown.append(f"{step} {words[0][:20]}")
    report.say(21, "pages shown by Back 3 times and Forward, script on", "WebKit", "0", shown or 0, not shown)
