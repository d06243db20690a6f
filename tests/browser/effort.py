"""How long a person takes for what a test does in a form, by the keystroke-level model (Card, Moran and Newell, 1983).

Seconds: a key 0.28 (an average typist), pointing and pressing 1.3, and 1.35 of thought before each press and each new
field. Somebody who has never seen the form also reads every word of it, at 230 words a minute (Brysbaert, 2019).
"""

from playwright.sync_api import Page as BrowserPage

KEY, PRESS, THOUGHT, A_WORD = 0.28, 1.3, 1.35, 60 / 230

TELL = """(() => {
  let field, length = 0;
  addEventListener('click', () => told('press', 1), true);
  addEventListener('input', ({ target }) => {
    const now = (target.value ?? target.innerText).length;
    if (target !== field) { field = target; length = 0; told('field', 1); }
    if (now > length) told('key', now - length);
    length = now;
  }, true);
})()"""


class Effort:
    """Counts what is done on `page` from now on, on this page and on those it leads to."""

    def __init__(self, page: BrowserPage):
        self.page = page
        self.counted = {"press": 0, "field": 0, "key": 0, "word": 0}
        page.expose_function("told", self._told)
        page.add_init_script(TELL)

    def _told(self, kind: str, how_many: int) -> None:
        self.counted[kind] += how_many

    def read(self, selector: str) -> None:
        """Every word that can be seen there, labels and help alike."""
        self.counted["word"] += len(self.page.locator(selector).first.inner_text().split())

    @property
    def seconds(self) -> float:
        done = self.counted
        thinking = THOUGHT * (done["press"] + done["field"])
        return thinking + PRESS * (done["press"] + done["field"]) + KEY * done["key"] + A_WORD * done["word"]
