"""One number says whether what is kept is still true: another one after every change, in every process at once."""

import hashlib
import os
import secrets
import time
from io import FileIO
from pathlib import Path

SIZE = 16  # bytes
NOT_OURS = (".", "var", "tests", "script", "docs")  # folders in which nothing is that a page is made of; .venv is large
LOOK_AGAIN = 1.0  # seconds after which somebody may have removed or replaced the file


class Generation:
    """A small file that all processes of a machine hold open: what one of them writes, the others read at once.

    `release` is part of the value, so that two versions of the site on one store never take each other's pages
    for fresh.
    """

    def __init__(self, file: Path, release: bytes = b""):
        self.file, self.release = file, release
        self._open: FileIO | None = None
        self._seen: tuple | None = None
        self._was_lost = False
        self._look_at = 0.0

    def now(self) -> bytes | None:
        """The present value; None while the file cannot be read and written, and then nothing kept is fresh."""
        if time.monotonic() >= self._look_at:
            self._look()
        held = self._open  # once: another thread may let go of it
        try:
            value = os.pread(held.fileno(), SIZE, 0) if held else b""
        except OSError:
            return None
        return value + self.release if len(value) == SIZE else None

    def began(self) -> float:
        """When the present value was given, in seconds since the epoch. Raises OSError."""
        return self.file.stat().st_mtime

    def renew(self) -> None:
        """Make everything kept so far old, in every process. Raises OSError where the file cannot be written."""
        value = secrets.token_bytes(SIZE)
        try:
            self._overwrite(value)
        except FileNotFoundError:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.file.with_name(f"{self.file.name}.{value.hex()}")
            fresh.write_bytes(value)
            fresh.replace(self.file)
        self._look_at = 0.0

    def _overwrite(self, value: bytes) -> None:
        """In place, because others hold this very file; its sixteen bytes are there also on a full disk."""
        descriptor = os.open(self.file, os.O_WRONLY)
        try:
            os.pwrite(descriptor, value, 0)
            os.ftruncate(descriptor, SIZE)
        finally:
            os.close(descriptor)

    def _look(self) -> None:
        """Where the file is gone or spoilt, or was not ours to write, begin anew: a change may have been missed."""
        look_at = time.monotonic() + LOOK_AGAIN
        try:
            if self._was_lost or not self._is_whole():
                self.renew()
            self._hold()
            self._was_lost = False
        except OSError:
            self._open, self._was_lost = None, True
        self._look_at = look_at  # last, so that no other thread takes what is not read yet for missing

    def _is_whole(self) -> bool:
        """Raises PermissionError where it may not be written."""
        if not self.file.exists():
            return False
        if not os.access(self.file, os.W_OK):
            raise PermissionError(self.file)
        return self.file.stat().st_size == SIZE

    def _hold(self) -> None:
        seen = os.stat(self.file)
        if (seen.st_dev, seen.st_ino) != self._seen or self._open is None:
            self._open = self.file.open("rb", buffering=0)  # the one before closes itself when nobody reads it any more
            self._seen = (seen.st_dev, seen.st_ino)


def release_of(project: Path) -> bytes:
    """A fingerprint of the code, templates and packages: another one for another version of the site."""
    folders = [folder for folder in project.iterdir() if folder.is_dir() and not folder.name.startswith(NOT_OURS)]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix != ".pyc" and file.is_file()]
    ours = sorted([*files, project / "requirements.txt"])
    lines = [f"{file.relative_to(project)} {(at := file.stat()).st_size} {at.st_mtime_ns}" for file in ours]
    return hashlib.sha256("\n".join(lines).encode()).digest()[:8]
