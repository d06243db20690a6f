"""What any site leaves behind in a browser that came and left: the same rows as of our own, on a page named by hand."""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from tests.browser.safety import traces
from tests.browser.safety.site_server import free_port
from tests.browser.safety.visitors import ChromiumVisitor, FirefoxVisitor, Visitor, visible_words
from tests.browser.safety.waiting import wait_until

WAYS_OUT = ".exit, .quick-exit, .govuk-exit-this-page__button, [data-exit], #exit, a[href*='leave'], a[href*='exit']"
HEADING = "document.querySelector('h1')?.textContent.trim() ?? ''"
LONGEST = """[...document.querySelectorAll('p')].map((e) => e.textContent.trim().replace(/\\s+/g, ' '))
  .sort((one, other) => other.length - one.length)[0]?.slice(0, 40) ?? ''"""
LONG_WORD = re.compile(r"[a-z]{5,}")
ROWS = ("Back", "history", "referrer", "cache", "title")


def left_behind(visitor: Visitor, url: str, way_out: str = "") -> dict[str, str]:
    """What was found, by row; closes the browser. A row that is not there is clean."""
    visitor.go(url)
    host = urlsplit(url).hostname or ""
    heading, text, title = visitor.run(HEADING), visitor.run(LONGEST), visitor.run("document.title")
    telling = set(LONG_WORD.findall(heading.lower()))
    found = dict(_leaving(visitor, host, way_out or _way_out(visitor), heading, text))
    visitor.close()
    if shared := telling & set(LONG_WORD.findall(title.lower())):
        found["title"] = f"the tab says “{title}”, with {', '.join(sorted(shared))} of the heading"
    lines = [f"{unquote(line.address)} {line.title}" for line in visitor.history(host)]
    if said := [line for line in lines if telling & set(LONG_WORD.findall(line.lower()))]:
        found["history"] = f"{len(said)} lines that tell: {said[0]}"
    if files := traces.files_with(visitor.profile, [words for words in (text,) if words]):
        found["cache"] = f"words of the page in {len(files)} files: {files[0]}"
    return found


def _way_out(visitor: Visitor) -> str:
    if not visitor.run(f"!!document.querySelector({json.dumps(WAYS_OUT)})"):
        raise SystemExit("The page has no way out that is known by its name. Name it with --exit.")
    return WAYS_OUT


def _leaving(visitor: Visitor, host: str, way_out: str, heading: str, text: str) -> Iterator[tuple[str, str]]:
    visitor.click(way_out)
    if not wait_until(lambda: urlsplit(visitor.address()).hostname not in (host, None)):
        raise SystemExit("The way out led nowhere within ten seconds.")
    time.sleep(0.5)
    if sent := visitor.run("document.referrer"):
        yield "referrer", f"the next site is told {sent}"
    visitor.back()
    words = visible_words(visitor)
    if any(part and part in words for part in (heading, text)):
        yield "Back", f"shows “{words.splitlines()[0]}” again"


def browsers_here(playwright, folder: Path) -> Iterator[Visitor]:
    if program := os.environ.get("CHROMIUM") or shutil.which("chromium"):
        yield ChromiumVisitor(playwright, program, folder / "chromium")
    if program := shutil.which("firefox-esr"):
        yield FirefoxVisitor(program, folder / "firefox", free_port())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--exit", default="", dest="way_out")
    asked = parser.parse_args()
    total = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for visitor in browsers_here(playwright, Path(folder)):
            found = left_behind(visitor, asked.url, asked.way_out)
            total += len(found)
            for row in ROWS:
                print(f"{visitor.name:9} {row:9} {found.get(row, 'nothing found')}")
    print(f"{total} things left behind." if total else "Nothing was found.")
    return int(total > 0)


if __name__ == "__main__":
    sys.exit(main())
