"""One walk through every page of the section in Chromium, and all that can be seen on the way."""

from dataclasses import dataclass
from urllib.parse import urlsplit

# Width and height of what is seen of the page, in CSS pixels.
SCREENS = {
    "a small phone": (320, 568),
    "zoom of 400 %": (320, 256),  # 1280 by 1024
    "keyboard open": (390, 400),  # the keyboard takes the lower half of a phone
    "a desk": (1280, 800),
}
PHONES = ("a small phone", "keyboard open")

AT_THE_END = "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })"

# Whatever lies over the way out would be found in its place.
EXIT = """(() => { const box = document.querySelector('.exit').getBoundingClientRect();
  const at = (x, y) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y)?.closest('.exit');
  return { inside: box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + .5 && box.right <= innerWidth + .5,
    uncovered: [[.5, .5], [.05, .2], [.95, .2], [.05, .8], [.95, .8]].every(([x, y]) => at(x, y)),
    size: Math.min(box.width, box.height), middle: (box.y + box.height / 2) / innerHeight } })()"""

# What a browser may keep of a page, or show to others.
KEPT = """[document.title, location.pathname,
  ...[...document.querySelectorAll('head meta[content]')].map((e) => e.content),
  ...[...document.querySelectorAll('head link:not([rel=stylesheet])')].map((e) => e.getAttribute('href')),
  ...[...document.querySelectorAll('[download]')].map((e) => e.getAttribute('download'))]"""

STORED = """(async () => document.cookie.length + localStorage.length + sessionStorage.length
  + (await indexedDB.databases()).length + (await caches.keys()).length
  + (await navigator.serviceWorker.getRegistrations()).length)()"""

# A number without the day it was checked, or an answer that cannot be given without leaving a trace elsewhere.
NUMBERS = """[...document.querySelectorAll('main a.tel')].filter((e) => !e.closest('.call'))
  .map((e) => e.getAttribute('href').length > 4)"""
FORMS = """[...document.querySelectorAll('form')].map((e) => [e.className, e.method, e.autocomplete])"""
MAIL = "document.querySelectorAll('a[href^=mailto]').length"
SHARING = """[...document.querySelectorAll('a, button')].filter((e) => /\\bshare\\b|tweet|facebook|whatsapp/i
  .test(e.textContent + (e.getAttribute('href') ?? ''))).length"""
EXPLAINED = """document.body.textContent.includes('does not erase your history')
  && !!document.querySelector("#care")"""
PRINTED = """({ words: document.body.innerText, drawings: [...document.querySelectorAll('svg, img, .brand, .exit')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true })).length,
  unprinted: [...document.querySelectorAll('main :is(h1, h2, h3)')].filter((e) => !e.closest('form, details, .note') &&
  !e.checkVisibility({ visibilityProperty: true })).map((e) => e.textContent.trim()) })"""


@dataclass(frozen=True)
class PageSeen:
    path: str
    kept: list[str]
    stored: int
    others_asked: list[str]  # addresses of other sites
    exits: dict[tuple[str, str], dict]  # by screen, and “top” or “end”
    tabs_to_exit: int
    numbers: list[bool]  # whether each number says when it was checked
    forms: list[list[str]]
    mail_links: int
    share_buttons: int
    is_explained: bool
    printed: dict


def see_every_page(visitor, site, paths: list[str]) -> list[PageSeen]:
    asked: list[str] = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    return [see(visitor, site, path, asked) for path in paths]


def see(visitor, site, path: str, asked: list[str]) -> PageSeen:
    asked.clear()
    page = visitor.page
    visitor.go(site.url(path))
    tabs = tabs_to_exit(visitor)
    exits = {}
    for name, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        for place, move in (("top", "scrollTo({ top: 0, behavior: 'instant' })"), ("end", AT_THE_END)):
            visitor.run(move)
            exits[name, place] = visitor.run(EXIT)
    page.emulate_media(media="print")
    printed = visitor.run(PRINTED)
    page.emulate_media(media="screen")
    return PageSeen(
        path=path,
        kept=visitor.run(KEPT),
        stored=visitor.run(STORED),
        others_asked=[url for url in asked if urlsplit(url).scheme != "data" and not url.startswith(site.origin)],
        exits=exits,
        tabs_to_exit=tabs,
        numbers=visitor.run(NUMBERS),
        forms=visitor.run(FORMS),
        mail_links=visitor.run(MAIL),
        share_buttons=visitor.run(SHARING),
        is_explained=visitor.run(EXPLAINED),
        printed=printed,
    )


def tabs_to_exit(visitor, most: int = 5) -> int:
    """How many times Tab is pressed until the way out has the focus."""
    for times in range(1, most + 1):
        visitor.press("Tab")
        if visitor.run("document.activeElement.classList.contains('exit')"):
            return times
    return most + 1
