"""The archive: safe to unpack anywhere, the same for the same contents, and made without holding it in memory."""

import csv
import tracemalloc
import zipfile
from io import BytesIO, StringIO
from tempfile import TemporaryFile

import pytest

from campaigns.archives import ArchiveMember, fingerprint, manifest, safe_names, write

MEGABYTE = 1024 * 1024


class Zeros:
    """A file of so many bytes that is never anywhere whole."""

    def __init__(self, size: int):
        self.left = size

    def read(self, size: int) -> bytes:
        piece = b"\0" * min(size, self.left)
        self.left -= len(piece)
        return piece

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


def entry(name: str, content: bytes = b"x", **facts) -> ArchiveMember:
    return ArchiveMember(name, "ab" * 32, len(content), lambda: BytesIO(content), facts)


@pytest.mark.parametrize(
    ("title", "extension", "name"),
    [
        ("Poster, A4", "pdf", "poster-a4.pdf"),
        ("../../etc/passwd", "svg", "etcpasswd.svg"),
        ("CON", "png", "con-file.png"),
        ("…", "png", "file.png"),
        ("Café at night" * 20, "png", None),
    ],
)
def test_names_are_plain(title, extension, name):
    [made] = safe_names([(title, extension)])
    assert name in (None, made)
    assert len(made) <= 70
    assert "/" not in made


def test_no_name_comes_twice():
    assert safe_names([("A", "png"), ("a", "png"), ("A", "svg")]) == ["a.png", "a-2.png", "a.svg"]


def test_the_archive_has_files_notes_and_a_manifest():
    target = BytesIO()
    list(write(target, [entry("a.svg", b"<svg/>", Licence="Ours")], {"licence.txt": "Ours.\n"}))
    archive = zipfile.ZipFile(target)
    assert archive.namelist() == ["manifest.csv", "licence.txt", "a.svg"]
    assert archive.testzip() is None
    rows = list(csv.DictReader(StringIO(archive.read("manifest.csv").decode("utf-8-sig"))))
    assert rows == [{"File": "a.svg", "Bytes": "6", "sha256": "ab" * 32, "Licence": "Ours"}]


def test_no_cell_of_the_manifest_runs_in_a_spreadsheet():
    assert "'=1+1" in manifest([entry("a.svg", Credit="=1+1")])


def test_the_same_contents_give_the_same_bytes_and_others_another_name():
    def made() -> bytes:
        target = BytesIO()
        list(write(target, [entry("a.svg")], {"licence.txt": "x"}))
        return target.getvalue()

    assert made() == made()
    names = {
        fingerprint([entry("a.svg")], {}),
        fingerprint([entry("b.svg")], {}),
        fingerprint([entry("a.svg")], {"n": ""}),
    }
    assert len(names) == 3


@pytest.mark.slow
def test_fifty_files_and_200_megabytes_take_little_memory():
    entries = [ArchiveMember(f"{n}.mp4", "", 4 * MEGABYTE, lambda: Zeros(4 * MEGABYTE)) for n in range(50)]
    tracemalloc.start()
    with TemporaryFile() as target:
        steps = list(write(target, entries, {}))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert target.tell() > 200 * MEGABYTE
    assert steps[-1] == 200 * MEGABYTE
    assert steps == sorted(steps)
    assert most < 64 * MEGABYTE
