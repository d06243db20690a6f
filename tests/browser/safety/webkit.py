"""WebKit, the engine of every browser on an iPhone, driven by the program that Debian's webkit2gtk-driver brings.

It needs a screen: that of DISPLAY, or one of its own where Xvfb is installed. Only the gestures that the rows need.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests.browser.safety.waiting import wait_until

DRIVER = "WebKitWebDriver"
BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))


class WebKitVisitor:
    """One window. Ends the driver, the browser and its screen when it is closed."""

    name = "WebKit"

    def __init__(self, port: int):
        self.programs = []
        self.address_of_driver = f"http://127.0.0.1:{port}"
        display = os.environ.get("DISPLAY") or self._own_screen(port)
        self._start([DRIVER, f"--port={port}"], DISPLAY=display, LIBGL_ALWAYS_SOFTWARE="1")
        options = {"binary": str(BROWSERS[-1]), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        assert wait_until(self._is_up)
        self.session = ""
        self.session = "/session/" + self._do("POST", "/session", wanted)["sessionId"]

    @staticmethod
    def why_not() -> str:
        """What is missing on this machine; empty if nothing is."""
        if not shutil.which(DRIVER) or not BROWSERS:
            return "apt install webkit2gtk-driver"
        return "" if os.environ.get("DISPLAY") or shutil.which("Xvfb") else "it needs a screen: apt install xvfb"

    def size(self, width: int, height: int) -> None:
        self._do("POST", "/window/rect", {"width": width, "height": height})

    def go(self, url: str) -> None:
        self._do("POST", "/url", {"url": url})

    def click(self, selector: str) -> None:
        """As a script does: the driver takes what lies under the row of the way out for something nobody can press."""
        self._do(
            "POST", "/execute/sync", {"script": f"document.querySelector({json.dumps(selector)}).click()", "args": []}
        )

    def back(self) -> None:
        self._do("POST", "/back", {})
        time.sleep(1)

    def forward(self) -> None:
        self._do("POST", "/forward", {})
        time.sleep(1)

    def run(self, expression: str):
        return self._do("POST", "/execute/sync", {"script": f"return ({expression.strip()})", "args": []})

    def address(self) -> str:
        return self._do("GET", "/url")

    def close(self) -> None:
        self._do("DELETE", "")
        for program in reversed(self.programs):
            program.terminate()
            program.wait(10)

    def _own_screen(self, number: int) -> str:
        self._start(["Xvfb", f":{number}", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        assert wait_until(lambda: Path(tempfile.gettempdir(), ".X11-unix", f"X{number}").exists())
        return f":{number}"

    def _start(self, command: list[str], **more: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.programs.append(subprocess.Popen(command, env=os.environ | more, **quiet))

    def _is_up(self) -> bool:
        try:
            return urlopen(f"{self.address_of_driver}/status", timeout=2).status == 200
        except (URLError, OSError):
            return False

    def _do(self, method: str, path: str, body: dict | None = None):
        where = self.address_of_driver + (path if path == "/session" else f"{self.session}{path}")
        data = None if body is None else json.dumps(body).encode()
        asked = Request(where, data, {"Content-Type": "application/json"}, method=method)
        try:
            return json.load(urlopen(asked, timeout=60))["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from error
