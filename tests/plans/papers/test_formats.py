"""What may be read, and what is said of everything else."""

import io
import zipfile

import pytest

from plans.papers import PaperError, errors, read_paper, read_pasted
from plans.papers.readers import file_formats
from plans.papers.readers.file_formats import decode, open_file

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def packed(**files: bytes | str) -> bytes:
    """A zip archive; two underscores in a name stand for "/", one for "."."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return data.getvalue()


def word_like(document: bytes | str = "<a/>") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return data.getvalue()


MEGABYTE = 1024 * 1024
REFUSED = [
    ("nothing at all", b"", "paper.docx", "empty"),
    ("only white space", b" \n\t ", "paper.txt", "empty"),
    ("only a byte order mark", b"\xef\xbb\xbf", "paper.txt", "empty"),
    ("more than the limit", b"a" * (20 * MEGABYTE + 1), "paper.txt", "too_big"),
    ("a PDF cut short", b"%PDF-1.7 ...", "paper.pdf", "damaged"),
    ("a PDF under a Word name", b"%PDF-1.7 ...", "paper.docx", "mislabelled"),
    ("a PDF with rubbish before it", b"\n\n%PDF-1.4", "paper.pdf", "damaged"),
    ("text called .pdf", b"Hello", "paper.pdf", "mislabelled"),
    ("a picture called .docx", PNG, "paper.docx", "mislabelled"),
    ("a program called .txt", b"MZ\x90\x00" + bytes(80), "paper.txt", "mislabelled"),
    ("Rich Text called .txt", rb"{\rtf1 Hello}", "paper.txt", "mislabelled"),
    ("a Word file called .txt", word_like(), "paper.txt", "mislabelled"),
    ("a Word file called .html", word_like(), "paper.html", "mislabelled"),
    ("a web page called .docx", b"<!DOCTYPE html><p>Hello", "paper.docx", "mislabelled"),
    ("a web page called .txt", b"<html><p>Hello", "paper.txt", "mislabelled"),
    ("a web page called .md", b"<!-- saved --><html><p>Hello", "paper.md", "mislabelled"),
    ("plain text called .docx", b"Hello", "paper.docx", "mislabelled"),
    ("plain text called .html", b"Hello", "paper.html", "mislabelled"),
    ("another ending", b"Hello", "paper.odt", "unsupported"),
    ("a locked Word file", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "paper.docx", "encrypted"),
    ("an old Word file", OLD_OFFICE + "WordDocument".encode("utf-16-le"), "paper.doc", "old_office"),
    ("an old Office file of no known kind", OLD_OFFICE, "paper.docx", "old_office"),
    ("a zip cut short", word_like()[:60], "paper.docx", "damaged"),
    ("a spreadsheet", packed(xl__workbook_xml="<a/>", word__x_xml="<a/>"), "paper.docx", "not_word"),
    ("any other zip", packed(notes_txt="Hello"), "paper.docx", "not_word"),
    ("a Word file without its text", word_like("not xml at all"), "paper.docx", "damaged"),
    ("bytes that are no text", b"Hello\x00world", "paper.txt", "not_text"),
    ("bytes of no known alphabet", b"\x81\x8d\x8f\x90", "paper.txt", "not_text"),
    ("control characters", b"\xff\x01\x02\x03", "paper.txt", "not_text"),
    ("half a character of UTF-16", b"\xff\xfea\x00b", "paper.txt", "not_text"),
    ("a web page without words", b"<html><script>alert(1)</script>", "paper.html", "no_words"),
]


@pytest.mark.parametrize(("data", "name", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_reason(data, name, code):
    with pytest.raises(PaperError) as refusal:
        read_paper(data, name)
    assert refusal.value.code == code


@pytest.mark.parametrize(("data", "name"), [case[1:3] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_every_refusal_says_what_to_do(data, name):
    with pytest.raises(PaperError) as refusal:
        read_paper(data, name)
    message = str(refusal.value)
    assert message.endswith(".")
    assert any(word in message.lower() for word in ("try again", "paste it", "paste its text", "ask the author"))


def test_a_locked_entry_of_a_zip_counts_as_encrypted():
    data = bytearray(word_like())
    place = data.index(b"PK\x01\x02")  # the directory entry; its flags are eight bytes on
    data[place + 8] |= 1
    with pytest.raises(PaperError) as refusal:
        read_paper(bytes(data), "paper.docx")
    assert refusal.value.code == "encrypted"


def test_a_file_that_unpacks_to_too_much_is_not_opened(monkeypatch):
    monkeypatch.setattr(file_formats, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(PaperError) as refusal:
        read_paper(word_like("a" * 2000), "paper.docx")
    assert refusal.value.code == "unpacks_too_big"


def test_a_small_file_that_holds_a_huge_text_is_not_opened():
    bomb = word_like(b"<a>" + b" " * (40 * MEGABYTE + 1))
    assert len(bomb) < 100_000
    with pytest.raises(PaperError) as refusal:
        read_paper(bomb, "paper.docx")
    assert refusal.value.code == "unpacks_too_big"


def test_a_file_of_too_many_files_is_not_opened(monkeypatch):
    monkeypatch.setattr(file_formats, "MAX_PACKED_FILES", 1)
    with pytest.raises(PaperError) as refusal:
        read_paper(word_like(), "paper.docx")
    assert refusal.value.code == "unpacks_too_big"


def test_entities_within_entities_are_not_unfolded():
    trap = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(PaperError) as refusal:
        read_paper(word_like(trap), "paper.docx")
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("£5 – café".encode(), "£5 – café"),
        ("£5 – café".encode("utf-8-sig"), "£5 – café"),
        ("£5 – café".encode("utf-16"), "£5 – café"),
        (b"\xfe\xff" + "£5 – café".encode("utf-16-be"), "£5 – café"),
        ("£5 – café".encode("cp1252"), "£5 – café"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "windows-1252"],
)
def test_text_is_read_in_the_alphabets_that_offices_use(data, text):
    assert decode(data)[0] == text


def test_text_that_was_not_utf_8_asks_to_be_checked():
    papers = read_paper("The café costs £5.".encode("cp1252"), "paper.txt")
    assert any(note.field == "text" and "£" in note.text for note in papers[0].notes)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Hello", "paper.TXT", "text"),
        (b"Hello", "paper", "text"),
        (b"Hello", "paper.md", "markdown"),
        (b"<p>Hello", "paper.htm", "html"),
        (b"<html>Hello", "paper", "html"),
        (b"MZ is the name of our team", "paper.txt", "text"),
        (b"PK is short for Park Keepers", "paper.txt", "text"),
    ],
)
def test_the_kind_is_decided_by_content_and_name_together(data, name, kind):
    assert open_file(data, name).format == kind


def test_pasted_text_has_the_same_limits():
    for text, code in (("  \n", "empty"), ("a" * (20 * MEGABYTE + 1), "too_big")):
        with pytest.raises(PaperError) as refusal:
            read_pasted(text)
        assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "name"), [("- a\n" * 2500, "a.txt"), ("a\n" * 2500, "a.txt"), ("<p>a" * 60_000, "a.html")]
)
def test_a_text_of_far_too_many_lines_is_refused_before_it_fills_the_memory(monkeypatch, text, name):
    monkeypatch.setattr(errors, "MAX_PIECES", 1500)
    with pytest.raises(PaperError) as refusal:
        read_paper(text.encode(), name)
    assert refusal.value.code == "too_long"
