"""What kind of file this really is, decided from its bytes. The name only has to agree."""

import codecs
import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal, NamedTuple

from core.upload_limits import MOST_BYTES_OF_A_PAPER as MAX_FILE_BYTES
from plans.papers.errors import PaperError

Format = Literal["word", "html", "markdown", "text", "pdf"]

MAX_UNPACKED_BYTES = 200 * 1024 * 1024  # all of a Word file, pictures too
MAX_WORD_TEXT_BYTES = 40 * 1024 * 1024  # any one part of a Word file that we read
MAX_PACKED_FILES = 5_000

EXTENSIONS: dict[str, Format] = {
    ".docx": "word",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
OTHER_FILES = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a picture or a recording"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a GZIP archive"),
    (b"{\\rtf", "a Rich Text file"),
]
WORD_PART = re.compile(r"word/[^/]+\.xml")
HTML_OPENING = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*|<\?xml[^>]{0,200}>\s*){0,20}<(?:!doctype\s+html|html)\b", re.I | re.S
)
STATED_ENCODING = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE
)
HTML_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]{0,500}>", re.IGNORECASE)
HOW_TO_SAVE = "Save it as a Word document (.docx) and try again, or copy its text and paste it."


class Opened(NamedTuple):
    format: Format
    text: str  # "" for a Word file or a PDF
    doubt: str = ""  # what to check, where the alphabet of the text had to be guessed


def open_file(data: bytes, name: str) -> Opened:
    """Decide the format and, unless it is a Word file, decode the text.

    Raises PaperError if the file is empty, too large, damaged, locked, of a kind that cannot be read,
    or not what its name says.
    """
    refuse_size(len(data))
    extension = PurePath(name).suffix.lower()
    _refuse_what_is_not_a_paper(data)
    if re.search(rb"%PDF-\d", data[:1024]):
        _agree("a PDF", extension, {"pdf"})
        return Opened("pdf", "")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_word_file(data)
        _agree("a Word document", extension, {"word"})
        return Opened("word", "")
    if extension == ".docx":
        _refuse_false_word_file(data)
    text, doubt = decode(data)
    if not text.strip():
        raise _nothing_in_it()
    return Opened(_kind_of_text(text, extension), text, doubt)


def refuse_size(size: int) -> None:
    """Raise PaperError for no bytes at all, or more than the limit."""
    if not size:
        raise _nothing_in_it()
    if size > MAX_FILE_BYTES:
        raise PaperError(
            "too_big",
            f"The file is {size / 1024 / 1024:.0f} MB. The most we can read is "
            f"{MAX_FILE_BYTES // 1024 // 1024} MB. Take the pictures out and try again.",
        )


def decode(data: bytes) -> tuple[str, str]:
    """The text, and what an editor should check if its alphabet is not certain. Raises PaperError if it is no text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decode_as(encoding, data), ""
    if unmarked := _utf_16_without_mark(data):
        return _decode_as(unmarked, data), "The file does not say how it is written; we took it for UTF-16. Check it."
    try:
        return _refuse_nul(data.decode("utf-8")), ""
    except UnicodeDecodeError:
        stated = _stated_encoding(data)
        text = _decode_as(stated or "cp1252", data)
        if re.search(r"[\x00-\x08\x0e-\x1f]", text):
            raise _not_text() from None
        return text, "" if stated else "The file is not in UTF-8. Check signs such as £ and quotation marks."


def _stated_encoding(data: bytes) -> str:
    """The encoding that a web page states of itself, if it is one we know."""
    stated = STATED_ENCODING.search(data[:4096])
    name = stated[1].decode("ascii").lower() if stated else ""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    # As browsers do: who says Latin-1 means the Windows alphabet.
    return "cp1252" if known in ("iso8859-1", "ascii") else "" if known.startswith("utf") else known


def _utf_16_without_mark(data: bytes) -> str:
    """Every other byte of a western text in UTF-16 is nought."""
    start = data[:2000]
    if len(start) < 8:
        return ""
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[offset::2].count(0) > 0.6 * len(start) / 2 and start[1 - offset :: 2].count(0) == 0:
            return encoding
    return ""


def _decode_as(encoding: str, data: bytes) -> str:
    try:
        return _refuse_nul(data.decode(encoding))
    except UnicodeDecodeError:
        raise _not_text() from None


def _refuse_nul(text: str) -> str:
    if "\0" in text:
        raise _not_text()
    return text


def _not_text() -> PaperError:
    return PaperError("not_text", f"This is not a text that we can read. {HOW_TO_SAVE}")


def _nothing_in_it() -> PaperError:
    return PaperError("empty", "There is nothing in it. Check that you chose the right file, and try again.")


def _refuse_what_is_not_a_paper(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_old_office_file(data)
    for opening, what in OTHER_FILES:
        # A text may begin with letters such as "MZ"; it has no NUL byte.
        if data.startswith(opening) and (not opening.isascii() or b"\0" in data[:4096] or opening == b"{\\rtf"):
            raise PaperError("mislabelled", f"This is {what}, not a paper. {HOW_TO_SAVE}")


def _refuse_old_office_file(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _locked()
    what = (
        "a Word document of the old kind (.doc)" if "WordDocument".encode("utf-16-le") in data else "an old Office file"
    )
    raise PaperError("old_office", f"This is {what}. Open it in Word. {HOW_TO_SAVE}")


def _locked() -> PaperError:
    return PaperError(
        "encrypted",
        "This file is locked with a password. Open it in Word, take the password off, save it and try again.",
    )


def _refuse_false_word_file(data: bytes) -> None:
    opening = data[:4096].decode("utf-8", "replace")
    if HTML_OPENING.match(opening):
        raise PaperError(
            "mislabelled", "This is a web page, but its name ends in .docx. Rename it to end in .html and try again."
        )
    raise PaperError("mislabelled", f"The name ends in .docx, but this is not a Word document. {HOW_TO_SAVE}")


def _kind_of_text(text: str, extension: str) -> Format:
    if HTML_OPENING.match(text):
        _agree("a web page", extension, {"html"})
        return "html"
    if extension not in EXTENSIONS and extension:
        raise PaperError("unsupported", f"We cannot read files that end in {extension[:10]}. {HOW_TO_SAVE}")
    kind = EXTENSIONS.get(extension, "text")
    if kind == "pdf":
        raise PaperError("mislabelled", f"The name ends in .pdf, but this is not a PDF. {HOW_TO_SAVE}")
    if kind == "html" and not HTML_TAG.search(text):
        _agree("plain text", extension, {"text"})
    return kind


def _agree(what: str, extension: str, formats: set[str]) -> None:
    """A file without an extension goes by its content; with one, both must say the same."""
    if extension and EXTENSIONS.get(extension) not in formats:
        right = next(known for known, kind in EXTENSIONS.items() if kind in formats)
        raise PaperError(
            "mislabelled",
            f"This is {what}, but its name ends in {extension[:10]}. Rename it to end in {right} and try again.",
        )


def _check_word_file(data: bytes) -> None:
    """Raise PaperError unless this is a sound .docx of a size that is safe to unpack. Reads no content."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise damaged() from error
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_PACKED_FILES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise unpacks_too_big()
    if any(WORD_PART.fullmatch(entry.filename) and entry.file_size > MAX_WORD_TEXT_BYTES for entry in entries):
        raise unpacks_too_big()
    if any(entry.flag_bits & 1 for entry in entries):
        raise _locked()
    if "[Content_Types].xml" not in names or not any(WORD_PART.fullmatch(name) for name in names):
        raise PaperError("not_word", f"This is {_packed_kind(names)}, not a Word document. {HOW_TO_SAVE}")


def _packed_kind(names: set[str]) -> str:
    for sign, what in (
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("mimetype", "an OpenDocument file or an e-book"),
    ):
        if sign in names:
            return what
    return "a ZIP archive"


def unpacks_too_big() -> PaperError:
    return PaperError(
        "unpacks_too_big",
        "This file would unpack to far more than a paper needs, so we did not open it. "
        "Copy its text and paste it, or take the pictures out and try again.",
    )


def damaged() -> PaperError:
    return PaperError(
        "damaged", "This Word file is damaged. Open it in Word, save it again and try again, or paste its text."
    )
