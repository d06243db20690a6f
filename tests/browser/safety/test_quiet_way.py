"""The quiet way is one choice, reads like ordinary pages to everybody, and traps nobody."""

import time

import pytest

from tests.browser.safety import traces
from tests.browser.safety.markers import ADDRESS, TEXT, TITLE
from tests.browser.safety.site_server import HOST
from tests.browser.safety.visitors import visible_words
from tests.browser.safety.waiting import wait_until

HEADING = "document.querySelector('h1')?.textContent"


@pytest.fixture
def quiet(visitor):
    visitor.click("#soft")
    return visitor


def turn_to(visitor, number: int) -> None:
    visitor.click(f"main a[href$='{ADDRESS}{number}/']")
    assert wait_until(lambda: visitor.run(HEADING) == f"{TITLE} {number}")


def press(visitor, selector: str) -> None:
    """By keyboard: a style sheet that still comes may move the link away from under a mouse."""
    visitor.run(f"""void document.querySelector("{selector}").focus()""")
    visitor.press("Enter")


def test_the_usual_way_is_the_usual_way(visitor):
    turn_to(visitor, 1)
    assert visitor.address().endswith(f"{ADDRESS}1/")


def test_the_address_and_the_title_never_change(quiet, site):
    lines = quiet.run("history.length")
    for number in (1, 2, 3):
        turn_to(quiet, number)
        assert quiet.address() == site.url(site.hub)
        assert quiet.tab_title() == "Local services"
        assert quiet.run("history.length") == lines


def test_each_page_takes_the_focus_and_is_announced(quiet):
    turn_to(quiet, 1)
    assert quiet.run("document.activeElement === document.querySelector('h1')")
    assert quiet.run("document.querySelector('[role=status]').textContent") == f"New page: {TITLE} 1"
    assert quiet.run("scrollY") == 0


def test_its_own_button_goes_back_page_by_page(quiet):
    first = quiet.run(HEADING)
    turn_to(quiet, 1)
    turn_to(quiet, 2)
    quiet.click("main > .row button")
    assert wait_until(lambda: quiet.run(HEADING) == f"{TITLE} 1")
    quiet.click("main > .row button")
    assert wait_until(lambda: quiet.run(HEADING) == first)
    assert not quiet.run("!!document.querySelector('main > .row')")


def test_the_finder_answers_in_place(quiet, site):
    quiet.click(".pick [value=b2]")
    assert wait_until(lambda: quiet.run("!!document.querySelector('.found')"))
    assert quiet.address() == site.url(site.hub)


def test_a_jump_within_the_page_adds_nothing_to_the_address(quiet, site):
    quiet.click(".mode a")
    assert wait_until(lambda: quiet.run("document.activeElement.id") == "soft")
    assert quiet.address() == site.url(site.hub)


def test_a_page_that_does_not_come_says_so_and_leaves_the_reader_where_she_is(quiet):
    before = quiet.run(HEADING)
    quiet.run("document.querySelector('main .topics a').setAttribute('href', '/support/notes/')")
    quiet.click("main .topics a")
    assert wait_until(lambda: quiet.run("!!document.querySelector('main > .note')"))
    assert quiet.run(HEADING) == before


def test_leaving_forgets_the_choice(quiet, site, neutral):
    turn_to(quiet, 1)
    quiet.click(".exit")
    assert wait_until(lambda: quiet.address() in neutral.addresses)
    quiet.go(site.url(site.hub))
    assert quiet.run("document.querySelector('#soft').checked") is False


def test_without_script_it_is_not_offered(browser_name, browsers, site):
    visitor = browsers.shared(browser_name, script=False)
    visitor.go(site.url(site.hub))
    assert not visitor.run("document.querySelector('#way').checkVisibility()")


def test_it_never_says_more_than_it_can_do(site):
    page = site.get(site.hub).read().decode()
    assert "no trace" not in page.lower()
    assert "does not hide that you came to this website" in page


def test_it_is_always_to_be_seen_whether_it_is_on(visitor, report):
    seen = "[...document.querySelectorAll('.mode span')].filter((e) => e.checkVisibility()).map((e) => e.textContent)"
    before = visitor.run(seen)
    visitor.click("#soft")
    after = visitor.run(seen)
    said = f"{before} {after}"
    right = before == ["You read the usual way"] and after == ["Quiet way is on"]
    report.say(28, "the state of the quiet way in words", visitor.name, "shown", said, right)
    top = visitor.run("document.querySelector('#way').getBoundingClientRect().top + scrollY")
    report.say(28, "px from the top to its choice", visitor.name, "<= 900", round(top), top <= 900)


def test_an_outside_link_says_so_before_it_is_followed(quiet, site, neutral, report):
    quiet.run(f"document.querySelector('main .rest a[href^=https]').href = '{neutral.addresses[0]}'")
    quiet.click("main .rest a[href^=http]")
    assert wait_until(lambda: quiet.run("!!document.querySelector('main .note .btn[href]')"))
    words = quiet.run("document.querySelector('main .note').textContent")
    here = quiet.address() == site.url(site.hub)
    offers = quiet.run("!!document.querySelector('main .note a.tel')")
    what = "outside link in the quiet way: said first, with a number instead"
    report.say(22, what, quiet.name, "yes", words, here and offers and "line in your history" in words)
    quiet.click("main .note .btn[href]")
    assert wait_until(lambda: quiet.address() in neutral.addresses)
    quiet.back()
    assert wait_until(lambda: quiet.address() == site.url(site.hub))
    quiet.click(".shut .last a")
    assert wait_until(lambda: quiet.run("document.documentElement.classList.contains('soft')"))
    is_on = quiet.run("document.querySelector('.mode .on').checkVisibility()")
    report.say(22, "after coming back, whether it is on is said", quiet.name, "yes", is_on, is_on)


def test_it_may_begin_on_the_front_page_and_then_names_only_the_site(browser_name, browsers, site, neutral, report):
    """No path, title or word below the front page is in any history, session file, cache or list of downloads."""
    visitor = browsers.fresh(browser_name)
    visitor.go(site.url("/"))
    visitor.click("button[name=quiet]")
    assert wait_until(lambda: "What is going on?" in visible_words(visitor))
    first = f"main a[href$='{ADDRESS}1/']"  # pressed as soon as it is there to be pressed: docs/decisions/0010
    assert wait_until(
        lambda: visitor.run(f"""document.querySelector("{first}").checkVisibility({{ visibilityProperty: true }})""")
    )
    visitor.click(first)
    assert wait_until(lambda: visitor.run(HEADING) == f"{TITLE} 1")
    press(visitor, ".care a[href='/support/card/']")
    assert wait_until(lambda: "a plain file" in visible_words(visitor))
    press(visitor, "main a[download]")
    if browser_name == "Firefox":  # the other one is told by its test driver to save elsewhere
        assert wait_until((visitor.profile / "Downloads" / "notes.txt").exists)
    time.sleep(1)
    address = visitor.address()
    visitor.click(".exit")
    assert wait_until(lambda: visitor.address() in neutral.addresses)
    time.sleep(1)
    browsers.close(visitor)
    found = traces.files_with(visitor.profile, [TITLE, ADDRESS, TEXT, "support/card", "support/notes"])
    lines = visitor.history(HOST)
    told = sorted({line.address.removeprefix(site.origin) for line in lines})
    what = "quiet way begun on the front page: files with words, and lines below the site"
    report.say(
        2, what, browser_name, "0, none below /", f"{', '.join(found) or 0}, {told}",
        address == site.url("/") and not found and set(told) <= {"/"},
    )  # fmt: skip
