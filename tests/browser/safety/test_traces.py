"""Rows 1, 2 and 8: what a browser has kept of a visit once it is closed."""

import time

import pytest

from tests.browser.safety import traces
from tests.browser.safety.markers import ADDRESS, PAGES, TEXT, TITLE
from tests.browser.safety.site_server import HOST
from tests.browser.safety.waiting import wait_until

WORDS = [TITLE, ADDRESS, TEXT]


def read_on(visitor, number: int) -> None:
    """Follow the link to one of the marked pages, from wherever it stands."""
    visitor.click(f"main a[href$='{ADDRESS}{number}/']")
    assert wait_until(lambda: visitor.run("document.querySelector('h1')?.textContent") == f"{TITLE} {number}")
    time.sleep(0.3)


def leave(visitor, neutral) -> None:
    visitor.click(".exit")
    assert wait_until(lambda: visitor.address() in neutral.addresses)
    time.sleep(1)


def read_quietly(visitor, site) -> None:
    visitor.go(site.url(site.hub))
    visitor.click("#soft")
    for number in range(1, PAGES + 1):
        read_on(visitor, number)


def test_the_quiet_way_leaves_no_word_and_no_line(browser_name, browsers, site, neutral, report):
    visitor = browsers.fresh(browser_name)
    read_quietly(visitor, site)
    assert visitor.address() == site.url(site.hub)
    assert visitor.tab_title() == "Local services"
    leave(visitor, neutral)
    browsers.close(visitor)
    found = traces.files_with(visitor.profile, WORDS)
    what = "quiet way, 4 pages, exit: files with words of titles, addresses or text"
    report.say(1, what, browser_name, "0", len(found), not found)
    lines = visitor.history(HOST)
    most = 0 if browser_name == "Chromium" else 1
    neutral_lines = all(line.title in ("", "Local services") for line in lines)
    told = f"{len(lines)} {sorted({line.title for line in lines}) or ''}".strip()
    report.say(
        2,
        "quiet way, 4 pages, exit: lines in the history",
        browser_name,
        f"<= {most}",
        told,
        len(lines) <= most and neutral_lines,
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_usual_way_leaves_no_word_of_titles_or_text(script, browser_name, browsers, site, neutral, report):
    visitor = browsers.fresh(browser_name, script=script)
    visitor.go(site.url(site.hub))
    for number in range(1, PAGES + 1):
        read_on(visitor, number)
    leave(visitor, neutral)
    browsers.close(visitor)
    state = f"usual way, script {'on' if script else 'off'}, 4 pages, exit"
    found = traces.files_with(visitor.profile, [TITLE, TEXT])
    report.say(1, f"{state}: files with words of titles or text", browser_name, "0", len(found), not found)
    titles = sorted({line.title for line in visitor.history(HOST)})
    telling = set(titles) - {"", "Local services"}
    report.say(2, f"{state}: lines that say anything", browser_name, "0", f"{len(telling)} {titles}", not telling)
    report.say(23, f"{state}: titles that no line had before", browser_name, "0", f"{len(telling)}", not telling)


def test_the_search_would_find_words_if_they_were_there(browser_name, browsers, site):
    """The tests above would pass with a search that finds nothing: this one shows that it finds."""
    visitor = browsers.fresh(browser_name)
    visitor.go(site.url(f"/?{ADDRESS}"))
    visitor.run("document.title = 'Quillwort'")
    time.sleep(1)
    browsers.close(visitor)
    assert traces.files_with(visitor.profile, [ADDRESS])
    assert visitor.history(HOST)


def test_closing_the_browser_without_leaving_keeps_no_word_either(browser_name, browsers, site, report):
    visitor = browsers.fresh(browser_name)
    read_quietly(visitor, site)
    browsers.close(visitor)
    found = traces.files_with(visitor.profile, WORDS)
    what = "quiet way, 4 pages, browser closed: files with words"
    report.say(1, what, browser_name, "0", len(found), not found)
