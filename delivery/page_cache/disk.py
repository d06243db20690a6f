"""Finished pages on the disk, each at its own address, so that they outlive every process; the latest in memory too."""

import os
import re
import secrets
import shutil
from collections import OrderedDict
from pathlib import Path

from delivery.page_cache.response import CachedResponse

MAX_FILES = 20_000  # pages; more addresses than any site of this kind has, and far fewer than somebody could invent
MAX_IN_MEMORY = 400  # pages of some 60 KB with their compressed forms: 24 MB a worker
MIN_FREE_BYTES = 64 * 1024 * 1024  # left on the disk for the database and for editors
PAGE, FILE = "@page", "@file"  # for an address that ends with a stroke and one that does not; no address has an @
HOST = re.compile(r"(https?)-([a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(:[0-9]{1,5})?)")
PATH = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150}/){0,20}(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150})?")

CacheKey = tuple[str, str]  # scheme and host as in `https-example.org`, and the path
FileVersion = tuple[int, int]  # its inode and when it was written


class DiskCache:
    """`trouble` says in words why nothing is being written, if that is so.

    What stands in `memory` may be sent while it is fresh. Whatever is stale is sent only where its file still is what
    it was, since a withdrawn page is withdrawn from the disk.
    """

    def __init__(self, folder: Path):
        self.folder, self.trouble = folder, ""
        self.memory: OrderedDict[CacheKey, CachedResponse] = OrderedDict()
        self._version_in_memory: dict[CacheKey, FileVersion] = {}
        self._count: int | None = None

    def file_of(self, key: CacheKey) -> Path | None:
        """Where a page of this address is kept; None for an address no page of ours can have."""
        host, path = key
        if not HOST.fullmatch(host) or not PATH.fullmatch(path) or len(path) > 500:
            return None
        return self.folder / "hosts" / host / path.strip("/") / (PAGE if path.endswith("/") else FILE)

    def read(self, key: CacheKey) -> CachedResponse | None:
        """The page on the disk for this address, if it is there and whole. A spoilt one is removed."""
        file = self.file_of(key)
        if file is None:
            return None
        try:
            version = version_of(file)
            page = self.memory.get(key)
            if page is None or self._version_in_memory.get(key) != version:
                page = CachedResponse.deserialize(file.read_bytes())
                self.hold(key, page, version)
        except OSError:
            return None
        except (ValueError, KeyError):
            self._remove(file)
            return None
        return page

    def write(self, key: CacheKey, page: CachedResponse) -> None:
        """Keep it, whole or not at all. A disk that is full or not ours costs nothing but the copy."""
        self.hold(key, page)
        file = self.file_of(key)
        if file is None or self._is_full(file):
            return
        partial = self.folder / f"partial.{secrets.token_hex(8)}"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            is_new = not file.exists()
            partial.write_bytes(page.serialize())
            version = version_of(partial)
            partial.replace(file)
        except OSError as problem:
            self.trouble = f"Pages cannot be kept: {problem.strerror}."
            self._remove(partial)
            return
        self.trouble = ""
        self._count = (self._count or 0) + is_new
        self.hold(key, page, version)

    def hold(self, key: CacheKey, page: CachedResponse, version: FileVersion | None = None) -> None:
        """In memory, where the least lately read goes first. Without a `version` it is on no disk."""
        self.memory.pop(key, None)  # and to the end: another thread may have dropped it meanwhile
        self.memory[key] = page
        if version:
            self._version_in_memory[key] = version
        else:
            self._version_in_memory.pop(key, None)
        while len(self.memory) > MAX_IN_MEMORY:
            dropped, _ = self.memory.popitem(last=False)
            self._version_in_memory.pop(dropped, None)

    def remove(self, key: CacheKey) -> None:
        self.memory.pop(key, None)
        if file := self.file_of(key):
            self._remove(file)

    def remove_below(self, path: str) -> None:
        """Remove what is at this path and below it, for every host: no failure may bring it back."""
        if PATH.fullmatch(path) and path != "/":
            for host in self._hosts():
                self._discard(host / path.strip("/"))
        elif path == "/":
            self.remove_everything()

    def remove_everything(self) -> None:
        self._discard(self.folder / "hosts")
        self._count = None

    def sweep(self, before: float) -> None:
        """Remove what was kept before a moment, in seconds since the epoch."""
        for file in self.folder.glob("hosts/**/@*"):
            if file.stat().st_mtime < before:
                self._remove(file)

    def _hosts(self) -> list[Path]:
        try:
            return list((self.folder / "hosts").iterdir())
        except OSError:
            return []

    def _discard(self, folder: Path) -> None:
        """One rename, and it is gone for everybody; then as long as it takes to delete."""
        aside = self.folder / f"aside.{secrets.token_hex(8)}"
        try:
            folder.rename(aside)
        except FileNotFoundError:
            return
        except OSError as problem:  # then the generation cannot be written either, and nothing here is used at all
            self.trouble = f"Pages cannot be removed: {problem.strerror}."
        shutil.rmtree(aside, ignore_errors=True)

    def _remove(self, file: Path) -> None:
        try:
            file.unlink(missing_ok=True)
        except OSError as problem:
            self.trouble = f"Pages cannot be removed: {problem.strerror}."

    def _is_full(self, file: Path) -> bool:
        try:
            if self._count is None:
                self.folder.mkdir(parents=True, exist_ok=True)
                self._count = sum(1 for _ in self.folder.glob("hosts/**/@*"))
            has_room = shutil.disk_usage(self.folder).free > MIN_FREE_BYTES
        except OSError as problem:
            self.trouble = f"Pages cannot be kept: {problem.strerror}."
            return True
        if not has_room:
            self.trouble = "Pages cannot be kept: the disk is nearly full."
        return not has_room or (self._count >= MAX_FILES and not file.exists())


def version_of(file: Path) -> FileVersion:
    """Raises OSError."""
    seen = os.stat(file)
    return seen.st_ino, seen.st_mtime_ns
