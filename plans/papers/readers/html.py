"""Html, from a web page or Markdown, into nodes. Scripts, styles, frames and pictures are left out."""

import re
from collections import Counter

from lxml import etree

from plans.papers.errors import PaperError, refuse_too_long
from plans.papers.nodes import Node, Run, safe_href
from plans.papers.paper import SetAside
from plans.papers.progress import ImportProgress
from plans.papers.readers.cells import emphasise_colour
from plans.papers.readers.html_parts import (
    BLOCKS,
    DEEPEST_TABLE,
    EMBEDDED,
    HEADINGS,
    NOT_SHOWN,
    PICTURES,
    SET_ASIDE,
    WITHOUT_WORDS,
    Attributes,
    OpenCell,
    OpenHtmlList,
    OpenTable,
)
from plans.papers.readers.text_lines import SOFT_BREAK, settle_soft_breaks
from plans.papers.readers.typed_numbering import add_node, heading_of, item_of, paragraph_of

CHUNK = 64 * 1024  # characters handed to the parser at a time
DEEPEST_ITEM = 5


class HtmlReading:
    """What was read: the nodes, what was set aside, and how many pictures and embedded things were left out."""

    def __init__(self, sink: "_Sink"):
        self.nodes: list[Node] = sink.pieces
        self.left_out: Counter[str] = sink.left_out
        self.picture_texts: list[str] = sink.picture_texts
        self.set_aside: list[SetAside] = sink.set_aside


def read_html(html: str, progress: ImportProgress, keep_tabs: bool = False) -> HtmlReading:
    """Read cleaned html. keep_tabs: tabs were typed by the author, as in Word, and separate cells."""
    sink = _Sink(keep_tabs)
    # huge_tree: our own limit on the size of the file stands in place of the parser's.
    parser = etree.HTMLParser(target=sink, huge_tree=True, no_network=True)
    if not html.strip():
        return HtmlReading(sink)
    try:
        for start in range(0, len(html), CHUNK):
            progress.part(start, len(html))
            refuse_too_long(len(sink.pieces))
            parser.feed(html[start : start + CHUNK])
        parser.close()
    except etree.LxmlError as error:
        raise PaperError("damaged", "This web page is not in order. Copy its text and paste it.") from error
    sink.finish()
    return HtmlReading(sink)


class _Sink:
    """Receives the parser's events. The words since the last block boundary wait in `_runs`."""

    def __init__(self, keep_tabs: bool):
        self.pieces: list[Node] = []
        self.left_out: Counter[str] = Counter()
        self.picture_texts: list[str] = []
        self._space = re.compile(rf"[^\S\t{SOFT_BREAK}]+" if keep_tabs else rf"[^\S{SOFT_BREAK}]+")
        self._runs: list[Run] = []
        self.set_aside: list[SetAside] = []
        self._silent = ""  # the tag whose words are left out
        self._silent_depth = 0
        self._silent_reason = ""  # "" for what are no words, such as a script
        self._silent_words: list[str] = []
        self._strong = self._em = self._pre = 0
        self._links: list[str] = []
        self._heading = 0
        self._lists: list[OpenHtmlList] = []
        self._label: str | None = None  # of the list item that has begun and has no words yet
        self._tables: list[OpenTable] = []
        self._deeper_tables = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in PICTURES or tag in EMBEDDED:
            self._leave_out(tag, attributes)
        if self._silent or self._is_silent(tag, attributes):
            self._silent = self._silent or tag
            self._silent_depth += tag == self._silent
            return
        if tag in BLOCKS:
            self.flush()
        handle = getattr(self, f"_start_{tag}", None)
        if handle:
            handle(attributes)
        elif tag in HEADINGS:
            self._heading = HEADINGS[tag]

    def end(self, tag: str) -> None:
        if self._silent:
            self._silent_depth -= tag == self._silent
            if tag in BLOCKS and self._silent_reason:
                self._silent_words.append("\n")
            if not self._silent_depth:
                self._end_silence()
            return
        if tag in BLOCKS:
            self.flush()
        handle = getattr(self, f"_end_{tag}", None)
        if handle:
            handle()
        elif tag in HEADINGS:
            self._heading = 0

    def data(self, text: str) -> None:
        if self._silent:
            if self._silent_reason:
                self._silent_words.append(text)
            return
        text = text if self._pre else self._space.sub(" ", text)
        href = self._links[-1] if self._links else ""
        self._runs.append(Run(text, self._strong > 0, self._em > 0, href))

    def comment(self, text: str) -> None:
        pass

    def pi(self, target: str, data: str | None = None) -> None:
        pass

    def close(self) -> None:
        pass

    def finish(self) -> None:
        if self._silent:
            self._end_silence()
        while self._tables:
            self._close_table()
        self.flush()

    def _is_silent(self, tag: str, attributes: Attributes) -> bool:
        if tag in WITHOUT_WORDS:
            self._silent_reason = ""
        elif tag in SET_ASIDE:
            self._silent_reason = SET_ASIDE[tag]
        elif "hidden" in attributes or NOT_SHOWN.search(attributes.get("style") or ""):
            self._silent_reason = "hidden"
        else:
            return False
        return True

    def _end_silence(self) -> None:
        words = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self._silent_words).split("\n"))))
        if words:
            self.set_aside.append(SetAside(words, self._silent_reason))
        self._silent, self._silent_depth, self._silent_words = "", 0, []

    def _leave_out(self, tag: str, attributes: Attributes) -> None:
        self.left_out["picture" if tag in PICTURES else "embedded"] += 1
        words = " ".join((attributes.get("alt") or "").split())
        if words:
            self.picture_texts.append(words)

    # Inline

    def _start_br(self, attributes: Attributes) -> None:
        self._runs.append(Run("\n"))

    def _start_input(self, attributes: Attributes) -> None:
        if attributes.get("type") in ("checkbox", "radio"):
            self._runs.append(Run("☒ " if "checked" in attributes else "☐ "))

    def _start_wbr(self, attributes: Attributes) -> None:
        self._runs.append(Run(SOFT_BREAK if attributes.get("class") == "soft" else ""))

    def _start_strong(self, attributes: Attributes) -> None:
        self._strong += 1

    def _end_strong(self) -> None:
        self._strong = max(0, self._strong - 1)

    def _start_em(self, attributes: Attributes) -> None:
        self._em += 1

    def _end_em(self) -> None:
        self._em = max(0, self._em - 1)

    _start_b, _end_b, _start_i, _end_i = _start_strong, _end_strong, _start_em, _end_em

    def _start_a(self, attributes: Attributes) -> None:
        self._links.append(safe_href(attributes.get("href") or ""))

    def _end_a(self) -> None:
        if self._links:
            self._links.pop()

    def _start_pre(self, attributes: Attributes) -> None:
        self._pre += 1

    def _end_pre(self) -> None:
        self._pre = max(0, self._pre - 1)

    # Lists

    def _start_ul(self, attributes: Attributes) -> None:
        self._lists.append(OpenHtmlList(False, self._next_depth(), attributes))

    def _start_ol(self, attributes: Attributes) -> None:
        self._lists.append(OpenHtmlList(True, self._next_depth(), attributes))

    def _next_depth(self) -> int:
        """One deeper, but not in a list that is all its item holds, as in "- 2. Words" of Markdown."""
        depth = self._lists[-1].depth if self._lists else -1
        return max(0, depth + (self._label is None))

    def _end_ul(self) -> None:
        if self._lists:
            self._lists.pop()
        self._label = None

    _end_ol = _end_ul

    def _start_li(self, attributes: Attributes) -> None:
        self._label = self._lists[-1].next_label(attributes) if self._lists else ""

    def _end_li(self) -> None:
        self._label = None

    # Tables

    @property
    def _target(self) -> list[Node]:
        """Where the next node goes: into the open cell, else into the document."""
        return next((table.cell.nodes for table in reversed(self._tables) if table.cell), self.pieces)

    def _start_table(self, attributes: Attributes) -> None:
        if len(self._tables) == DEEPEST_TABLE:
            self._deeper_tables += 1
        else:
            self._tables.append(OpenTable())

    def _end_table(self) -> None:
        if self._deeper_tables:
            self._deeper_tables -= 1
        elif self._tables:
            self._close_table()

    def _start_tr(self, attributes: Attributes) -> None:
        if self._tables and not self._deeper_tables:
            self._close_cell()
            self._tables[-1].rows.append([])

    def _start_td(self, attributes: Attributes, is_header: bool = False) -> None:
        if self._tables and not self._deeper_tables:
            self._close_cell()
            self._tables[-1].cell = OpenCell(attributes, is_header, (self._lists, self._label, self._heading))
            self._lists, self._label, self._heading = [], None, 0

    def _start_th(self, attributes: Attributes) -> None:
        self._start_td(attributes, is_header=True)

    def _end_td(self) -> None:
        if self._tables and not self._deeper_tables:
            self._close_cell()

    _end_th = _end_td

    def _close_cell(self) -> None:
        table = self._tables[-1]
        if table.cell:
            self.flush()
            self._lists, self._label, self._heading = table.cell.around
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(table.cell.closed())
            table.cell = None

    def _close_table(self) -> None:
        self._close_cell()
        self.flush()
        table = self._tables.pop()
        rows = [emphasise_colour(row) for row in table.rows if row]
        if rows:
            self._target.append(Node("table", rows=rows))

    # A block ends

    def flush(self) -> None:
        runs, self._runs = settle_soft_breaks(self._runs), []
        if not any(run.text.strip() for run in runs):
            return
        target = self._target
        if self._heading:
            target.append(heading_of(runs, self._heading))
        elif self._label is not None:
            depth = self._lists[-1].depth if self._lists else 0
            target.append(item_of(runs, self._label, min(depth, DEEPEST_ITEM)))
            self._label = None
        elif self._lists and target and target[-1].kind == "item" and not target[-1].label:
            target[-1].reword([*target[-1].runs, Run("\n"), *runs])
        else:
            for node in paragraph_of(runs):
                add_node(target, node)
