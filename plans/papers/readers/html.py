"""Html, from a web page, Word or Markdown, into pieces. Scripts, styles, frames and pictures are left out."""

import re
from collections import Counter

from lxml import etree

from plans.papers.errors import PaperError, refuse_too_long
from plans.papers.nodes import Cell, Node, Run, safe_href
from plans.papers.progress import ImportProgress
from plans.papers.readers.docx_numbering import in_style
from plans.papers.readers.text_lines import SOFT_BREAK, settle_soft_breaks
from plans.papers.readers.typed_numbering import heading_of, item_of, paragraph_of

CHUNK = 64 * 1024  # characters handed to the parser at a time
DEEPEST_ITEM = 5
HEADINGS = {f"h{level}": level for level in range(1, 7)}
WITHOUT_WORDS = {"script", "style", "head", "template", "iframe", "object", "svg", "canvas", "audio", "video"}
WITHOUT_WORDS |= {"nav", "button", "select", "textarea", "noframes", "dialog"}
EMBEDDED = {"iframe", "object", "embed", "audio", "video", "canvas"}
PICTURES = {"img", "svg", "picture"}
BLOCKS = {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"}
BLOCKS |= {"fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "ol", "p", "pre"}
BLOCKS |= {"section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", *HEADINGS}
LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
NOTE_ITEM = re.compile(r"(?:footnote|endnote)-[0-9]+\Z")  # how mammoth names the notes of a Word file


class HtmlReading:
    """What was read: the pieces, and how many pictures and embedded things were left out."""

    def __init__(self, sink: "_Sink"):
        self.pieces: list[Node] = sink.pieces
        self.left_out: Counter[str] = sink.left_out
        self.picture_texts: list[str] = sink.picture_texts


def read_html(html: str, progress: ImportProgress, keep_tabs: bool = False) -> HtmlReading:
    """Read cleaned html. keep_tabs: tabs were typed by the author, as in Word, and separate cells."""
    sink = _Sink(keep_tabs)
    # huge_tree: our own limit on the size of the file stands in place of the parser's.
    parser = etree.HTMLParser(target=sink, huge_tree=True, no_network=True)
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
        self._silent = ""  # the tag whose words are left out
        self._silent_depth = 0
        self._strong = self._em = self._pre = 0
        self._links: list[str] = []
        self._heading = 0
        self._lists: list[_List] = []
        self._label: str | None = None  # of the list item that has begun and has no words yet
        self._tables = 0
        self._table: list[list[Cell]] = []
        self._cell: _OpenCell | None = None

    def start(self, tag, attributes):
        if tag in PICTURES or tag in EMBEDDED:
            self._leave_out(tag, attributes)
        if self._silent or tag in WITHOUT_WORDS:
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

    def end(self, tag):
        if self._silent:
            self._silent_depth -= tag == self._silent
            if not self._silent_depth:
                self._silent = ""
            return
        if tag in BLOCKS:
            self.flush()
        handle = getattr(self, f"_end_{tag}", None)
        if handle:
            handle()
        elif tag in HEADINGS:
            self._heading = 0

    def data(self, text):
        if self._silent:
            return
        text = text if self._pre else self._space.sub(" ", text)
        href = self._links[-1] if self._links else ""
        self._runs.append(Run(text, self._strong > 0, self._em > 0, href))

    def comment(self, text):
        pass

    def pi(self, target, data=None):
        pass

    def close(self):
        pass

    def finish(self):
        self._tables = 0
        self._close_table()
        self.flush()

    def _leave_out(self, tag, attributes):
        self.left_out["picture" if tag in PICTURES else "embedded"] += 1
        words = " ".join((attributes.get("alt") or "").split())
        if words:
            self.picture_texts.append(words)

    # Inline

    def _start_br(self, attributes):
        self._runs.append(Run("\n"))

    def _start_wbr(self, attributes):
        self._runs.append(Run(SOFT_BREAK if attributes.get("class") == "soft" else ""))

    def _start_strong(self, attributes):
        self._strong += 1

    def _end_strong(self):
        self._strong = max(0, self._strong - 1)

    def _start_em(self, attributes):
        self._em += 1

    def _end_em(self):
        self._em = max(0, self._em - 1)

    _start_b, _end_b, _start_i, _end_i = _start_strong, _end_strong, _start_em, _end_em

    def _start_a(self, attributes):
        self._links.append(safe_href(attributes.get("href") or ""))

    def _end_a(self):
        if self._links:
            self._links.pop()

    def _start_pre(self, attributes):
        self._pre += 1

    def _end_pre(self):
        self._pre = max(0, self._pre - 1)

    # Lists

    def _start_ul(self, attributes):
        self._lists.append(_List(False, self._next_depth(), attributes))

    def _start_ol(self, attributes):
        self._lists.append(_List(True, self._next_depth(), attributes))

    def _next_depth(self) -> int:
        """One deeper, but not in a list that is all its item holds, as in "- 2. Words" of Markdown."""
        depth = self._lists[-1].depth if self._lists else -1
        return max(0, depth + (self._label is None))

    def _end_ul(self):
        if self._lists:
            self._lists.pop()
        self._label = None

    _end_ol = _end_ul

    def _start_li(self, attributes):
        if NOTE_ITEM.match(attributes.get("id") or ""):
            self._label = self._lists[-1].next_note() if self._lists else "[1]"
        elif self._lists:
            self._label = self._lists[-1].next_label(attributes)
        else:
            self._label = ""

    def _end_li(self):
        self._label = None

    # Tables; a table inside a cell becomes lines of that cell

    def _start_table(self, attributes):
        self._tables += 1
        if self._tables == 1:
            self._table = []

    def _end_table(self):
        self._tables = max(0, self._tables - 1)
        if not self._tables:
            self._close_table()

    def _start_tr(self, attributes):
        if self._tables == 1:
            self._close_cell()
            self._table.append([])

    def _start_td(self, attributes, is_header=False):
        if self._tables == 1:
            self._close_cell()
            self._cell = _OpenCell(attributes, is_header)

    def _start_th(self, attributes):
        self._start_td(attributes, is_header=True)

    def _end_td(self):
        if self._tables == 1:
            self._close_cell()

    _end_th = _end_td

    def _close_cell(self):
        if self._cell:
            if not self._table:
                self._table.append([])
            self._table[-1].append(self._cell.closed())
            self._cell = None

    def _close_table(self):
        self.flush()
        self._close_cell()
        rows = [row for row in self._table if row]
        self._table = []
        if rows:
            self.pieces.append(Node("table", rows=rows))

    # A block ends

    def flush(self):
        runs, self._runs = settle_soft_breaks(self._runs), []
        if not any(run.text.strip() for run in runs):
            return
        if self._cell:
            self._cell.runs += [*([Run("\n")] if self._cell.runs else []), *runs]
        elif self._heading:
            self.pieces.append(heading_of(runs, self._heading))
        elif self._label is not None:
            depth = self._lists[-1].depth if self._lists else 0
            self.pieces.append(item_of(runs, self._label, min(depth, DEEPEST_ITEM)))
            self._label = None
        elif self._lists and self.pieces and self.pieces[-1].kind == "item" and not self.pieces[-1].label:
            self.pieces[-1].runs += [Run("\n"), *runs]
        else:
            self._add(paragraph_of(runs))

    def _add(self, piece: Node) -> None:
        """Rows laid out with tabs, each a paragraph of its own, are one table."""
        if piece.from_tabs and self.pieces and self.pieces[-1].from_tabs:
            self.pieces[-1].rows += piece.rows
        else:
            self.pieces.append(piece)


class _List:
    def __init__(self, ordered: bool, depth: int, attributes):
        self.depth = depth
        self._ordered = ordered
        self._style = LIST_STYLES.get(attributes.get("type") or "", "decimal")
        self._next = _whole(attributes.get("start"), 1)
        self._notes = 0

    def next_label(self, attributes) -> str:
        if not self._ordered:
            return ""
        count = _whole(attributes.get("value"), self._next)
        self._next = count + 1
        return in_style(count, self._style)

    def next_note(self) -> str:
        self._notes += 1
        return f"[{self._notes}]"


class _OpenCell:
    def __init__(self, attributes, is_header: bool):
        self.runs: list[Run] = []
        self._rowspan = max(1, _whole(attributes.get("rowspan"), 1))
        self._colspan = max(1, _whole(attributes.get("colspan"), 1))
        self._is_header = is_header

    def closed(self) -> Cell:
        return Cell(self.runs, self._rowspan, self._colspan, self._is_header)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text.strip()) else otherwise
