"""A window of WebKit with buttons that a hand can press: its driver stops answering after Back from another site.

What is on the screen is asked of the inspector, which is there while it is asked and gone before the next press: a page
that it holds open would not be kept in memory.
"""

import base64
import json
import os
import re
import subprocess
import time
from pathlib import Path
from socket import create_connection
from typing import Any
from urllib.request import urlopen

from tests.browser.safety.keyboard import ScreenWithKeyboard
from tests.browser.safety.site_server import free_port
from tests.browser.safety.visitors import MIDDLE
from tests.browser.safety.waiting import wait_until
from tests.browser.safety.webkit import BROWSERS

BACK, FORWARD = (20, 19), (58, 19)  # where MiniBrowser has them, in pixels of a window at the screen's corner
TARGET = re.compile(r"/socket/\d+/\d+/WebPage")


class WebKitWindow:
    name = "WebKit"

    def __init__(self, screen: ScreenWithKeyboard, home: Path, url: str, *, script: bool, keeps_pages: bool):
        self.screen, self.port = screen, free_port()
        options = [
            "--enable-developer-extras=true",
            "--geometry=1000x850",
            f"--enable-javascript={str(script).lower()}",
        ]
        options += [f"--enable-page-cache={str(keeps_pages).lower()}"]
        more = {"HOME": str(home), "WEBKIT_INSPECTOR_HTTP_SERVER": f"127.0.0.1:{self.port}"}
        environment = screen.environment | {"LIBGL_ALWAYS_SOFTWARE": "1"} | more
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.program = subprocess.Popen([str(BROWSERS[-1]), *options, url], env=environment, **quiet)
        assert wait_until(lambda: self.is_at(url), 60)

    def is_at(self, url: str) -> bool:
        return self.run("document.readyState === 'complete' ? location.href : ''") == url

    def click(self, selector: str) -> None:
        where: list[float] = []
        assert wait_until(lambda: where.extend(self.run(MIDDLE % json.dumps(selector)) or ()) or where), selector
        x, y = where
        above: list[float] = []  # not told while a page is on its way
        assert wait_until(lambda: above.append(self.run("outerHeight - innerHeight")) or above[-1] is not None), (
            selector
        )
        self.press_at(x, y + above[-1])

    def back(self) -> None:
        self.press_at(*BACK)

    def forward(self) -> None:
        self.press_at(*FORWARD)

    def press_at(self, x: float, y: float) -> None:
        self.screen.click(int(x), int(y))
        time.sleep(1.5)

    def address(self) -> str:
        return self.run("location.href") or ""

    def run(self, expression: str) -> Any:
        """None while there is no page to ask, such as between two."""
        try:
            listed = urlopen(f"http://127.0.0.1:{self.port}/", timeout=5).read().decode()
            for path in reversed(TARGET.findall(listed)):  # the newest; that of the site before answers no more
                with create_connection(("127.0.0.1", self.port), timeout=10) as connection:
                    return Inspector(connection, self.port, path).evaluate(expression)
        except (OSError, EOFError):
            return None

    def close(self) -> None:
        self.program.terminate()
        self.program.wait(10)


class Inspector:
    """Asks one page over a WebSocket (RFC 6455), in the words of WebKit's inspector."""

    def __init__(self, connection, port: int, path: str):
        self.connection, self.incoming = connection, connection.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        asked = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade"]
        asked += [f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", "", ""]
        connection.sendall("\r\n".join(asked).encode())
        while self.incoming.readline().strip():
            pass
        self.target = ""
        while not self.target:
            told = self.receive()
            made = told["params"]["targetInfo"] if told.get("method") == "Target.targetCreated" else {}
            self.target = made["targetId"] if made.get("type") == "page" and not made.get("isProvisional") else ""

    def evaluate(self, expression: str) -> Any:
        ask = {"id": 1, "method": "Runtime.evaluate", "params": {"expression": expression, "returnByValue": True}}
        wrapped = {"targetId": self.target, "message": json.dumps(ask)}
        self.send({"id": 2, "method": "Target.sendMessageToTarget", "params": wrapped})
        while True:
            told = self.receive()
            said = json.loads(told["params"]["message"]) if "message" in told.get("params", {}) else {}
            if said.get("id") == 1:
                return said["result"]["result"].get("value")

    def send(self, message: dict) -> None:
        data, mask = json.dumps(message).encode(), os.urandom(4)
        size = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + len(data).to_bytes(2, "big")
        self.connection.sendall(b"\x81" + size + mask + bytes(b ^ mask[n % 4] for n, b in enumerate(data)))

    def receive(self) -> dict:
        """The next message of text. Raises EOFError where there is none any more."""
        while True:
            head = self.incoming.read(2)
            if len(head) < 2 or head[0] & 15 == 8:
                raise EOFError
            size = head[1] & 127
            if size > 125:
                size = int.from_bytes(self.incoming.read(2 if size == 126 else 8), "big")
            data = self.incoming.read(size)
            if head[0] & 15 == 1:
                return json.loads(data)
