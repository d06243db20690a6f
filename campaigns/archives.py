"""A pack as one zip: the files under safe names, a manifest, the words to copy and a note on licences.

No database and no clock: the same contents give the same bytes, so an archive can be known by what is in it.
Files are copied through a small buffer, so a pack of 200 MB takes no more memory than one of 2.
"""

import csv
import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import PurePath
from typing import BinaryIO

from django.utils.text import slugify

BUFFER = 256 * 1024  # bytes
LONGEST_STEM = 60  # characters: some programs fail on long paths
ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
PACKED_ALREADY = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".mp4", ".mp3", ".docx", ".pptx", ".pdf"}
RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}  # Windows


@dataclass(frozen=True)
class ArchiveMember:
    """One file of a pack. `facts` are the cells of its line in the manifest, by heading."""

    name: str
    sha256: str
    size: int
    open: Callable[[], BinaryIO] = field(compare=False)
    facts: dict[str, str] = field(default_factory=dict)


def safe_names(wanted: Sequence[tuple[str, str]]) -> list[str]:
    """A file name for each (title, extension), such as “poster-a4.svg”: plain letters, none twice, none reserved."""
    taken: set[str] = set()
    names = []
    for title, extension in wanted:
        stem = slugify(title)[:LONGEST_STEM].strip("-_") or "file"
        stem = f"{stem}-file" if stem in RESERVED else stem
        tail = "." + slugify(extension)
        name, number = stem + tail, 2
        while name in taken:
            name, number = f"{stem}-{number}{tail}", number + 1
        taken.add(name)
        names.append(name)
    return names


def manifest(entries: Iterable[ArchiveMember]) -> str:
    """A table of what is in the pack, for people and for programs."""
    entries = list(entries)
    headings = list(dict.fromkeys(heading for entry in entries for heading in entry.facts))
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(["File", "Bytes", "sha256", *headings])
    for entry in entries:
        writer.writerow(
            [entry.name, entry.size, entry.sha256, *(plain(entry.facts.get(each, "")) for each in headings)]
        )
    return written.getvalue()


def plain(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@")) else cell


def fingerprint(entries: Iterable[ArchiveMember], notes: dict[str, str]) -> str:
    """What the archive of these would be known by: changes with any name, content or note."""
    seen = hashlib.sha256(manifest(entries).encode())
    for name, text in sorted(notes.items()):
        seen.update(f"\0{name}\0{text}".encode())
    return seen.hexdigest()


def write(target: BinaryIO, entries: Sequence[ArchiveMember], notes: dict[str, str]) -> Iterator[int]:
    """Write the archive to `target`, yielding how many bytes of the files are in it so far."""
    done = 0
    with zipfile.ZipFile(target, "w", allowZip64=True) as archive:
        for name, text in {"manifest.csv": "\ufeff" + manifest(entries), **notes}.items():
            archive.writestr(_info(name), text.encode(), zipfile.ZIP_DEFLATED)
        for entry in entries:
            with entry.open() as source, archive.open(_info(entry.name), "w", force_zip64=True) as part:
                while piece := source.read(BUFFER):
                    part.write(piece)
                    done += len(piece)
                    yield done


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, ALWAYS_THE_SAME)
    is_packed = PurePath(name).suffix in PACKED_ALREADY
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
