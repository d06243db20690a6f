"""One number says whether what is cached is still true: another one after every change, in every process."""

import hashlib
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

SIZE = 16  # bytes
# Folders in which nothing is that a page is made of; .venv is large.
NOT_PART_OF_A_RELEASE = (".", "var", "tests", "script", "lab", "docs")
REREAD_EVERY = 0.01  # seconds; reading the file for every reader would cost up to a tenth of the speed
MAX_EARLIER_VALUES = 50  # as many as changes come in the time of the next line
RECENTLY = 0.8  # seconds: with the making of a page, what is published is seen within one


class Generation:
    """A small file that all processes of a machine read: what one of them writes, the others see a moment later.

    `release` is part of the value, so that two versions of the site on one cache never take each other's pages for
    fresh.
    """

    _bumped: object = None  # another one whenever this process bumps or meets a new value: all in it look at once

    def __init__(self, file: Path, release: bytes = b""):
        self.file, self.release = file, release
        self._value: bytes | None = None
        self._was_lost = False
        self._reread_at = 0.0
        self._bump_seen: object = None
        self._was_current_until: dict[bytes | None, float] = {}  # earlier values, and when each was last current

    def current(self) -> bytes | None:
        """The value, at most REREAD_EVERY old; None while the file cannot be read and written: nothing is fresh."""
        if time.monotonic() >= self._reread_at or self._bump_seen is not Generation._bumped:
            self._reread()
        return self._value

    def reread(self) -> bytes | None:
        """For whoever must not miss a change that another process has just made."""
        self._reread()
        return self._value

    def was_current_recently(self, value: bytes) -> bool:
        """Whether this process has seen that it was. Only then is what was made of it a moment old at most."""
        return time.monotonic() - self._was_current_until.get(value, float("-inf")) < RECENTLY

    def changed_at(self) -> float:
        """When the present value was given, in seconds since the epoch. Raises OSError."""
        return self.file.stat().st_mtime

    def bump(self, value: bytes = b"") -> None:
        """Make everything cached so far stale, in every process. Raises OSError where the file cannot be written.

        `value` is what it is to be from now on: SIZE bytes that it never was before.
        """
        value = value or secrets.token_bytes(SIZE)
        try:
            self._overwrite(value)
        except FileNotFoundError:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.file.with_name(f"{self.file.name}.{value.hex()}")
            fresh.write_bytes(value)
            fresh.replace(self.file)
        Generation._bumped = object()

    def _overwrite(self, value: bytes) -> None:
        """In place: its sixteen bytes are there also on a full disk."""
        descriptor = os.open(self.file, os.O_WRONLY)
        try:
            os.pwrite(descriptor, value, 0)
            os.ftruncate(descriptor, SIZE)
        finally:
            os.close(descriptor)

    def _reread(self) -> None:
        reread_at, bumped, before = time.monotonic() + REREAD_EVERY, Generation._bumped, self._value
        try:
            self._value = self._read_or_begin_anew() + self.release
            self._was_lost = False
        except OSError:
            self._value, self._was_lost = None, True
        if self._value != before:
            Generation._bumped = object()
            lately = dict([*self._was_current_until.items()][-MAX_EARLIER_VALUES:])
            self._was_current_until = {**lately, before: self._reread_at - REREAD_EVERY}
        self._reread_at, self._bump_seen = reread_at, bumped  # last: nobody takes what is not read yet for missing

    def _read_or_begin_anew(self) -> bytes:
        """Where it is gone or spoilt, or was not ours to write, a change may have been missed. Raises OSError."""
        if not self._was_lost:
            with suppress(OSError):
                return self._read()
        self.bump()
        return self._read()

    def _read(self) -> bytes:
        """Raises OSError where it is not whole, or may not be written."""
        with self.file.open("r+b", buffering=0) as file:
            value = file.read(SIZE + 1)
        if len(value) != SIZE:
            raise OSError(f"{self.file} is spoilt.")
        return value


def release_of(project: Path) -> bytes:
    """A fingerprint of the code, templates and packages: another one for another version of the site."""
    folders = [each for each in project.iterdir() if each.is_dir() and not each.name.startswith(NOT_PART_OF_A_RELEASE)]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix != ".pyc" and file.is_file()]
    ours = sorted([*files, project / "requirements.txt"])
    lines = [f"{file.relative_to(project)} {(at := file.stat()).st_size} {at.st_mtime_ns}" for file in ours]
    return hashlib.sha256("\n".join(lines).encode()).digest()[:8]
