"""Row 27 in WebKit, whose engine every browser on an iPhone has.

What Back shows there is not measured: its driver no longer answers once somebody has gone Back from another site.
"""

import pytest

from support_services.starter.pages import TOPICS
from tests.browser.safety.conftest import NOT_RUN
from tests.browser.safety.site_server import free_port
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
