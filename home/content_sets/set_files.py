"""The files of a set, read into items: each page and row with the file and line where it stands. Asks no database."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils.text import slugify
from wagtail.models import Page

from home.content_sets.block_values import WrongValue, listed, mapped, worded, yes_or_no
from home.content_sets.kinds import PAGES, ROWS, SETTINGS, fields_of, relations_of
from home.content_sets.relative_dates import with_dates
from home.content_sets.yaml_reader import (
    ContentMistakes,
    LinedList,
    LinedMapping,
    LinedText,
    Mistake,
    read_yaml,
    text_of,
)

MOST_FILES = 2_000
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
HEADING = re.compile(r"##\s+(.+)")
FENCE = re.compile(r"```\s*(\w+)\s*")
ADDRESS = re.compile(r"/(?:[\w-]+/)*", re.ASCII)
OF_A_PAGE = ("page", "address", "place")
SAMPLES_ALONE = "Read real ones in from a list, as docs/editors says."


@dataclass
class ContentItem:
    """A page or row of a set. `name`: its address, or its short name among the rows of its kind."""

    file: str
    given: LinedMapping
    model: Any  # a class of pages or rows
    name: str
    kind: Any = None  # a RowKind; None of a page
    place: int = 0
    made: Any = None  # the page or row, once there is one
    is_old: bool = False  # it was on the site before
    is_being_placed: bool = False

    @property
    def is_page(self) -> bool:
        return self.kind is None

    @property
    def parent(self) -> str:
        """The address of the page above."""
        return self.name.rstrip("/").rpartition("/")[0] + "/"

    def wrong(self, name: str, sentence: str) -> Mistake:
        return Mistake(self.file, self.given.line_of(name), sentence)


@dataclass
class ContentSet:
    """All that a set says, and what is wrong with it as far as the files tell."""

    folder: Path
    title: str = ""
    is_samples: bool = False  # everything in it is made up
    settings: dict[str, LinedMapping] = field(default_factory=dict)
    pages: dict[str, ContentItem] = field(default_factory=dict)
    rows: dict[tuple[str, str], ContentItem] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def items(self) -> list[ContentItem]:
        return [*self.rows.values(), *self.pages.values()]

    def keep(self, is_kept: Callable[[ContentItem], bool]) -> None:
        self.rows = {key: item for key, item in self.rows.items() if is_kept(item)}
        self.pages = {address: item for address, item in self.pages.items() if is_kept(item)}


Choice = Callable[[ContentItem], bool]


def read_set(folder: Path, day: date | None = None) -> ContentSet:
    """Read every file of the set. What is wrong is gathered, file by file. `day`: from which relative dates count."""
    found = ContentSet(folder)
    if not folder.is_dir():
        raise ContentMistakes([Mistake(str(folder), 0, "There is no such folder.")])
    for path in files_of(folder):
        name = str(path.relative_to(folder))
        try:
            read_file(found, path, name, day)
        except ContentMistakes as problem:
            found.mistakes += problem.mistakes
        except WrongValue as problem:
            found.mistakes.append(Mistake(name, problem.line, problem.sentence))
    for item in found.rows.values():
        if item.kind.is_made_up and not found.is_samples:
            found.mistakes.append(Mistake(item.file, 0, f"Only a set of samples has {item.kind.name}. {SAMPLES_ALONE}"))
            break
    if not found.pages and not found.rows and not found.mistakes:
        found.mistakes.append(Mistake(str(folder), 0, "There is no content here: no file in “pages” or “rows”."))
    found.pages = dict(sorted(found.pages.items(), key=lambda each: (each[0].count("/"), each[1].place)))
    return found


def files_of(folder: Path) -> list[Path]:
    """Its files by name. A link that leads out of the folder is no file of the set."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".yaml", ".yml", ".md"))
    found = [path for path in found if path.resolve().is_relative_to(folder.resolve())]
    if len(found) > MOST_FILES:
        raise ContentMistakes([Mistake(str(folder), 0, f"A set has at most {MOST_FILES} files.")])
    return found


def read_file(found: ContentSet, path: Path, name: str, day: date | None = None) -> None:
    """Where a file stands says what it holds."""
    top = Path(name).parts[0]
    if name == "README.md":
        return
    text = with_dates(text_of(path, name), day) if day else text_of(path, name)
    if top == "pages":
        add_page(found, name, page_of(text, name))
    elif top == "rows":
        add_rows(found, name, Path(name).stem, listed(read_yaml(text, name)))
    elif name in ("set.yaml", "set.yml"):
        given = mapped(read_yaml(text, name))
        found.title = str(given.get("title", ""))
        found.is_samples = bool(given.get("samples")) and yes_or_no(worded(given["samples"]))
        for what, value in given.items():
            if what in SETTINGS:
                found.settings[what] = mapped(value)
                found.settings[what].line = given.line_of(what)
            elif what not in ("title", "samples"):
                known = ", ".join(["title", "samples", *SETTINGS])
                raise WrongValue(given.line_of(what), f"There is no “{what}” here. There are: {known}.")
    else:
        raise ContentMistakes([Mistake(name, 0, "A set has “set.yaml” and the folders “pages” and “rows”.")])


def page_of(text: str, name: str) -> LinedMapping:
    """What a page says: YAML alone, or above a text in Markdown that is its body."""
    if not name.endswith(".md"):
        return mapped(read_yaml(text, name))
    front = FRONT_MATTER.match(text)
    if front is None:
        raise ContentMistakes([Mistake(name, 1, "Begins and ends what it says of the page with a line “---”.")])
    given = mapped(read_yaml(front[1], name, first_line=2))
    if "body" in given:
        raise ContentMistakes([Mistake(name, given.line_of("body"), "The body is the text below the second “---”.")])
    line = front[0].count("\n") + 1
    given["body"], given.lines["body"] = body_of(text[front.end() :], name, line), line
    return given


def body_of(text: str, name: str, first_line: int) -> LinedList:
    """The parts of a body: “## ” is a heading, ``` holds another kind of part as YAML, all else is text."""
    body, lines = LinedList(), text.split("\n")
    body.line, at = first_line, 0
    while at < len(lines):
        begins = at
        if fence := FENCE.fullmatch(lines[at]):
            at = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == "```"), len(lines))
            if at == len(lines):
                raise ContentMistakes([Mistake(name, first_line + begins, "“```” is opened and never closed.")])
            said = read_yaml("\n".join(lines[begins + 1 : at]), name, first_line + begins + 1)
            body.append(part(fence[1], said, first_line + begins))
            at += 1
        elif heading := HEADING.fullmatch(lines[at].rstrip()):
            words = part("text", text_at(heading[1], first_line + at), first_line + at)
            body.append(part("heading", words, first_line + at))
            at += 1
        elif not lines[at].strip():
            at += 1
        else:
            while at < len(lines) and not HEADING.fullmatch(lines[at].rstrip()) and not FENCE.fullmatch(lines[at]):
                at += 1
            prose = "\n".join(lines[begins:at]).strip("\n")
            body.append(part("text", text_at(prose, first_line + begins), first_line + begins))
    return body


def part(kind: str, said, line: int) -> LinedMapping:
    made = LinedMapping()
    made[kind], made.lines[kind], made.line = said, line, line
    return made


def text_at(words: str, line: int) -> LinedText:
    made = LinedText(words)
    made.line = line
    return made


def add_page(found: ContentSet, name: str, given: LinedMapping) -> None:
    kind, address = str(given.get("page", "")), str(given.get("address", ""))
    if kind not in PAGES:
        said = f"There is no kind of page “{kind}”." if kind else "“page” is missing: which kind of page it is."
        raise ContentMistakes([Mistake(name, given.line_of("page"), f"{said} There are: {', '.join(sorted(PAGES))}.")])
    if not ADDRESS.fullmatch(address):
        said = "“address” is missing." if not address else f"“{address}” is no address."
        raise ContentMistakes([Mistake(name, given.line_of("address"), f"{said} Write it as /about/team/.")])
    if address in found.pages:
        other = found.pages[address].file
        raise ContentMistakes([Mistake(name, given.line_of("address"), f"{address} is also the address of {other}.")])
    place = str(given.get("place", "0"))
    if not (place.isascii() and place.isdigit() and len(place) < 6):
        raise ContentMistakes([Mistake(name, given.line_of("place"), f"“{place}” is no place such as 3.")])
    item = ContentItem(name, given, PAGES[kind], address, place=int(place))
    found.pages[address] = item
    found.mistakes += unknown_fields(item, given, item.model, OF_A_PAGE)


def add_rows(found: ContentSet, name: str, stem: str, rows: LinedList) -> None:
    kind = ROWS.get(stem)
    if kind is None or not kind.is_written:
        known = ", ".join(sorted(kind.name for kind in ROWS.values() if kind.is_written))
        raise ContentMistakes([Mistake(name, 0, f"There are no rows called “{stem}”. There are: {known}.")])
    for place, each in enumerate(rows):
        given = mapped(each)
        key = str(given.get(kind.key or "key", "")) or slugify(str(given.get(kind.known_by[0], "")))[:60]
        item = ContentItem(name, given, kind.model, key, kind, place)
        if (kind.name, key) in found.rows:
            found.mistakes.append(item.wrong("key", f"“{key}” stands twice in this file. Give one another key."))
            continue
        found.rows[kind.name, key] = item
        found.mistakes += unknown_fields(item, given, kind.model, kind.also)


def unknown_fields(item: ContentItem, given: LinedMapping, model: type[Model], others: tuple[str, ...]) -> Iterator:
    """Each name that no such page or row has, also in the rows that belong to it."""
    fields, relations = fields_of(model), relations_of(model)
    for name, value in given.items():
        if name in relations:
            for each in listed(value):
                yield from unknown_fields(item, mapped(each), relations[name], ("key",))
        elif name not in fields and name not in others:
            known = ", ".join([*fields, *relations])
            yield Mistake(item.file, given.line_of(name), f"There is no field “{name}” here. There are: {known}.")
    missing = [name for name, field in fields.items() if is_needed(field) and not given.get(name)]
    for name in missing:
        yield Mistake(item.file, given.line, f"“{name}” is missing.")


def is_needed(field) -> bool:
    return not (field.null or field.blank or field.has_default() or field.many_to_many)


def key_of(given: LinedMapping) -> str:
    return str(worded(given["key"])) if given.get("key") else ""


def is_page_model(model: type[Model]) -> bool:
    return issubclass(model, Page)
