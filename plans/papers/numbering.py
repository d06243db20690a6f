"""Bullets and numbers at the start of a line: "•", "- 4.", "1.1", "(a)"."""

import re
from typing import NamedTuple

BULLETS = "•·●○▪■□◦‣⁃∙➢✓\uf0b7\uf0a7"
DASHES = "-–—‐*"  # these also begin ordinary text, so a space must follow
# "§" is the bullet of one font; before a number it is a section. "o" counts with a tab, or set in before a capital.
BULLET = re.compile(
    rf"\s*(?:([{BULLETS}])\s*|([{DASHES}])[ \t\xa0]+|(o)\t\s*|(§)[ \t\xa0]+(?=[^\W\d]))(?=\S)"
    r"|\s+(o)[ \xa0]+(?=[A-Z])"
)
NUMBER = re.compile(
    r"""\s*(?:
        (?P<of_a_year>\d{1,4}/\d{2})[.:]?          # 39/20, the 39th minute of that year
      | (?P<lettered>\d{1,3}\([a-z]{1,4}\))(?=\s+[A-Z“‘"])  # 4(a)
      | (?P<dotted>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?   # 1.1 or 2.3.4.
      | (?P<whole>\d{1,3})[.)]                       # 7. or 7)
      | \((?P<bracketed>\d{1,3})\)\.?                # (7) or (7).
      | (?P<tabbed>\d{1,3})(?=\t)                    # 7 and a tab
      | \(?(?P<letter>[a-z]|[ivx]{2,5})\)\.?         # (a) a) iv)
      | (?P<dotted_letter>[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})\.     # a. A. iv. IV.
    )[ \t\xa0]+(?=\S)""",
    re.VERBOSE,
)
UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = {"x" * (number // 10) + UNITS[number % 10]: number for number in range(1, 40)}
# A reader of a long list may meet a gap, but a number far off is more likely a figure in the text.
LARGEST_GAP = 5
NUMBERED_ITEM = re.compile(r"\s*(?:no|item|minute)\.? ?\d{1,3}[.:)]? ", re.IGNORECASE)
# "a. Lamps", "10.Lamps": no sentence goes on so in its next line.
BEGINS_LINE = re.compile(r"\s*(?:(?:[a-z]|[ivx]{2,5})\.\s+[A-Z]|\d{1,2}\.[A-Z][a-z])")


class Marker(NamedTuple):
    bullet: str  # the character, all dashes being one; "" if there is only a number
    label: str  # the number as published, without its closing dot; "" if there is only a bullet
    length: int  # how many characters of the line the marker takes
    is_sure: bool = True  # False: it may be the beginning of the sentence, such as "3.5 million"


def read_marker(line: str) -> Marker | None:
    """The bullet, number or both at the start of a line that goes on after it."""
    bullet = BULLET.match(line)
    number = NUMBER.match(line, bullet.end() if bullet else 0)
    if number and number.group("letter", "dotted_letter") != (None, None) and bullet:
        number = None  # "- A. Smith": a name more often than a letter
    if number:
        label = number.group().strip()
        label = label[:-1] if label.endswith(".") else label
        may_be_words = number["dotted_letter"] or (number["dotted"] and "\t" not in number.group())
        is_sure = not (may_be_words or number["of_a_year"])
        return Marker("", label, number.end(), is_sure)
    if bullet:
        character = next(filter(None, bullet.groups()))
        return Marker("-" if character in DASHES else character, "", bullet.end())
    return None


def is_marker_alone(line: str) -> bool:
    """A bullet or number with nothing after it, as copied from some PDFs."""
    line = line.strip()
    if len(line) > 7 or line.isalnum():
        return False
    marker = read_marker(line + " x")
    return marker is not None and marker.length == len(line) + 1 and not marker.label.isalpha()


def begins_numbered(line: str) -> bool:
    """Whether a line begins with a number that stands for itself: "1.2 Words", "(a) words", "No 3. Words"."""
    if BEGINS_LINE.match(line):
        return True
    marker = read_marker(line[:100])
    if marker is None:
        return NUMBERED_ITEM.match(line) is not None
    return bool(marker.label) and (marker.is_sure or "." in marker.label)


class ListCount(NamedTuple):
    """A label as numbers: ("number", (2, 1)) for "2.1", ("letter", (3,)) for "(c)"."""

    style: str
    steps: tuple[int, ...]

    @property
    def is_first(self) -> bool:
        return self.steps[-1] <= 1


def counts(label: str) -> list[ListCount]:
    """Every way to read the label: "(i)" is the first roman number and the ninth letter."""
    if of_a_year := re.fullmatch(r"(\d+)(/\d+)[.:]?", label):
        return [ListCount(of_a_year[2], (int(of_a_year[1]),))]
    if lettered := re.fullmatch(r"(\d+)\((\w+)\)", label):
        return [ListCount(f"{lettered[1]}({count.style})", count.steps) for count in counts(lettered[2])]
    core = label.strip("().").casefold()
    if core[:1].isdigit():
        return [ListCount("number", tuple(int(step) for step in core.split(".")))]
    ways = [ListCount("roman", (ROMAN[core],))] if core in ROMAN else []
    if len(core) == 1 and core.isalpha():
        ways.append(ListCount("letter", (ord(core) - ord("a") + 1,)))
    return ways


def follows(before: str, label: str) -> bool:
    """Whether the label goes on from the one before: 7 after 6, 2.1 after 1.4 or 2, (c) after (b)."""
    return any(_steps_on(old, new) for old in counts(before) for new in counts(label))


def look_of(label: str) -> str:
    """How a label is written, its count left out: "(a)" and "(ii)" are "()", "7" and "7.1" are "", "7)" is ")"."""
    return "".join(character for character in label if not character.isalnum() and character != ".")


def can_begin(label: str) -> bool:
    """Whether a sequence may begin here: 1, 1.1, (a), i."""
    return any(count.is_first for count in counts(label))


def _steps_on(old: ListCount, new: ListCount) -> bool:
    if old.style != new.style:
        return False
    shared = min(len(old.steps), len(new.steps)) - 1
    if len(new.steps) > len(old.steps):  # 2 then 2.1
        return new.steps[: len(old.steps)] == old.steps and new.is_first
    if old.steps[:shared] == new.steps[:shared]:
        return 0 < new.steps[shared] - old.steps[shared] <= LARGEST_GAP and (
            len(new.steps) == 1 or shared == len(new.steps) - 1
        )
    return len(new.steps) == len(old.steps) and new.is_first and new.steps > old.steps
