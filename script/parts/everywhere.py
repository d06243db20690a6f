"""How long after an editor's change some reader still got the page as it was, by the clock that processes share."""

import threading
import time

from asker import Asker, Said
from fault_row import WITHDRAW
from stack import HOST, Stack

READERS = 6  # with a connection each, so that every worker is asked
LONGEST = 5.0  # seconds that are watched after the change
PUBLISH = """
from wagtail.models import Page
page = Page.objects.get(slug="about").specific
page.search_description = "Said a moment ago"
page.save_revision().publish()
"""
SAY_WHEN = """
import time
print(time.monotonic())
"""


def seconds_until_everywhere(stack: Stack, change: str, path: str, is_old) -> float:
    """From the end of `change`, made in an editor's process, to the last question whose answer `is_old`; at least 0."""
    asked, ended = [], threading.Event()

    def read() -> None:
        reader = Asker(stack.https, HOST)
        while not ended.is_set():
            began = time.monotonic()
            said = reader.ask(path)
            asked.append((began, is_old(said)))
            time.sleep(0.005)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    said = stack.manage("shell", "-v0", "-c", change + SAY_WHEN)
    time.sleep(LONGEST)
    ended.set()
    for reader in readers:
        reader.join()
    done = float(said.split()[-1])
    assert any(old for _, old in asked), "nobody read the page as it was before"
    return max(0.0, *(began - done for began, old in asked if old))


def published(stack: Stack) -> float:
    return seconds_until_everywhere(stack, PUBLISH, "/about/", lambda said: "Said a moment ago" not in said.body)


def withdrawn(stack: Stack) -> float:
    def is_there(said: Said) -> bool:
        return said.status == 200

    return seconds_until_everywhere(stack, WITHDRAW, "/accessibility/", is_there)
