"""Two browsers with the same few gestures: what a person does, and what can be seen on the screen."""

import json
import time
from base64 import b64decode
from functools import partial
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Playwright

from tests.browser.safety import traces
from tests.browser.safety.marionette import Firefox, FirefoxError

NO_CALLS_HOME = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

# The words on the screen, as an accessibility tree or an eye would have them: without the link that only shows itself
# when it has the focus.
VISIBLE_WORDS = """
  [...document.querySelectorAll('h1, h2, p, li, a, button')]
    .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((e) => !e.closest('.voice, .skip:not(:focus)'))
    .map((e) => e.textContent.trim()).join('\\n')"""

# A press goes to a place, as a finger does: whatever lies over the thing gets it instead.
MIDDLE = """(() => { const place = document.querySelector(%s);
  const { top, bottom } = place.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) place.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = place.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] })()"""

TELL = "const tell = (words) => { document.body.dataset.told = words; console.log(words) };"

BETWEEN_PAGES = ("Not attached to an active page", "context was destroyed", "Cannot find context", "Internal error")

WEBDRIVER_KEYS = {"Shift": "\ue008", "ShiftRight": "\ue050", "Control": "\ue009", "Tab": "\ue004", "Enter": "\ue007"}


class Visitor(Protocol):
    """A browser that was never here before. Keys are named as in KeyboardEvent.key or .code."""

    name: str
    profile: Path

    def go(self, url: str) -> None: ...
    def run_scripts(self, on: bool) -> None: ...
    def cut_off(self, is_offline: bool) -> None: ...
    def point_at(self, selector: str) -> None: ...
    def click(self, selector: str) -> None: ...
    def press(self, *keys: str) -> None: ...
    def hold(self, holding: str, key: str) -> None: ...
    def back(self) -> None: ...
    def forward(self) -> None: ...
    def run(self, expression: str): ...
    def address(self) -> str: ...
    def heard(self) -> str: ...
    def tab_title(self) -> str: ...
    def picture(self) -> bytes: ...
    def close(self) -> None: ...
    def history(self, host: str) -> list[traces.Line]: ...


def visible_words(visitor: Visitor) -> str:
    return visitor.run(VISIBLE_WORDS) or ""  # between two pages there are none


class ChromiumVisitor:
    name = "Chromium"

    def __init__(self, playwright: Playwright, program: str, profile: Path, *, script=True, keeps_pages=True):
        self.profile, self.said = profile, []
        self.context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=program,
            args=["--no-sandbox", *NO_CALLS_HOME],
            ignore_default_args=["--disable-back-forward-cache"] if keeps_pages else [],
            locale="en-GB",
        )
        self.page = self.context.pages[0]
        self.page.set_default_timeout(15_000)
        self.wire = self.context.new_cdp_session(self.page)
        self.wire.on("Runtime.consoleAPICalled", lambda call: self.said.append(call["args"][0].get("value")))
        self.wire.send("Runtime.enable")
        self.run_scripts(script)

    def send(self, command, parameters=None):
        """One command to the tab. Between two pages there is a moment with none: then it is sent again."""
        until = time.monotonic() + 10
        while True:
            try:
                return self.wire.send(command, parameters or {})
            except PlaywrightError as error:
                if not any(words in str(error) for words in BETWEEN_PAGES) or time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def go(self, url):
        self.said.clear()
        self.page.goto(url)

    def run_scripts(self, on):
        """From the next page on, whether pages may run scripts. What a test asks through `run` always may."""
        self.wire.send("Emulation.setScriptExecutionDisabled", {"value": not on})

    def cut_off(self, is_offline):
        """From the net, or no longer."""
        self.context.set_offline(is_offline)

    def point_at(self, selector):
        self.page.mouse.move(*self.run(MIDDLE % json.dumps(selector)))
        self.page.wait_for_timeout(200)

    def click(self, selector):
        self.page.mouse.click(*self.run(MIDDLE % json.dumps(selector)))

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def hold(self, holding, key):
        self.page.keyboard.press(f"{holding}+{key}")

    def back(self):
        self._go_by(-1)

    def forward(self):
        self._go_by(1)

    def _go_by(self, steps):
        history = self.send("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] + steps]
        self.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})
        time.sleep(1)

    def run(self, expression):
        """Playwright's own way loses its footing when a page comes back from memory."""
        answer = self.send("Runtime.evaluate", {"expression": expression, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def address(self):
        history = self.send("Page.getNavigationHistory")
        return history["entries"][history["currentIndex"]]["url"]

    def heard(self):
        """What the page last said through TELL. It cannot be asked while it waits for another site."""
        self.page.wait_for_timeout(20)
        return self.said[-1] if self.said else ""

    def tab_title(self):
        return self.send("Target.getTargetInfo")["targetInfo"]["title"]

    def picture(self) -> bytes:
        """What is on the screen, as PNG."""
        return b64decode(self.send("Page.captureScreenshot")["data"])

    def close(self):
        self.context.close()

    def history(self, host):
        return traces.chromium_history(self.profile, host)


class FirefoxVisitor:
    name = "Firefox"

    def __init__(self, program: str, profile: Path, port: int, *, script=True, keeps_pages=True):
        self.profile = profile
        preferences = {"browser.sessionhistory.max_total_viewers": -1 if keeps_pages else 0}
        self.firefox = Firefox(program, profile, port, preferences).__enter__()
        self.run_scripts(script)

    def go(self, url):
        """Where another address could not be reached a moment ago, its error page may still come in between."""
        self._again_if("Reached error page", lambda: self.firefox.go(url))

    def run_scripts(self, on):
        self.firefox.run_in_browser("Services.prefs.setBoolPref('javascript.enabled', arguments[0])", on)

    def cut_off(self, is_offline):
        self.firefox.run_in_browser("Services.io.offline = arguments[0]", is_offline)

    def point_at(self, selector):
        self.firefox.point_at(*self.run(MIDDLE % json.dumps(selector)))

    def click(self, selector):
        self.firefox.click(*self.run(MIDDLE % json.dumps(selector)))

    def press(self, *keys):
        self.firefox.press(*(WEBDRIVER_KEYS.get(key, key) for key in keys))

    def hold(self, holding, key):
        holding, key = (WEBDRIVER_KEYS.get(name, name) for name in (holding, key))
        self.firefox.strokes(("keyDown", holding), ("keyDown", key), ("keyUp", key), ("keyUp", holding))

    def back(self):
        self.firefox.back()
        time.sleep(1)

    def forward(self):
        self.firefox.do("WebDriver:Forward")
        time.sleep(1)

    def run(self, expression):
        return self.firefox.run(f"return ({expression.strip()})")

    def address(self):
        return self.firefox.do("WebDriver:GetCurrentURL")["value"]

    def heard(self):
        return self.run("document.body?.dataset.told ?? ''")

    def tab_title(self):
        return self.firefox.run_in_browser("return window.gBrowser.selectedTab.label")

    def picture(self) -> bytes:
        take = partial(self.firefox.do, "WebDriver:TakeScreenshot", full=False)
        return b64decode(self._again_if("Unable to capture", take)["value"])  # between two pages there is nothing

    @staticmethod
    def _again_if(words, do, seconds=10):
        """What `do` returns, tried again for a while where Firefox complains in these words."""
        until = time.monotonic() + seconds
        while True:
            try:
                return do()
            except FirefoxError as error:
                if words not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def close(self):
        self.firefox.__exit__(None, None, None)

    def history(self, host):
        return traces.firefox_history(self.profile, host)
