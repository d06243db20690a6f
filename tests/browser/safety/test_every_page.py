"""Rows 8, 9, 11, 13, 16 to 19, 26 and 29: what must be true of every page of the section."""

import re

import pytest

from core.reading_age import age_of
from tests.browser.safety.every_page import AT_THE_END, PHONES, SCREENS, PageSeen, see_every_page

# Not the list the site itself checks against: a word missing there should be missed here.
TELLING = re.compile(
    r"abus|violen|refuge|stalk|\brap(e|ist)|forced|marriage|victim|survivor|domestic|assault|harass|honour|coerc|"
    r"controlling|helpline|escape|suicid|traffick|slave|lgbt|safer city",
    re.IGNORECASE,
)
COVERED = """(() => { const bar = document.querySelector('.bar').getBoundingClientRect();
  return [...document.querySelectorAll('body *')].filter((e) => !e.closest('.bar, .voice, .shut, .skip')
      && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .flatMap((e) => [...e.childNodes]).filter((node) => node.nodeType === 3 && node.data.trim())
    .filter((node) => { const range = document.createRange(); range.selectNodeContents(node);
      return [...range.getClientRects()].some((box) => box.bottom > bar.top + 1 && box.top < bar.bottom - 1
        && box.right > bar.left && box.left < bar.right && box.height); })
    .map((node) => node.data.trim().slice(0, 30)) })()"""
SMALLEST = 44  # CSS pixels
THUMB = 0.5  # the way out stands in the lower half of a phone's screen


@pytest.fixture(scope="module")
def pages(browsers, site_session, neutral_session, paths) -> list[PageSeen]:
    site_session.forget()
    visitor = browsers.fresh("Chromium")
    seen = see_every_page(visitor, site_session, paths)
    browsers.close(visitor)
    assert len(seen) > 30
    return seen


@pytest.fixture
def say(report, pages):
    """Says on how many pages something is wrong, and which is the first."""

    def say(row: int, what: str, wrong: list) -> None:
        measured = f"{len(wrong)}{f': {wrong[0]}' if wrong else ''}"
        report.say(row, f"{what}, {len(pages)} pages", "Chromium", "0", measured, not wrong)

    return say


def test_nothing_is_stored(say, pages, site_session):
    say(8, "pages that store anything", [page.path for page in pages if page.stored])
    cookies = [one["path"] for one in site_session.requests() for name, _ in one["headers"] if name == "Set-Cookie"]
    say(8, "answers that set a cookie", cookies)


def test_no_public_page_sets_a_cookie(site, report):
    addresses = ["/", "/search/?q=hurt", "/no-such-page/", "/leave-me", "/support/no-such-page/"]
    set_one = [path for path in addresses if "Set-Cookie" in answer(site, path).headers]
    report.say(8, "first page, search and 404 that set a cookie", "any", "0", len(set_one), not set_one)


def answer(site, path: str):
    from urllib.error import HTTPError

    try:
        return site.get(path)
    except HTTPError as error:
        return error


def test_no_other_site_is_asked_for_anything(say, pages):
    say(9, "requests to other sites", [url for page in pages for url in page.others_asked])


def test_what_a_browser_keeps_says_nothing(say, pages, site):
    telling = [text for page in pages for text in page.kept if text and TELLING.search(text)]
    say(11, "titles, addresses, cards and file names that tell", telling)
    kept_file = site.get("/support/notes/").headers["Content-Disposition"]
    assert not TELLING.search(kept_file)
    assert "canonical" not in site.get("/support/").read().decode()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_way_out_is_in_view_and_uncovered(screen, say, report, pages):
    exits = {page.path: [page.exits[screen, place] for place in ("top", "end")] for page in pages}
    say(13, f"way out not in view or covered, {screen}", wrong_in(exits, lambda e: not e["inside"]))
    say(13, f"way out with something over it, {screen}", wrong_in(exits, lambda e: not e["uncovered"]))
    smallest = min(one["size"] for both in exits.values() for one in both)
    report.say(13, f"px of its smaller side, {screen}", "Chromium", f">= {SMALLEST}", smallest, smallest >= SMALLEST)
    if screen in PHONES:
        say(13, f"way out above the thumb, {screen}", wrong_in(exits, lambda e: e["middle"] < THUMB))


def wrong_in(exits: dict, is_wrong) -> list[str]:
    return [path for path, both in exits.items() if any(map(is_wrong, both))]


def test_the_way_out_comes_right_after_the_skip_link(report, pages):
    most = max(page.tabs_to_exit for page in pages)
    report.say(
        13, f"presses of Tab to the way out, {len(pages)} pages", "Chromium", "2, skip link first", most, most == 2
    )


def test_what_is_printed_names_nobody(say, pages):
    say(16, "pages that print a logo or a picture", [p.path for p in pages if p.printed["drawings"]])
    named = [p.path for p in pages if re.search("safer city|city of london corporation", p.printed["words"], re.I)]
    say(16, "pages that print who made them", [path for path in named if path in ("/support/", "/support/card/")])
    lost = [f"{page.path} {page.printed['unprinted'][0]}" for page in pages if page.printed["unprinted"]]
    lost = [line for line in lost if not line.startswith("/support/card/")]  # the sheet to cut has none on purpose
    say(16, "pages that lose a heading in print", lost)
    say(16, "share buttons", [page.path for page in pages if page.share_buttons])


def test_every_page_says_what_leaving_does_not_do(say, pages, report, site):
    say(17, "pages that do not say that the history stays", [page.path for page in pages if not page.is_explained])
    page = site.get("/support/").read().decode()
    words = re.sub(r"<summary.*?</summary>|<h2.*?</h2>", "", page.split('id="care"')[1].split("</section>")[0])
    read_at = age_of(" ".join(re.sub(r"<[^>]+>", " ", words.split(">", 1)[1]).split()))
    report.say(17, "reading age of the explanation", "any", "<= 9", f"{read_at:.1f}", read_at <= 9)


def test_whoever_may_save_something_is_told_where_it_stays(report, paths, site):
    pages = {path: " ".join(site.get(path).read().decode().split()) for path in paths}
    offered = [path for path, page in pages.items() if 'href="/support/notes/"' in page or "/support/card/" in page]
    untold = [path for path in offered if "stays in the list of downloads" not in pages[path]]
    what = f"pages that offer a file and do not say where it stays, of {len(offered)}"
    report.say(26, what, "any", "0", len(untold), len(offered) > 30 and not untold)


@pytest.mark.parametrize("width", [320, 767, 768, 1000, 1260, 1280])
def test_the_way_out_lies_over_no_word(width, report, browsers, site):
    """From 768 px on at the top of the page, where it stands in a row of its own; below that, at the page's end."""
    visitor = browsers.shared("Chromium")
    visitor.page.set_viewport_size({"width": width, "height": 700})
    covered = []
    for path in ("/support/", "/support/at-home/", "/support/device/", "/support/panel/"):
        visitor.go(site.url(path))
        visitor.run("scrollTo({ top: 0, behavior: 'instant' })" if width >= 768 else AT_THE_END)
        covered += visitor.run(COVERED)
    report.say(29, f"words under the way out, {width} px, 4 pages", "Chromium", "0", covered or 0, not covered)


def test_nobody_is_asked_to_write(say, pages):
    """There is no contact form in this part. What is asked is asked with POST and kept by no browser."""
    say(18, "links that open a mail program", [page.path for page in pages if page.mail_links])
    known = (["pick", "post", "off"], ["switch", "get", "off"], ["", "post", "off"])
    say(18, "other forms than finder and way of reading", [f for page in pages for f in page.forms if f not in known])


def test_numbers_are_shown(say, report, pages):
    shown = sum(len(page.numbers) for page in pages)
    report.say(19, "numbers shown beside those for 999 and 101", "Chromium", "> 0", shown, shown > 0)
