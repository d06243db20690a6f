"""Which pieces are headings, and which list items are really the numbered paragraphs of the paper."""

import re
from collections import Counter

from plans.papers.keywords import APPENDIX, APPENDIX_SECTION, section_of
from plans.papers.nodes import Node, Run
from plans.papers.numbering import can_begin, counts, follows, look_of
from plans.papers.paper import ReaderNote

LONGEST_HEADING = 100
LONGEST_STYLED_HEADING = 200  # some writers give a whole paragraph the style of a heading
MOST_WORDS_ALONE = 14
FAR_DOWN = 40  # pieces
LABELLED_LINE = re.compile(r"[A-Z][\w ()/%-]{1,40}: \S")
SENTENCE_ENDS = (".", ":", ";", ",")
# Lines of minutes that are set like headings and are none.
NO_HEADING = re.compile(
    r"\bin the chair\b|^(?:mr|mrs|ms|miss|dr|cllrs?|councillors?|ald(?:erman)?|deputy|sir|dame|lord)\.? [A-Z]"
    r"|^(?:present|apologies|in attendance|also present|venue|time|contact)\s*:|\bpage \d+\b|☐|☒|☑|\[[ xX]\]",
    re.IGNORECASE,
)


def mark_headings(pieces: list[Node]) -> None:
    """Make headings of the pieces that are set as one: styled, bold, in capitals, alone, or well known."""
    section = ""
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.kind == "heading" and len(piece.text) > LONGEST_STYLED_HEADING:
            piece.kind = "item" if piece.label else "paragraph"
        elif _is_numbered_heading(piece, following) or (
            _is_heading(piece, following, section)
            and not (_has_label(piece) and index and _has_label(pieces[index - 1]))
        ):
            piece.kind, piece.level = "heading", 0
        if piece.kind == "heading":
            section = piece.text


def _has_label(piece: Node) -> bool:
    """ "Status: Green" below "Stage: In progress" is no heading, though it stands alone."""
    return LABELLED_LINE.match(piece.text[: LONGEST_HEADING + 1]) is not None


def _is_numbered_heading(piece: Node, following: Node | None) -> bool:
    if piece.kind != "item" or piece.level or not piece.label[:1].isdigit():
        return False
    text = piece.text[: LONGEST_HEADING + 1]
    if len(text) > LONGEST_HEADING or _ends_like_a_sentence(text) or NO_HEADING.search(text):
        return False
    if piece.is_bold and following is not None and len(text.split()) <= MOST_WORDS_ALONE:
        return True
    has_parts = following is not None and following.label.startswith(f"{piece.label}.")
    return bool(section_of(text)) or _is_in_capitals(text) or has_parts


def _is_heading(piece: Node, following: Node | None, section: str) -> bool:
    if piece.kind != "paragraph":
        return False
    text = piece.text[: LONGEST_HEADING + 1]
    if len(text) > LONGEST_HEADING or "\n" in text or not any(character.isalpha() for character in text):
        return False
    if piece.is_plain or NO_HEADING.search(text):
        return False
    if APPENDIX_SECTION.match(section) and APPENDIX.match(text):
        return False  # an entry of the list of appendices
    if section_of(text):
        return True
    if following is None or _ends_like_a_sentence(text):
        return False
    return piece.is_bold or _is_in_capitals(text) or (_stands_alone(piece) and not _stands_alone(following))


def _ends_like_a_sentence(text: str) -> bool:
    """ "The Board NOTED the following:-" as well as "We saw:"."""
    return text.rstrip(" -–—").endswith(SENTENCE_ENDS)


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 3


def _stands_alone(piece: Node) -> bool:
    """A short line with a blank line on both sides, which is no sentence and no known section."""
    if not piece.alone or piece.kind != "paragraph":
        return False
    text = piece.text[: LONGEST_HEADING + 1]
    return (
        len(text) <= LONGEST_HEADING
        and len(text.split()) <= MOST_WORDS_ALONE
        and not _ends_like_a_sentence(text)
        and not piece.is_plain
        and not NO_HEADING.search(text)
        and not text[0].islower()
        and not section_of(text)
    )


def settle_numbers(pieces: list[Node]) -> list[ReaderNote]:
    """Make numbered paragraphs of the items that carry on the numbering of the paper; the others stay in lists."""
    return _Numbering(pieces).settle()


class _Numbering:
    def __init__(self, pieces: list[Node]):
        self._pieces = pieces
        self._still_to_come = Counter(piece.label for piece in pieces if piece.label and not piece.level)
        self._last = ""  # number of the last numbered paragraph or heading
        self._in_lists: dict[str, str] = {}  # by style, the last label of the lists we are in
        self._in_section: dict[str, str] = {}  # and of those since the last heading, whatever stands between
        self._after_heading = False
        self._after_colon = False
        self._notes: list[ReaderNote] = []

    def settle(self) -> list[ReaderNote]:
        for index, piece in enumerate(self._pieces):
            self._still_to_come[piece.label] -= 1
            if piece.kind == "item" and piece.label and not piece.label.startswith("["):
                self._settle_item(index, piece)
            if piece.kind != "item":
                self._in_lists = {}
                if piece.kind == "heading" or piece.label:
                    self._last = piece.label or self._last
                if piece.kind == "heading":
                    self._in_section = {}
                self._after_heading = piece.kind == "heading"
                self._after_colon = piece.kind == "paragraph" and piece.text.endswith(":")
            else:
                self._after_heading = False
        return self._notes

    def _settle_item(self, index: int, piece: Node) -> None:
        label = piece.label
        goes_on = bool(self._last) and follows(self._last, label) and look_of(self._last) == look_of(label)
        goes_on_in_list = any(follows(before, label) for before in self._in_lists.values())
        goes_on_later = any(follows(before, label) for before in self._in_section.values())
        is_known = goes_on or goes_on_in_list or goes_on_later or can_begin(label)
        if piece.unsure_label and not (is_known or self._is_followed(index, label)):
            self._put_label_back(piece)
        elif self._is_list_item(piece, goes_on, goes_on_in_list):
            style = next((count.style for count in counts(label)), "")
            self._in_lists[style] = self._in_section[style] = label
        else:
            if not self._last and label.isdigit():
                self._free_unnumbered(index, int(label))
            piece.kind = "paragraph"

    def _is_followed(self, index: int, label: str) -> bool:
        """Whether the next label of its kind goes on from this one: 1.5 after 1.4, where the paper begins with 1.4."""
        labels = (piece.label for piece in self._pieces[index + 1 : index + FAR_DOWN] if piece.label)
        alike = next((other for other in labels if look_of(other) == look_of(label)), "")
        return bool(alike) and follows(label, alike)

    def _is_list_item(self, piece: Node, goes_on: bool, goes_on_in_list: bool) -> bool:
        if not piece.label.strip("().")[:1].isdigit():
            return not (self._after_heading or (goes_on and not self._in_lists and not self._after_colon))
        if piece.level or "." in piece.label:
            return bool(piece.level)
        if goes_on and goes_on_in_list:
            return self._still_to_come[piece.label] > 0  # the paragraph of that number is yet to come
        return goes_on_in_list or (self._after_colon and not goes_on)

    def _put_label_back(self, piece: Node) -> None:
        label = f"{piece.label}. " if piece.label.isalpha() else f"{piece.label} "
        piece.reword([Run(label), *piece.runs])
        piece.kind, piece.label = "paragraph", ""

    def _free_unnumbered(self, index: int, number: int) -> None:
        """Where numbering begins at 2 below a single bullet, that bullet was paragraph 1 and lost its number."""
        start = index - (number - 1)
        before = self._pieces[start:index] if 0 < start < index else []
        is_lost_start = before and all(piece.kind == "item" and not piece.label and not piece.level for piece in before)
        if is_lost_start and self._pieces[start - 1].kind == "heading":
            for piece in before:
                piece.kind = "paragraph"
            text = f"The numbers begin at {number}. What stands before it has no number in the source, and none here."
            self._notes.append(ReaderNote("uncertain", "numbers", text))
