"""The quiet way is one choice, reads like ordinary pages to everybody, and traps nobody."""

import pytest

from tests.browser.safety.markers import ADDRESS, TITLE
from tests.browser.safety.waiting import wait_until

HEADING = "document.querySelector('h1')?.textContent"


@pytest.fixture
def quiet(visitor):
    visitor.click("[name=way][value=quiet]")
    return visitor


def turn_to(visitor, number: int) -> None:
    visitor.click(f"main a[href$='{ADDRESS}{number}/']")
    assert wait_until(lambda: visitor.run(HEADING) == f"{TITLE} {number}")


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
    quiet.click(".go-back button")
    assert wait_until(lambda: quiet.run(HEADING) == f"{TITLE} 1")
    quiet.click(".go-back button")
    assert wait_until(lambda: quiet.run(HEADING) == first)
    assert not quiet.run("!!document.querySelector('.go-back')")


def test_the_finder_answers_in_place(quiet, site):
    quiet.click(".pick [value=a1]")
    quiet.click(".pick button:not([type])")
    assert wait_until(lambda: quiet.run("!!document.querySelector('.found')"))
    assert quiet.address() == site.url(site.hub)


def test_a_jump_within_the_page_adds_nothing_to_the_address(quiet, site):
    quiet.click("a[href='#care']")
    assert wait_until(lambda: quiet.run("document.activeElement.id") == "care")
    assert quiet.address() == site.url(site.hub)


def test_a_page_that_does_not_come_says_so_and_leaves_the_reader_where_she_is(quiet):
    before = quiet.run(HEADING)
    quiet.run("document.querySelector('main .topics a').setAttribute('href', '/support/notes/')")
    quiet.click("main .topics a")
    assert wait_until(lambda: quiet.run("!!document.querySelector('.oops')"))
    assert quiet.run(HEADING) == before


def test_leaving_forgets_the_choice(quiet, site, neutral):
    turn_to(quiet, 1)
    quiet.click(".exit")
    assert wait_until(lambda: quiet.address() in neutral.addresses)
    quiet.go(site.url(site.hub))
    assert quiet.run("document.querySelector('.quiet').elements.way.value") == "usual"


def test_without_script_it_is_not_offered(browser_name, browsers, site):
    visitor = browsers.shared(browser_name, script=False)
    visitor.go(site.url(site.hub))
    assert not visitor.run("document.querySelector('.quiet').checkVisibility()")


def test_it_never_says_more_than_it_can_do(site):
    page = site.get(site.hub).read().decode()
    assert "no trace" not in page.lower()
    assert "does not hide that you came to this website" in page
