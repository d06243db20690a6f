"""Word documents (.docx) into html, with the paragraph numbers that Word leaves out of the text."""

import io
import re
import struct
import zipfile
import zlib
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from plans.papers.errors import PaperError
from plans.papers.readers.docx_numbering import Numbers, write_numbers
from plans.papers.readers.docx_runs import merge_runs
from plans.papers.readers.file_formats import damaged

MAX_RUNS = 150_000  # with paragraphs; mammoth takes some 6 KB of memory for each
LEFT_PACKED = re.compile(r"word/(?:media|embeddings|fonts)/|docProps/")
# Only what mammoth does not know: it already maps Heading 1 to Heading 6, and lists by their level.
STYLE_MAP = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
"""
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
# mammoth drops these and their words with them; under the other name it reads what is inside.
SAME_AS = {"fldSimple": "smartTag", "bdo": "smartTag", "dir": "smartTag", "cr": "br", "ptab": "tab"}
# What the readers of zip, xml and Word raise on a file that is not in order.
SIGNS_OF_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.XMLSyntaxError,
    ExpatError,
    RuntimeError,  # nested too deeply, or packed in an unknown way
    EOFError,
    OSError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def word_to_html(data: bytes) -> tuple[str, bool]:
    """The document as html, pictures as img without an address; and whether a formula was left out.

    Raises PaperError if the file is damaged. The size must have been checked before.
    """
    try:
        parts = _read_parts(data)
        has_formula = _prepare(parts)
        # Only Normal and the like are unknown styles to mammoth; its messages are of no use to an editor.
        result = mammoth.convert_to_html(
            _pack(parts),
            style_map=STYLE_MAP,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        )
    except PaperError:
        raise
    except SIGNS_OF_DAMAGE as error:
        raise damaged() from error
    return result.value, has_formula


def _read_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist() if not LEFT_PACKED.match(name)}
    # No Word file declares a document type; one that does may be a trap of entities within entities.
    if any(
        "<!DOCTYPE".encode(encoding) in part
        for part in parts.values()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ):
        raise damaged()
    return parts


def _prepare(parts: dict[str, bytes]) -> bool:
    """Rewrite the main part so that mammoth finds every word and number in it."""
    name = _main_part(parts)
    document = _parse(parts[name])
    folder = name.rpartition("/")[0]
    numbers = Numbers(
        _parse(parts.get(f"{folder}/numbering.xml")),
        _parse(parts.get(f"{folder}/styles.xml")),
    )
    namespace = document.tag.rpartition("}")[0] + "}"
    write_numbers(document, numbers)
    merge_runs(document, namespace)
    if sum(1 for _ in document.iter(f"{namespace}r", f"{namespace}p")) > MAX_RUNS:
        raise PaperError("too_long", "This Word file has far more in it than one paper. Split it and try again.")
    for dropped, read in SAME_AS.items():
        for element in list(document.iter(namespace + dropped)):
            element.tag = namespace + read
    for either in list(document.iter(f"{MARKUP}AlternateContent")):
        if either.find(f"{MARKUP}Fallback") is None and len(either):
            either[0].tag = f"{MARKUP}Fallback"
    parts[name] = etree.tostring(document, encoding="utf-8", xml_declaration=True)
    return next(document.iter(MATHS), None) is not None


def _main_part(parts: dict[str, bytes]) -> str:
    links = _parse(parts.get("_rels/.rels"))
    for link in links if links is not None else []:
        target = link.get("Target", "").lstrip("/")
        if link.get("Type", "").endswith("/officeDocument") and target in parts:
            return target
    return "word/document.xml"


def _parse(part: bytes | None) -> etree._Element | None:
    if part is None:
        return None
    return etree.fromstring(
        part, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True, huge_tree=True)
    )


def _pack(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed
