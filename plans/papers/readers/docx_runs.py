"""Word cuts a sentence into many runs, one for each time it was edited. This puts them together again.

Reading them one by one would take ten times the time and memory. Only what a reader of the page can see
stays: strong, emphasis and named styles; fonts, sizes, colours and marks of the spell checker go.
"""

from itertools import groupby

from lxml import etree

SEEN = {"b", "i", "rStyle"}
UNSEEN = ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd")


def merge_runs(document: etree._Element, w: str) -> None:
    """Join runs that stand side by side and look the same. `w` is the namespace in braces."""
    etree.strip_elements(document, *(w + name for name in UNSEEN), with_tail=False)
    for group in _groups(document, w):
        first, *others = group
        for other in others:
            for child in list(other):
                if child.tag != f"{w}rPr":
                    first.append(child)
            other.getparent().remove(other)
        _join_texts(first, w)


def _groups(document: etree._Element, w: str) -> list[list[etree._Element]]:
    groups: list[list[etree._Element]] = []
    last, last_look = None, ()
    for run in document.iter(f"{w}r"):
        look = _look(run, w)
        if last is not None and run.getprevious() is last and look == last_look:
            groups[-1].append(run)
        else:
            groups.append([run])
        last, last_look = run, look
    return [group for group in groups if len(group) > 1]


def _look(run: etree._Element, w: str) -> tuple:
    """What shows of a run's format; the rest of the format is dropped."""
    properties = run.find(f"{w}rPr")
    if properties is None:
        return ()
    for child in list(properties):
        if child.tag.removeprefix(w) not in SEEN:
            properties.remove(child)
    return tuple((child.tag, child.get(f"{w}val")) for child in properties)


def _join_texts(run: etree._Element, w: str) -> None:
    for is_text, children in groupby(list(run), key=lambda child: child.tag == f"{w}t"):
        if not is_text:
            continue
        first, *others = children
        first.text = "".join(text.text or "" for text in (first, *others))
        for other in others:
            run.remove(other)
