"""Sitemaps (sitemaps.org) and, where somebody saved them, the pages that they list. Nothing is fetched. Pure."""

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from core.upload_limits import MOST_BYTES_OF_A_SAVED_PAGE, MOST_BYTES_OF_A_SITEMAP, MOST_BYTES_OF_SAVED_PAGES
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
from home.site_imports.page_text import read_saved_page
from home.site_imports.xml_reading import name_of, root_of, said


def read_sitemap(root: Element, beside: Path, saved: Path | None) -> OldSite:
    """`beside`: the folder of the file, where other sitemaps that it names may lie. `saved`: one of saved pages."""
    site = OldSite("sitemap")
    addresses = list(dict.fromkeys(listed_in(root, beside, site.notes, set())))
    files = [each for each in addresses if FILE.search(urlsplit(each).path)]
    pages = [each for each in addresses if each not in set(files)]
    if files:
        site.notes.append(f"{len(files)} addresses are of files: upload those that you need, such as {files[0]}.")
    if not pages:
        said_so = " ".join(site.notes)
        raise ValueError(f"This sitemap lists no page. {said_so}".strip())
    if len(pages) > MOST_PAGES:
        raise ValueError(f"This sitemap lists {len(pages):,} pages. The most is {MOST_PAGES:,}: split it.")
    left = MOST_BYTES_OF_SAVED_PAGES
    for address in pages:
        html = saved_page(saved, address) if saved else b""
        left -= len(html)
        if left < 0:
            raise ValueError("The saved pages have more than 200 MB together. Bring them in parts.")
        if page := page_of(address, html):
            site.pages.append(page)
        else:
            site.notes.append(f"The front page ({address}) stays this site's own.")
    return site


def listed_in(root: Element, beside: Path, notes: list[str], seen: set[str]) -> Iterator[str]:
    """Every address of a page, also in the other sitemaps that lie beside this one."""
    for entry in root:
        address = said(entry, "loc", "") if name_of(entry) in ("url", "sitemap") else ""
        if not address or len(address) > LONGEST_ADDRESS or not key_of(address):
            continue
        name = urlsplit(address).path.rpartition("/")[2]
        if name_of(entry) == "url" and not name.endswith((".xml", ".xml.gz")):
            yield address
        elif name not in seen:
            seen.add(name)
            other = beside / name
            if name in ("", ".", "..") or not other.is_file():
                notes.append(
                    f"It names another sitemap, {address}: save that as a file beside this one, or bring it alone."
                )
            else:
                yield from listed_in(
                    root_of(unpacked(other.read_bytes()[:MOST_BYTES_OF_A_SITEMAP])), beside, notes, seen
                )


def unpacked(data: bytes) -> bytes:
    """A sitemap may be packed. Raises ValueError for one that is spoilt or unpacks to more than one may have."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.open(BytesIO(data)) as packed:
            text = packed.read(MOST_BYTES_OF_A_SITEMAP + 1)
    except (OSError, EOFError, zlib.error) as problem:
        raise ValueError("The packed file is spoilt. Unpack it, or save it again.") from problem
    if len(text) > MOST_BYTES_OF_A_SITEMAP:
        raise ValueError("The file unpacks to more than a sitemap may have, which is 50 MB.")
    return text


def saved_page(folder: Path, address: str) -> bytes:
    """A page as `wget --mirror` or a browser saved it below `folder`; nothing where there is none."""
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    hosts = [folder / (parts.hostname or ""), folder]
    names = [f"{path}/index.html", f"{path}.html", f"{path}.htm", path] if path else ["index.html", "index.htm"]
    for place in (host / name for host in hosts for name in names):
        try:
            is_inside = place.resolve().is_relative_to(folder.resolve())
            if is_inside and place.is_file() and place.stat().st_size <= MOST_BYTES_OF_A_SAVED_PAGE:
                return place.read_bytes()
        except (OSError, ValueError):  # a name that no file can have
            continue
    return b""


def page_of(address: str, html: bytes) -> OldPage | None:
    """None for a front page of which nothing is known: this site has one."""
    page = OldPage(key=key_of(address), address=address, title="")
    if html:
        text = read_saved_page(html, address)
        page.title, page.summary, page.body, page.notes = text.title, text.summary, text.body, text.notes
    elif not path_of(page.key).strip("/"):
        return None
    else:
        page.notes = [NO_TEXT]
    page.title = page.title or title_from(address) or "Front page"
    return page
