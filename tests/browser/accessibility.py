"""What axe-core says against a page, once the page is whole."""

from importlib.resources import files

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# In another scheme, colours change little by little: half way they have no contrast.
SETTLED = """async () => {
  for (const frame of [1, 2]) await new Promise(requestAnimationFrame)
  const ending = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < Infinity)
  await Promise.allSettled(ending.map((each) => each.finished))
}"""
RUN = """([within, rules]) => axe.run({include: [[within]]}, {runOnly: rules})"""


def faults(
    page: BrowserPage,
    name: str,
    *,
    within: str = "html",
    rules: tuple[str, ...] = (*WCAG, "best-practice"),
    schemes: tuple[str, ...] = ("light", "dark"),
) -> list[str]:
    """Each violation in the part `within`, in each colour scheme. After a click, first wait for what the next page
    shows: until then the page before it may still be there."""
    page.wait_for_load_state()
    expect(page.locator("main")).to_be_visible()
    page.evaluate(AXE)
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        for violation in page.evaluate(RUN, [within, rules])["violations"]:
            found.append(f"{name[:60]}, {scheme}: {violation['id']}: {violation['nodes'][0]['html'][:300]}")
    return found


def wide(page: BrowserPage, name: str, most: int) -> list[str]:
    """Says so when a page of a screen `most` pixels wide scrolls sideways."""
    page.wait_for_load_state()
    width = page.evaluate("document.documentElement.scrollWidth")
    return [f"{name[:60]}: {width} px wide"] if width > most else []


# What can be pressed or read right of the window, and that no box of its own lets one scroll to.
CUT_OFF = """() => [...document.querySelectorAll("main :is(a, button, td, th, h1, h2, p, input)")].filter((each) => {
  const scrolls = (box) => box && (/auto|scroll/.test(getComputedStyle(box).overflowX) || scrolls(box.parentElement));
  const box = each.getBoundingClientRect();
  return each.checkVisibility() && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)
    && !scrolls(each.parentElement) && !each.closest(".w-sr-only");
}).map((each) => each.textContent.trim().slice(0, 40))"""


def cut_off(page: BrowserPage, name: str) -> list[str]:
    """What the window of this size does not show, and nothing scrolls to."""
    return [f"{name[:60]}: “{said}” is cut off" for said in page.evaluate(CUT_OFF)]
