"""YAML as people write it: every value stays the text that it is, and remembers its line.

`no` is never false, `2016-17` never a sum, `08000` keeps its nought, a date is no date until a field asks for one.
Whatever could surprise is refused with a sentence: anchors, tags, keys that stand twice, tabs.
"""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES = 1_000_000
MOST_DEPTH = 30
NOTHING = {"", "~", "null"}


@dataclass(frozen=True)
class Mistake:
    """What is wrong, in a sentence, and where."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.sentence}" if self.line else f"{self.file}: {self.sentence}"


class ContentMistakes(Exception):
    """A set cannot be loaded. `mistakes` has each thing that is wrong."""

    def __init__(self, mistakes: list[Mistake]):
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


class LinedText(str):
    """A value as it was written, with its line."""

    line = 0


class LinedList(list[Any]):
    line = 0


class LinedMapping(dict[str, Any]):
    """Names with their values. `lines`: where each name stands."""

    line = 0

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}

    def line_of(self, name: str) -> int:
        return self.lines.get(name, self.line)

    def only(self, names: Container[str]) -> "LinedMapping":
        made = LinedMapping()
        made.line, made.lines = self.line, self.lines
        made.update({name: value for name, value in self.items() if name in names})
        return made


Lined = LinedText | LinedList | LinedMapping


class PlainComposer(yaml.SafeLoader):
    """Reads the outline of a file and nothing more: no type is guessed, nothing is repeated by reference."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML says nothing of its types here
        if self.check_event(yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(
                None, None, "starts with * or &",
                event.start_mark,
            )  # fmt: skip
        if getattr(event, "tag", None):
            raise yaml.MarkedYAMLError(
                None, None, "starts with !",
                event.start_mark,
            )  # fmt: skip
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise yaml.MarkedYAMLError(None, None, "goes deeper than any content does", event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def text_of(path: Path, name: str, most_bytes: int = MOST_BYTES) -> str:
    """The whole of a file, however an editor saved it: with or without a byte order mark, with any line ends."""
    if path.stat().st_size > most_bytes:
        raise ContentMistakes([Mistake(name, 0, f"The file is larger than {most_bytes // 1_000_000} MB.")])
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = path.read_bytes()[: problem.start].count(b"\n") + 1
        raise ContentMistakes(
            [Mistake(name, line, "The file is not saved as UTF-8. Save it again as UTF-8.")]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(text: str, name: str, first_line: int = 1) -> Lined:
    """What `text` says. `first_line`: where it begins in the file `name`."""
    try:
        node = yaml.compose(text, PlainComposer)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise ContentMistakes([Mistake(name, line, in_words(problem))]) from None
    except yaml.reader.ReaderError as problem:
        line = first_line + text[: problem.position].count("\n")
        raise ContentMistakes([Mistake(name, line, "Has a character that cannot be shown. Type it again.")]) from None
    except RecursionError:
        raise ContentMistakes([Mistake(name, first_line, "Goes deeper than any content does.")]) from None
    if node is None:
        raise ContentMistakes([Mistake(name, 0, "The file is empty.")])
    return YamlFile(name, first_line, text.split("\n")).value_of(node)


# What PyYAML says of the commonest slips, and what a writer can do about each.
SLIPS = {
    "found character '\\t'": "Has a tab. Use spaces at the beginning of a line.",
    "mapping values are not allowed": "Has a second colon in its value. Put quotation marks around the value.",
    "could not find expected ':'": "Has no colon after its name. Each line is written “name: value”.",
    "found unexpected end of stream": "A quotation mark is opened and never closed.",
    "expected <block end>": "Is not as far from the margin as its neighbours, or has words after a quotation mark.",
    "expected a single document": "Has “---” in the middle. One file holds one thing.",
    "found character '`'": "Begins with `. Put quotation marks around the value.",
    "found character '@'": "Begins with @. Put quotation marks around the value.",
    "found character '%'": "Begins with %. Put quotation marks around the value.",
    "but found '*'": "Starts with * or &. Put quotation marks around the value.",
    "found unknown escape": "Has a backslash in double quotation marks. Use single quotation marks.",
}


def in_words(problem: yaml.MarkedYAMLError) -> str:
    said = f"{problem.context or ''} {problem.problem or ''}"
    known = next((words for slip, words in SLIPS.items() if slip in said), "")
    said = problem.problem or "cannot be read"
    quote = " Put quotation marks around the value." if said.startswith("starts with") else ""
    return known or f"{said[0].upper()}{said[1:]}.{quote}"


@dataclass(frozen=True)
class YamlFile:
    """One file, or the part of one that begins at `first_line`."""

    name: str
    first_line: int
    lines: list[str]

    def value_of(self, node: yaml.Node) -> Lined:
        made: Lined
        if isinstance(node, yaml.ScalarNode):
            made = self.text_of(node)
        elif isinstance(node, yaml.SequenceNode):
            made = LinedList(map(self.value_of, node.value))
        else:
            assert isinstance(node, yaml.MappingNode), "there is no fourth kind"
            made = self.mapping_of(node)
        made.line = self.first_line + node.start_mark.line
        return made

    def text_of(self, node: yaml.ScalarNode) -> LinedText:
        if node.style is not None:
            return LinedText(node.value)
        end = node.end_mark
        if node.value and self.lines[end.line][end.column :].lstrip().startswith("#"):
            said = "What follows # would be lost. Put quotation marks around the value, or the remark on its own line."
            raise self.mistake(end, said)
        return LinedText("" if node.value in NOTHING else node.value)

    def mapping_of(self, node: yaml.MappingNode) -> LinedMapping:
        made = LinedMapping()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.mistake(key.start_mark, "Has a name that is more than one word of text.")
            if key.value in made:
                raise self.mistake(key.start_mark, f"“{key.value}” stands twice. Keep one of the two.")
            made[key.value] = self.value_of(value)
            made.lines[key.value] = self.first_line + key.start_mark.line
        return made

    def mistake(self, mark: yaml.Mark, sentence: str) -> ContentMistakes:
        return ContentMistakes([Mistake(self.name, self.first_line + mark.line, sentence)])
