"""Rows 4 to 7, 10 and 15: the way out works whatever is broken, and tells nobody. How quick it is: test_times.py."""

import io
import time

import pytest
from django.conf import settings
from PIL import Image

from tests.browser.safety.site_server import free_port
from tests.browser.safety.visitors import TELL
from tests.browser.safety.waiting import wait_until

THROUGH_SHIFT = ("Shift", "Shift", "Shift")
MOST_TIMES = 30  # three sites chosen by chance: that one is not among thirty happens once in 60,000 times


def is_blank(picture: bytes) -> bool:
    return len(Image.open(io.BytesIO(picture)).convert("RGB").getcolors(maxcolors=1_000_000)) == 1


def has_arrived(visitor, neutral) -> bool:
    return any(visitor.address().startswith(address) for address in neutral.addresses)


@pytest.mark.parametrize(
    ("way", "script"), [("click", True), ("shortcut", True), ("click", False)], ids=["click", "shortcut", "no script"]
)
def test_no_other_site_learns_where_somebody_came_from(way, script, browser_name, browsers, site, neutral, report):
    visitor = browsers.shared(browser_name, script=script)
    visitor.go(site.url(site.hub))
    if way == "click":
        visitor.click(".exit")
    else:
        visitor.press(*THROUGH_SHIFT)
    assert wait_until(lambda: has_arrived(visitor, neutral)), visitor.address()
    told = [visit.headers.get("Referer") for visit in neutral.visits]
    what = f"Referer, by {way}, script {'on' if script else 'off'}"
    report.say(4, what, browser_name, "none", next(filter(None, told), "none"), told and not any(told))


@pytest.mark.parametrize("way", ["Space", "middle button"])
def test_the_link_leaves_as_a_button_does(way, visitor, site, neutral, report):
    """Space presses a button, and somebody in a hurry takes it for one; the middle one would leave the page open."""
    visitor.run("document.querySelector('.exit').focus()")
    if way == "Space":
        visitor.press(" ")
    else:
        pressed = "new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true })"
        visitor.run(f"document.querySelector('.exit').dispatchEvent({pressed})")
    gone = wait_until(lambda: has_arrived(visitor, neutral))
    report.say(7, f"leaves by {way}", visitor.name, "leaves", "leaves" if gone else "stays", gone)


def test_no_site_learns_it_when_the_first_is_silent_either(browser_name, browsers, site, neutral, report):
    neutral.first_is_silent = True
    visitor = browsers.shared(browser_name)
    visitor.go(site.url(site.hub))
    pressed = time.monotonic()
    visitor.click(".exit")
    pictures = []
    assert wait_until(lambda: has_arrived(visitor, neutral) or pictures.append(is_blank(visitor.picture())), 15)
    seconds = time.monotonic() - pressed
    assert len({visit.host for visit in neutral.visits}) == 2
    pictures = pictures[:-1]  # the last may already be the other site's
    blank = f"{pictures.count(True)} of {len(pictures)} pictures"
    report.say(7, "first site silent: blank meanwhile", browser_name, "always", blank, pictures and all(pictures))
    report.say(7, "first site silent: seconds to the second", browser_name, "<= 6", f"{seconds:.1f}", seconds <= 6)
    told = [visit.headers.get("Referer") for visit in neutral.visits]
    report.say(4, "Referer, second site, script on", browser_name, "none", "none", not any(told))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_screen_and_the_tab_say_nothing_while_leaving(script, browser_name, browsers, site, neutral, report):
    neutral.delay = 3
    visitor = browsers.shared(browser_name, script=script)
    visitor.go(site.url(site.hub))
    before, icon = visitor.tab_title(), visitor.run("document.querySelector('[rel=icon]').href")
    visitor.click(".exit")
    time.sleep(0.5)
    during, blank = visitor.tab_title(), is_blank(visitor.picture())
    state = f"script {'on' if script else 'off'}"
    neutral_titles = ("Local services",)
    report.say(6, f"tab title, {state}", browser_name, "neutral", during, during in neutral_titles)
    report.say(6, f"tab title before, {state}", browser_name, "neutral", before, before == "Local services")
    report.say(6, f"tab icon, {state}", browser_name, "blank", icon, icon == "data:,")
    what = f"screen 0.5 s after the press, {state}"
    report.say(5, what, browser_name, "blank", "blank" if blank else "not blank", blank)


def test_requests_on_the_way_out_are_the_exit_and_nothing_else(browser_name, browsers, site, neutral, report):
    visitor = browsers.shared(browser_name)
    visitor.go(site.url(site.hub))
    time.sleep(1)
    site.forget()
    visitor.click(".exit")
    assert wait_until(lambda: has_arrived(visitor, neutral))
    time.sleep(1)
    ours = [request["path"] for request in site.requests()]
    others = [visit.path for visit in neutral.visits]
    report.say(10, "requests to us on the way out", browser_name, "0", len(ours), not ours)
    report.say(10, "requests to the other site", browser_name, "1", len(others), others == ["/"])


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_site_to_leave_to_varies(script, browser_name, browsers, site, neutral, report):
    visitor = browsers.shared(browser_name, script=script)
    went = set()
    for _ in range(MOST_TIMES):
        visitor.go(site.url(site.hub))
        visitor.click(".exit")
        assert wait_until(lambda: has_arrived(visitor, neutral))
        went.add(visitor.address())
        if len(went) == 3:
            break
    what = f"different sites, script {'on' if script else 'off'}"
    report.say(15, what, browser_name, ">= 3", len(went), len(went) >= 3)


class TestWhenThingsBreak:
    def leaves(self, visitor, site, neutral, report, what):
        visitor.click(".exit")
        gone = wait_until(lambda: has_arrived(visitor, neutral))
        report.say(7, what, visitor.name, "leaves", "leaves" if gone else visitor.address(), gone)

    def test_it_leaves_without_script(self, browser_name, browsers, site, neutral, report):
        visitor = browsers.shared(browser_name, script=False)
        visitor.go(site.url(site.hub))
        self.leaves(visitor, site, neutral, report, "script off")

    def test_it_leaves_when_the_script_fails_half_way(self, browser_name, browsers, site, neutral, report):
        visitor = browsers.shared(browser_name)
        visitor.go(site.url(site.hub))
        visitor.run("delete document.querySelector('.exit').dataset.sites")
        self.leaves(visitor, site, neutral, report, "error in the script")
        assert [request for request in site.requests() if request["path"] == "/leave"]

    def test_it_leaves_when_neither_script_comes(self, browser_name, browsers, site, neutral, report):
        visitor = browsers.fresh(browser_name)  # one that has no script of ours yet
        with site.without(".js"):
            visitor.go(site.url(site.hub))
            self.leaves(visitor, site, neutral, report, "scripts do not come")
        browsers.close(visitor)

    def test_it_leaves_and_blanks_when_no_style_sheet_comes(self, browser_name, browsers, site, neutral, report):
        neutral.delay = 2
        visitor = browsers.fresh(browser_name)
        with site.without(".css"):
            visitor.go(site.url(site.hub))
            visitor.run(
                f"(() => {{ {TELL} document.querySelector('.exit').addEventListener('click', () =>"
                "requestAnimationFrame(() => tell(document.body.innerText.trim() || 'nothing'))) })()"
            )
            visitor.click(".exit")
            assert wait_until(visitor.heard)
            words = visitor.heard()
            what = "words on screen while leaving, no style sheet"
            report.say(7, what, browser_name, "none of ours", words, words in ("nothing", "Loading"))
            assert wait_until(lambda: has_arrived(visitor, neutral))
        browsers.close(visitor)

    def test_the_page_that_stands_alone_leads_out_without_script(self, browser_name, browsers, neutral, report):
        """As a web server sends it when all else is broken, with one of the sites of this test."""
        visitor = browsers.shared(browser_name, script=False)
        visitor.go((settings.BASE_DIR / "templates" / "503.html").as_uri())
        visitor.run(f"void (document.querySelector('.exit').href = '{neutral.addresses[0]}')")
        self.leaves(visitor, None, neutral, report, "the page that stands alone, script off")

    @pytest.mark.parametrize("broken", ["refuses", "offline"])
    def test_the_page_is_gone_when_the_site_cannot_be_reached(self, broken, browser_name, browsers, site, report):
        """The browser then shows its own page about the other site's address."""
        visitor = browsers.shared(browser_name)
        visitor.go(site.url(site.hub))
        visitor.run(f"document.querySelector('.exit').dataset.sites = 'http://127.0.0.1:{free_port()}/'")
        visitor.cut_off(broken == "offline")
        visitor.click(".exit")
        assert wait_until(lambda: not visitor.address().startswith(site.origin))
        words = visitor.run("document.body?.innerText ?? ''")
        visitor.cut_off(False)
        shown = "Support" in words or "Leave this page" in words or "999" in words
        report.say(7, f"page shown, other site {broken}", browser_name, "no", "yes" if shown else "no", not shown)
