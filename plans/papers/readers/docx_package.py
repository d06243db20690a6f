"""A Word file taken out of its package: its parts as trees, the addresses of its links and its styles."""

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from plans.papers.readers.file_formats import MAX_UNPACKED_BYTES, MAX_WORD_TEXT_BYTES, damaged, unpacks_too_big

READ = re.compile(r"word/(?:[^/]+|_rels/[^/]+)\.(?:xml|rels)\Z|_rels/\.rels\Z")
NOT_READ = re.compile(r"word/(?:stylesWithEffects|settings|webSettings|fontTable|people|theme\w*)\.xml\Z")
CHUNK = 64 * 1024
FALSE = {"0", "false", "off", "none"}
DEEPEST_STYLE = 20  # styles that stand on styles
# What the readers of zip and xml raise on a file that is not in order.
SIGNS_OF_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.XMLSyntaxError,
    NotImplementedError,
    RuntimeError,  # nested too deeply
    EOFError,
    OSError,
    LookupError,
    TypeError,
    ValueError,
)


class DocxPackage:
    """The parts of a Word file, each parsed when it is first asked for."""

    def __init__(self, data: bytes):
        self._parts = _read_parts(data)
        document = self.tree(self._main_part())
        if document is None:
            raise damaged()
        self.document = document
        self.w = self.document.tag.rpartition("}")[0] + "}"
        self.styles = Styles(self.tree("word/styles.xml"), self.w)
        self.links = self._links()

    def tree(self, name: str) -> etree._Element | None:
        part = self._parts.get(name)
        return None if part is None else _tree_of(part)

    def trees(self, pattern: str) -> list[etree._Element]:
        """The trees of all parts whose names match, such as each header."""
        return [_tree_of(part) for name, part in sorted(self._parts.items()) if re.fullmatch(pattern, name)]

    def _main_part(self) -> str:
        links = self.tree("_rels/.rels")
        for link in links if links is not None else []:
            target = link.get("Target", "").lstrip("/")
            if link.get("Type", "").endswith("/officeDocument") and target in self._parts:
                return str(target)
        return "word/document.xml"

    def _links(self) -> dict[str, str]:
        folder, _, name = self._main_part().rpartition("/")
        root = self.tree(f"{folder}/_rels/{name}.rels")
        return {link.get("Id", ""): link.get("Target", "") for link in (root if root is not None else [])}


def _tree_of(part: bytes) -> etree._Element:
    return etree.fromstring(
        part, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True, huge_tree=True)
    )


def _read_parts(data: bytes) -> dict[str, bytes]:
    """The parts that hold words, sizes counted while they are unpacked: what the directory says may be a lie."""
    parts: dict[str, bytes] = {}
    room = MAX_UNPACKED_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in packed.infolist():
            if not READ.match(entry.filename) or NOT_READ.match(entry.filename):
                continue
            part = _unpacked(packed, entry, min(room, MAX_WORD_TEXT_BYTES))
            room -= len(part)
            # No Word file declares a document type; one that does may be a trap of entities within entities.
            if any("<!DOCTYPE".encode(encoding) in part for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
                raise damaged()
            parts[entry.filename] = part
    return parts


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    entry.file_size = 2 * limit  # else the zip reader believes the directory
    chunks, size = [], 0
    with packed.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise unpacks_too_big()
            chunks.append(chunk)
    return b"".join(chunks)


class Styles:
    """What the named styles of a Word file say of their paragraphs and runs."""

    def __init__(self, root: etree._Element | None, w: str):
        self._w = w
        self._styles = (
            {style.get(f"{w}styleId", ""): style for style in root.iter(f"{w}style")} if root is not None else {}
        )
        self._levels: dict[str, int] = {}
        self._marks: dict[tuple[str, str], bool] = {}

    def name(self, style: str) -> str:
        element = self._styles.get(style)
        return value(element, self._w, "name").casefold() if element is not None else ""

    def heading_level(self, style: str) -> int:
        """1 to 6 for a style that is a heading, by its name or its outline level; else 0."""
        if style not in self._levels:
            self._levels[style] = self._find_level(style)
        return self._levels[style]

    def _find_level(self, style: str) -> int:
        for known in self._chain(style):
            name = self.name(known)
            named = re.fullmatch(r"heading ([1-9])", name)
            if named:
                return min(int(named[1]), 6)
            if name in ("title", "subtitle"):
                return 1 if name == "title" else 2
            outline = value(self._styles[known].find(f"{self._w}pPr"), self._w, "outlineLvl")
            if outline.isdigit():
                return min(int(outline) + 1, 6) if int(outline) < 9 else 0
        return 0

    def has(self, style: str, mark: str) -> bool:
        """Whether the style, or one it stands on, switches on a mark of its runs: b, i, vanish, strike."""
        if (style, mark) not in self._marks:
            self._marks[style, mark] = self._find_mark(style, mark)
        return self._marks[style, mark]

    def _find_mark(self, style: str, mark: str) -> bool:
        for known in self._chain(style):
            said = switch(self._styles[known].find(f"{self._w}rPr"), self._w, mark)
            if said is not None:
                return said
        return False

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        while style in self._styles and style not in chain and len(chain) < DEEPEST_STYLE:
            chain.append(style)
            style = value(self._styles[style], self._w, "basedOn")
        return chain


def value(parent: etree._Element | None, w: str, name: str) -> str:
    child = parent.find(f"{w}{name}") if parent is not None else None
    return child.get(f"{w}val", "") if child is not None else ""


def switch(properties: etree._Element | None, w: str, name: str) -> bool | None:
    """A setting that is on, off or (None) not given."""
    child = properties.find(f"{w}{name}") if properties is not None else None
    return None if child is None else child.get(f"{w}val", "1") not in FALSE
