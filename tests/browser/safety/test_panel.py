"""Row 20: the panel inside an employer's page leaves nothing of what was read in it."""

import re
import time

from tests.browser.safety import traces
from tests.browser.safety.markers import TEXT
from tests.browser.safety.site_server import HOST
from tests.browser.safety.test_every_page import TELLING
from tests.browser.safety.waiting import wait_until


def test_the_panel_leaves_no_word(browser_name, browsers, site, neutral, report):
    visitor = browsers.fresh(browser_name)
    visitor.go(f"{neutral.embedding_page}{site.url('/support/panel/')}")
    assert wait_until(lambda: [one for one in site.requests() if one["path"] == "/support/panel/"])
    time.sleep(1)
    browsers.close(visitor)
    assert TEXT in site.get("/support/panel/").read().decode(), "The panel shows the words that are looked for."
    hidden = traces.hidden_rows(visitor.profile, HOST)
    telling = [row for row in hidden if TELLING.search(row)]
    report.say(
        20, "rows with words in the database", browser_name, "0", f"{len(telling)} of {len(hidden)}", not telling
    )
    lines = visitor.history(HOST)
    report.say(20, "lines in the history", browser_name, "0", len(lines), not lines)
    files = traces.files_with(visitor.profile, [TEXT])
    report.say(20, "files with words of the panel", browser_name, "0", len(files), not files)


def test_no_link_in_the_panel_turns_a_page_inside_the_frame(site, report):
    page = site.get("/support/panel/").read().decode()
    links = re.findall(r"<a\b[^>]*href=\"(?:https?:|/)[^>]*>", page)
    inside = [link for link in links if 'target="_' not in link]
    report.say(20, "links that turn a page inside the frame", "any", "0", len(inside), not inside)
