"""Rows 21 and 27 in WebKit, whose engine every browser on an iPhone has."""

import pytest

from tests.browser.safety.conftest import NOT_RUN
from tests.browser.safety.keyboard import ScreenWithKeyboard
from tests.browser.safety.markers import ADDRESS
from tests.browser.safety.site_server import free_port
from tests.browser.safety.test_coming_back import words_of_the_page
from tests.browser.safety.waiting import wait_until
from tests.browser.safety.webkit import WebKitVisitor
from tests.browser.safety.webkit_window import WebKitWindow
from tests.support_services.starter_topics import TOPICS

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


@pytest.fixture(scope="module")
def screen(site_session):
    if missing := WebKitVisitor.why_not() or ScreenWithKeyboard.why_not():
        NOT_RUN.add("WebKit")
        pytest.skip(missing)
    screen = ScreenWithKeyboard(number=free_port())
    yield screen
    screen.close()


@pytest.mark.parametrize("keeps_pages", [True, False], ids=["kept in memory", "fetched again"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_no_number_of_back_and_forward_shows_anything(script, keeps_pages, screen, site, neutral, tmp_path, report):
    """Three deep each, by the buttons of the browser's own window."""
    window = WebKitWindow(screen, tmp_path, site.url(site.hub), script=script, keeps_pages=keeps_pages)
    try:
        for number in (1, 2):
            window.click(f"a[href$='{ADDRESS}{number}/']")
            assert wait_until(lambda number=number: window.is_at(site.url(f"{site.hub}{ADDRESS}{number}/")))
        window.click(".exit")
        assert wait_until(lambda: window.address() in neutral.addresses)
        shown, been = [], set()
        for step in (window.back, window.back, window.back, window.forward, window.forward, window.forward):
            step()
            been.add(window.address())
            if window.address().startswith(site.origin) and words_of_the_page(window):
                shown.append(f"{step.__name__} {window.address().removeprefix(site.origin)}")
    finally:
        window.close()
    assert {site.url(site.hub), site.url(f"{site.hub}{ADDRESS}1/")} < been
    state = f"script {'on' if script else 'off'}, {'page kept in memory' if keeps_pages else 'page fetched again'}"
    what = f"pages shown by Back 3 times and Forward 3 times, {state}"
    if not script and shown:
        report.could_not_say(21, what, "WebKit", "0", f"{len(shown)}: the browser tells the server nothing")
        pytest.xfail("Without a script WebKit says nothing of Back to the server.")
    report.say(21, what, "WebKit", "0", shown or 0, not shown)
