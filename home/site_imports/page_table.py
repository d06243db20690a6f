"""A table of pages as CSV: a list that somebody keeps, an export of a content system, or what a crawler found. Pure."""

import csv
import re

from home.site_imports.old_pages import (
    FILE,
    LONGEST_ADDRESS,
    MOST_PAGES,
    NO_TEXT,
    OldPage,
    OldSite,
    key_of,
    path_of,
    title_from,
)
from home.site_imports.page_text import read_text
from home.site_imports.wordpress import with_paragraphs, without_short_codes
from venues.register_import.text_table import decoded, delimiter_of, rows_of

NOT_A_TABLE = "We cannot read this file. Save it as CSV and choose it again."
# What others call our columns; the first of them that a table has counts.
COLUMNS = {
    "address": "old address|old url|public url|permalink|page url|address|url|link|page address|url slug|path|loc|slug",
    "title": "title|page title|post title|title 1|name|page name|page|h1 1|heading",
    "text": "text|body|content|post content|html|body html|page content",
    "summary": "summary|description|meta description|meta description 1|excerpt|post excerpt",
    "state": "status code|status|post status|published|state|live",
    "kind": "content type|type|post type|mime type",
}
NOT_PUBLIC = {"draft", "private", "pending", "future", "unpublished", "no", "false", "trash", "archived", "0"}
LONGEST_CELL = 5_000_000  # characters


def read_table(data: bytes) -> OldSite:
    """Raises ValueError, in words, for what is no table of pages."""
    csv.field_size_limit(LONGEST_CELL)
    words = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in words or words.startswith(("PK", "%PDF")):
        raise ValueError(NOT_A_TABLE)
    named = re.match(r"sep=(.)\n", words)  # a line that Excel itself writes and reads
    words = words[named.end() :] if named else words.lstrip("\n")
    sign = named[1] if named else delimiter_of(words.partition("\n")[0])
    rows = rows_of(words, sign, 2 if named else 1, NOT_A_TABLE)
    filled = [(line, [cell.strip() for cell in row]) for line, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise ValueError("The file is empty.")
    columns = recognise(filled[0][1])
    if "address" not in columns:
        known = "; ".join(f"{key}: {names.replace('|', ', ')}" for key, names in COLUMNS.items())
        raise ValueError(f"No column of the first row is called an address, such as “url”. Known are – {known}.")
    if len(filled) - 1 > MOST_PAGES:
        raise ValueError(f"The table has {len(filled) - 1:,} rows. The most is {MOST_PAGES:,}: split it.")
    site = OldSite("table")
    for line, row in filled[1:]:
        said = {key: row[place] if place < len(row) else "" for key, place in columns.items()}
        if reason := left_out(said, recognise(row)):
            site.notes.append(f"Line {line} was left out: {reason}.")
        else:
            site.pages.append(page_of(said))
    if not site.pages:
        raise ValueError("No row of the table is a page that people could read.")
    return site


def recognise(headings: list[str]) -> dict[str, int]:
    """Our key to the column that has one of its names."""
    plain = [
        re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)).strip().lower() for heading in headings
    ]
    found: dict[str, int] = {}
    for key, names in COLUMNS.items():
        place = next((plain.index(name) for name in names.split("|") if name in plain), None)
        if place is not None:
            found[key] = place
    return found


def left_out(said: dict[str, str], as_headings: dict[str, int]) -> str:
    """Why a row becomes no draft; "" where it does."""
    address, state = said["address"], said.get("state", "")
    if not address:
        return "it has no address"
    if len(as_headings) > 1 and "address" in as_headings:
        return "it is a row of headings"
    if len(address) > LONGEST_ADDRESS or not key_of(address):
        return f"“{address[:80]}” is no address of a page"
    if re.fullmatch(r"[0345]\d{0,2}", state) and state != "0":
        return f"{address} answered {state}"
    if FILE.search(address.partition("?")[0]) or "/" in said.get("kind", "") and "html" not in said["kind"]:
        return f"{address} is a file: upload it if you need it"
    if not path_of(page_key(address)).strip("/") and not said.get("text"):
        return "the front page stays this site's own"
    return ""


def page_key(address: str) -> str:
    """Many tables write “about-us” or “/about-us” alone."""
    return key_of(address if "//" in address or address.startswith("/") else f"/{address}")


def page_of(said: dict[str, str]) -> OldPage:
    address = said["address"] if "//" in said["address"] else f"/{said['address'].lstrip('/')}"
    page = OldPage(page_key(address), address, " ".join(said.get("title", "").split()), summary=said.get("summary", ""))
    if words := said.get("text", ""):
        text = read_text(with_paragraphs(without_short_codes(words)), address, page.title)
        page.body, page.notes = text.body, text.notes
    else:
        page.notes = ["The table has no text for it: copy that from the old page."] if page.title else [NO_TEXT]
    page.title = page.title or title_from(address)
    if said.get("state", "").lower() in NOT_PUBLIC:
        page.is_public = False
        page.notes.append(f"It was not public on the old site ({said['state']}), so no old address leads here.")
    return page
