"""A Firefox driven over Marionette, the protocol that Debian's Firefox itself speaks: no driver program is needed.

Messages are JSON arrays, each with its length in front: [0, id, command, parameters] and [1, id, error, result].
"""

import json
import os
import socket
import subprocess
import time
from pathlib import Path

# Nothing is asked of other hosts, and nothing about the reading itself is changed.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "captivedetect.canonicalURL": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.security.https_first": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
}


class FirefoxError(Exception):
    """What Firefox answered instead of a result."""


class Firefox:
    """One Firefox with one tab and a profile of its own. Use as a context manager; leaving it closes the browser.

    `display`: the screen on which it has a window; without one it has none.
    """

    def __init__(self, program: str, profile: Path, port: int, preferences: dict | None = None, display: str = ""):
        self.program, self.profile, self.port, self.display = program, profile, port, display
        self.preferences = PREFERENCES | (preferences or {}) | {"marionette.port": port}
        self.sent = 0

    def __enter__(self):
        self.profile.mkdir(parents=True, exist_ok=True)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in self.preferences.items())
        (self.profile / "user.js").write_text("\n".join(lines))
        command = [self.program, "--no-remote", "--marionette", "--remote-allow-system-access"]
        command += [] if self.display else ["--headless"]
        self.process = subprocess.Popen(
            [*command, "--profile", str(self.profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ
            | {"MOZ_HEADLESS_WIDTH": "1280", "MOZ_HEADLESS_HEIGHT": "800", "HOME": str(self.profile)}
            | ({"DISPLAY": self.display} if self.display else {}),
        )
        self.wire = self._connect(until=time.monotonic() + 60)
        self._read()
        self.do("WebDriver:NewSession", pageLoadStrategy="normal")
        return self

    def __exit__(self, *problem):
        try:
            self.do("Marionette:Quit", flags=["eForceQuit" if problem[0] else "eAttemptQuit"])
            self.process.wait(30)
        except (OSError, FirefoxError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait(10)
        finally:
            self.wire.close()

    def do(self, command: str, **parameters):
        """Send one command and return its answer."""
        self.sent += 1
        message = json.dumps([0, self.sent, command, parameters]).encode()
        self.wire.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise FirefoxError(f"{command}: {error['message']}")
        return result

    def go(self, url: str) -> None:
        self.do("WebDriver:Navigate", url=url)

    def back(self) -> None:
        self.do("WebDriver:Back")

    def run(self, script: str, *args):
        """The value of a script that ends in `return`, in the page."""
        return self.do("WebDriver:ExecuteScript", script=script, args=list(args))["value"]

    def run_in_browser(self, script: str, *args):
        """The same in the browser itself, which knows its tabs and its history."""
        self.do("Marionette:SetContext", value="chrome")
        try:
            return self.do("WebDriver:ExecuteScript", script=script, args=list(args))["value"]
        finally:
            self.do("Marionette:SetContext", value="content")

    def point_at(self, x: float, y: float) -> None:
        """Move the mouse there and let it rest."""
        steps = [{"type": "pointerMove", "x": round(x), "y": round(y)}, {"type": "pause", "duration": 200}]
        self.do("WebDriver:PerformActions", actions=[{"type": "pointer", "id": "mouse", "actions": steps}])

    def click(self, x: float, y: float) -> None:
        """Press the main button of a mouse there. Does not wait for what comes of it."""
        place = {"type": "pointerMove", "x": round(x), "y": round(y)}
        steps = [place, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.do("WebDriver:PerformActions", actions=[{"type": "pointer", "id": "mouse", "actions": steps}])

    def press(self, *keys: str) -> None:
        """Press and release keys one after the other, each as WebDriver names it."""
        self.strokes(*((kind, key) for key in keys for kind in ("keyDown", "keyUp")))

    def strokes(self, *strokes: tuple[str, str]) -> None:
        """Single strokes, each “keyDown” or “keyUp” with its key."""
        actions = [{"type": kind, "value": key} for kind, key in strokes]
        self.do("WebDriver:PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def _connect(self, until: float) -> socket.socket:
        while True:
            try:
                wire = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            except OSError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.1)
            else:
                return wire

    def _read(self):
        length = b""
        while (byte := self.wire.recv(1)) != b":":
            length += byte
        message = b""
        while len(message) < int(length):
            message += self.wire.recv(int(length) - len(message))
        return json.loads(message)
