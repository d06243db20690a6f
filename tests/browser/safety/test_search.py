"""Row 25: what a browser has kept of words of harm that somebody typed into the search."""

import time
from contextlib import suppress

import pytest

from tests.browser.safety import traces
from tests.browser.safety.site_server import HOST
from tests.browser.safety.waiting import wait_until

MARK = "zylophant"  # beside a word of harm; it stands nowhere else


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_words_of_harm_are_in_no_line_and_no_file(script, browser_name, browsers, site, neutral, report):
    for _ in range(2):
        with suppress(TimeoutError):
            site.get("/search/?q=lamp").read()  # the first search of a process reads all there is
    site.forget()
    visitor = browsers.fresh(browser_name, script=script)
    visitor.go(site.url("/search/"))
    visitor.click("#q")
    visitor.press(*f"stalking {MARK}", "Enter")
    assert wait_until(lambda: visitor.address().startswith(site.url("/search/a5")))
    assert wait_until(lambda: visitor.tab_title() == "Local services")
    time.sleep(1)
    asked = [request["path"] for request in site.requests() if request["method"] == "POST"]
    assert asked == ["/search/"]
    referrers = [request["asked"].get("HTTP_REFERER", "") for request in site.requests()]
    assert not [address for address in referrers if MARK in address]
    browsers.close(visitor)
    state = f"search, script {'on' if script else 'off'}"
    found = traces.files_with(visitor.profile, [MARK])
    report.say(25, f"{state}: files with what was typed", browser_name, "0", f"{len(found)} {found}", not found)
    telling = [line for line in visitor.history(HOST) if "stalking" in f"{line.address} {line.title}".lower()]
    report.say(25, f"{state}: lines with a word of harm", browser_name, "0", len(telling), not telling)
