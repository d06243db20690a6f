"""What the page about this device says of keys and menus, tried in the browsers at hand.

Edge, Safari, Samsung Internet and every browser on a phone run on no machine of ours: docs/decisions/0012.
"""

import json
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.safety.conftest import NOT_RUN
from tests.browser.safety.keyboard import ScreenWithKeyboard
from tests.browser.safety.marionette import Firefox
from tests.browser.safety.site_server import free_port
from tests.browser.safety.waiting import wait_until

WINDOWS = """return [...Services.wm.getEnumerator('navigator:browser')]
  .map((each) => [PrivateBrowsingUtils.isWindowPrivate(each), each.gBrowser.tabs.length])"""
LIBRARY = "Services.wm.getMostRecentWindow('Places:Organizer')"
FIND_ITEM = f"""[...{LIBRARY}.document.querySelectorAll('menuitem')]
  .find((each) => /^Delete Pages?$/.test(each.label))"""
WORDS_OF_MENUS = f"""const item = {FIND_ITEM};
  const one = {{ id: item.dataset.l10nId, args: {{ count: 1 }} }};
  return document.l10n.formatMessages([one, 'appmenuitem-new-private-window'])
    .then((found) => found.map((each) => each.attributes.find(({{ name }}) => name === 'label').value))"""


@pytest.fixture(scope="module")
def screen():
    if missing := ScreenWithKeyboard.why_not():
        NOT_RUN.add("keys of browsers")
        pytest.skip(missing)
    screen = ScreenWithKeyboard(number=free_port())
    yield screen
    screen.close()


@pytest.fixture
def said(site) -> str:
    """What the page says, in one line and without marks."""
    page = site.get("/support/device/").read().decode().split("<main", 1)[1]
    return " ".join(page.replace("<kbd>", "").replace("</kbd>", "").replace("<b>", "").replace("</b>", "").split())


def test_chromium(screen, browsers, said, tmp_path, report):
    program, port = browsers.program("Chromium"), free_port()
    command = [program, "--no-sandbox", "--no-first-run", f"--user-data-dir={tmp_path}"]
    command += [f"--remote-debugging-port={port}", "--window-position=0,0", "--window-size=1280,900"]
    command.append("data:text/html,<title>Quillwort</title>")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    chromium = subprocess.Popen(command, env=screen.environment, **quiet)

    def tabs() -> list[str]:
        try:
            open_now = json.load(urlopen(f"http://127.0.0.1:{port}/json/list"))
        except OSError:
            return []
        return [tab["title"] for tab in open_now if tab["type"] == "page"]

    try:
        assert wait_until(lambda: tabs() == ["Quillwort"], 60)
        screen.press("Control", "h")
        history = wait_until(lambda: "History" in tabs())
        report.say(30, "Ctrl H shows the history", "Chromium", "yes", history, history and "press Ctrl H" in said)
        screen.press("Control", "w")
        closed = wait_until(lambda: tabs() == ["Quillwort"])
        report.say(30, "Ctrl W closes the page", "Chromium", "yes", closed, closed and "press Ctrl W" in said)
        screen.press("Control", "Shift", "n")
        private = wait_until(lambda: "New Incognito Tab" in tabs())
        right = private and "opens with Ctrl Shift N" in said
        report.say(30, "Ctrl Shift N opens a private window", "Chromium", "yes", private, right)
    finally:
        chromium.terminate()
        chromium.wait(20)
    names = Path("/usr/lib/chromium/locales/en-US.pak").read_bytes()  # the & marks the letter to press
    right = b"New &Incognito window" in names and "“New Incognito window”" in said
    report.say(30, "the words of the menu", "Chromium", "New Incognito window", right, right)


def test_firefox(screen, browsers, said, tmp_path, report):
    with Firefox(browsers.program("Firefox"), tmp_path, free_port(), display=screen.name) as firefox:
        firefox.go("data:text/html,<title>Quillwort</title>")
        firefox.do("WebDriver:NewWindow", type="tab", focus=True)
        assert wait_until(lambda: firefox.run_in_browser(WINDOWS) == [[False, 2]])
        screen.press("Control", "w")
        closed = wait_until(lambda: firefox.run_in_browser(WINDOWS) == [[False, 1]])
        report.say(30, "Ctrl W closes the page", "Firefox", "yes", closed, closed and "press Ctrl W" in said)
        screen.press("Control", "Shift", "h")
        history = wait_until(lambda: firefox.run_in_browser(f"return !!{LIBRARY}"))
        right = history and "press Ctrl Shift H" in said
        report.say(30, "Ctrl Shift H shows the history", "Firefox", "yes", history, right)
        assert wait_until(lambda: firefox.run_in_browser(f"return !!{FIND_ITEM}"))  # its menus come after its window
        words = firefox.run_in_browser(WORDS_OF_MENUS)
        right = len(words) == 2 and all(f"“{each}”".lower() in said.lower() for each in words)
        report.say(30, "the words of the menus", "Firefox", "as on the page", words, right)
        firefox.run_in_browser(f"{LIBRARY}.close()")
        screen.press("Control", "Shift", "p")
        private = wait_until(lambda: [True, 1] in firefox.run_in_browser(WINDOWS))
        right = private and "opens with Ctrl Shift P" in said
        report.say(30, "Ctrl Shift P opens a private window", "Firefox", "yes", private, right)
