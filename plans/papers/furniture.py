"""Lines that are no part of what a paper says: page numbers, protective markings, menus, what a form left over."""

import re
from collections import Counter

from plans.papers.nodes import Node, without_end, without_start
from plans.papers.paper import SetAside

LONGEST_LINE = 120
LONGEST_TITLE = 300
NEAR_TOP = 6  # pieces
PAGE_NUMBER = re.compile(
    r"(?:.{0,90}[\s|–—-]+)?\(?page[:\s]+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\)?\s*(?:[\s|–—-]+.{0,60})?", re.I
)
COUNTED_PAGE = re.compile(r"\d{1,4} of \d{1,4}|[-–—] ?\d{1,4} ?[-–—]")
MARKING = re.compile(
    r"(?:uk )?official(?:\s*[-–—:(]+\s*(?:sensitive|public|for public release|commercial|personal)\)?)*"
    r"|not protectively marked|unclassified|swyddogol|gsc:? ?official",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(
    r"click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|click here to enter text\.?|choose an item\.?"
    r"|\[?(?:insert|type|enter) (?:text|name|date|title|here)[^\]]{0,40}\]|<insert [^>]{1,40}>|x{4,}|lorem ipsum.*",
    re.IGNORECASE,
)
MENU = re.compile(
    r"skip to (?:main )?(?:content|navigation)|skip to main content skip to accessibility|back to top(?: of page)?"
    r"|share this (?:item|page)|print this page|cookies?|accept (?:all )?cookies|view directions|mobile navigation"
    r"|(?:view |download )?(?:the )?original (?:file|document)|loading\.{3}|neidio i’?'?r prif gynnwys",
    re.IGNORECASE,
)
# Behind the title of a paper on a meeting site: where the recording has it, and the kind and size of its file.
FILE_SIZE = re.compile(
    r"\s*(?:\(\d{1,2}(?:[.:]\d{2}){1,2}\))?\s*(?:pdf e?icon\s+)?"
    r"(?:pdf|docx?|xlsx?|pptx?|odt|rtf|html?)\s+\d[\d.,]*\s?(?:[km]b|bytes)",
    re.IGNORECASE,
)
ENDS_WITH_FILE_SIZE = re.compile(rf"\S({FILE_SIZE.pattern})\Z", re.IGNORECASE)
NUMBER_IN_LIST = re.compile(r"\d{1,4}[a-z]?[.)]?\s+(?=\S)", re.IGNORECASE)
KINDS = [("running head", PAGE_NUMBER), ("running head", COUNTED_PAGE), ("marking", MARKING),
         ("placeholder", LEFT_OVER), ("menu", MENU), ("menu", FILE_SIZE)]  # fmt: skip


def without_furniture(nodes: list[Node]) -> tuple[list[Node], list[SetAside]]:
    """The nodes without such lines, and the lines that were taken out."""
    set_aside = _take_number_of_first(nodes)
    kept = []
    again = _said_again(nodes)
    for node in nodes:
        reason = _reason(node) or ("running head" if node.text in again and again[node.text] > 0 else "")
        if node.text in again:
            again[node.text] += 1
        if reason:
            set_aside.append(SetAside(node.text, reason))
        else:
            set_aside += _take_file_size(node)
            kept.append(node)
    return (kept, set_aside) if kept else (nodes, [])


def _take_number_of_first(nodes: list[Node]) -> list[SetAside]:
    """ "78" before the title on the page of one item; it counts the items of the agenda."""
    sized = [node for node in nodes if _file_size_in(node)]
    below = nodes[1].text if len(nodes) > 1 else ""
    first = sized[0] if len(sized) == 1 and sized[0] in nodes[:NEAR_TOP] else nodes[0] if nodes else None
    found = NUMBER_IN_LIST.match(first.text) if first and first.kind != "table" and not first.label else None
    if first is None or found is None or not (_file_size_in(first) or FILE_SIZE.fullmatch(below)):
        return []
    first.reword(without_start(first.runs, len(found[0])))
    return [SetAside(found[0].strip(), "number")]


def _take_file_size(node: Node) -> list[SetAside]:
    size = _file_size_in(node)
    if not size:
        return []
    node.reword(without_end(node.runs, len("".join(size.split()))))
    return [SetAside(size.strip(), "menu")]


def _file_size_in(node: Node) -> str:
    """What ends a line so, with words before it."""
    if node.kind == "table" or "\n" in node.text or len(node.text) > LONGEST_TITLE:
        return ""
    found = ENDS_WITH_FILE_SIZE.search(node.text)
    return found[1] if found else ""


def _reason(node: Node) -> str:
    if node.kind == "table" or node.label or "\n" in node.text or len(node.text) > LONGEST_LINE:
        return ""
    return next((reason for reason, pattern in KINDS if pattern.fullmatch(node.text)), "")


def _said_again(nodes: list[Node]) -> dict[str, int]:
    """Lines with a day or a number in them that come back three times or more as they are: the heads of pages."""
    short = Counter(
        node.text
        for node in nodes
        if node.kind == "paragraph" and not node.label and 8 < len(node.text) <= 80 and re.search(r"\d{4}", node.text)
    )
    return {text: 0 for text, count in short.items() if count >= 3}
