"""A screen and a keyboard of their own for browsers with windows: keys that reach the browser itself, as a hand's do.

Playwright and WebDriver press keys inside a page, where no shortcut of the browser is heard.
"""

import ctypes
import os
import shutil
import subprocess
import tempfile
import time
from ctypes.util import find_library
from pathlib import Path

from tests.browser.safety.waiting import wait_until

KEYSYMS = {"Control": 0xFFE3, "Shift": 0xFFE1}


class ScreenWithKeyboard:
    """Xvfb with one display; its keys go to the window that the pointer rests on."""

    def __init__(self, number: int):
        self.name = f":{number}"
        command = ["Xvfb", self.name, "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self.program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert wait_until(lambda: Path(tempfile.gettempdir(), ".X11-unix", f"X{number}").exists())
        self.x11, self.xtest = ctypes.CDLL(find_library("X11")), ctypes.CDLL(find_library("Xtst"))
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(self.name.encode()))
        self.xtest.XTestFakeMotionEvent(self.display, -1, 640, 450, 0)

    @staticmethod
    def why_not() -> str:
        """What is missing on this machine; empty if nothing is."""
        return "" if shutil.which("Xvfb") and find_library("Xtst") else "apt install xvfb libxtst6"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.name}

    def press(self, *keys: str) -> None:
        """All of them together, such as Control, Shift and n."""
        codes = [self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(KEYSYMS.get(key) or ord(key))) for key in keys]
        for is_down, order in ((1, codes), (0, reversed(codes))):
            for code in order:
                self.xtest.XTestFakeKeyEvent(self.display, code, is_down, 0)
                self.x11.XFlush(self.display)
                time.sleep(0.05)

    def click(self, x: int, y: int) -> None:
        """With the left button, there."""
        self.xtest.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        for is_down in (1, 0):
            self.x11.XFlush(self.display)
            time.sleep(0.2)
            self.xtest.XTestFakeButtonEvent(self.display, 1, is_down, 0)
        self.x11.XFlush(self.display)

    def close(self) -> None:
        self.x11.XCloseDisplay(self.display)
        self.program.terminate()
        self.program.wait(10)
