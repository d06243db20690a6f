"""Finished pages on the disk, each at its own address, so that they outlive every process."""

import os
import re
import secrets
import shutil
from pathlib import Path

from delivery.page_cache.response import CachedResponse

MOST_KEPT = 20_000  # pages; more addresses than any site of this kind has, and far fewer than somebody could invent
MOST_REMEMBERED = 400  # pages read before, which are read again only when their files are other ones
LEAST_FREE = 64 * 1024 * 1024  # bytes left on the disk for the database and for editors
PAGE, FILE = "@page", "@file"  # for an address that ends with a stroke and one that does not; no address has an @
HOST = re.compile(r"(https?)-([a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(:[0-9]{1,5})?)")
PATH = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150}/){0,20}(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150})?")

Address = tuple[str, str]  # scheme and host as in `https-example.org`, and the path


class DiskCache:
    """`trouble` says in words why nothing is being written, if that is so."""

    def __init__(self, folder: Path):
        self.folder, self.trouble = folder, ""
        self.read_before: dict[Address, tuple] = {}
        self._count: int | None = None

    def file_of(self, address: Address) -> Path | None:
        """Where a page of this address is kept; None for an address no page of ours can have."""
        host, path = address
        if not HOST.fullmatch(host) or not PATH.fullmatch(path) or len(path) > 500:
            return None
        return self.folder / "hosts" / host / path.strip("/") / (PAGE if path.endswith("/") else FILE)

    def read(self, address: Address) -> CachedResponse | None:
        """The page kept for this address, if it is there and whole. A spoilt one is removed."""
        file = self.file_of(address)
        if file is None:
            return None
        try:
            seen = os.stat(file)
            stamp = (seen.st_ino, seen.st_mtime_ns)
            if self.read_before.get(address, (None,))[0] != stamp:
                self.read_before[address] = (stamp, CachedResponse.from_bytes(file.read_bytes()))
        except OSError:
            return None
        except (ValueError, KeyError):
            self._remove(file)
            return None
        while len(self.read_before) > MOST_REMEMBERED:
            self.read_before.pop(next(iter(self.read_before)), None)
        return self.read_before[address][1]

    def write(self, address: Address, page: CachedResponse) -> None:
        """Keep it, whole or not at all. A disk that is full or not ours costs nothing but the copy."""
        file = self.file_of(address)
        if file is None or self._is_full(file):
            return
        partial = self.folder / f"partial.{secrets.token_hex(8)}"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            is_new = not file.exists()
            partial.write_bytes(page.to_bytes())
            partial.replace(file)
        except OSError as problem:
            self.trouble = f"Pages cannot be kept: {problem.strerror}."
            self._remove(partial)
            return
        self.trouble = ""
        self._count = (self._count or 0) + is_new

    def remove(self, address: Address) -> None:
        if file := self.file_of(address):
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
            has_room = shutil.disk_usage(self.folder).free > LEAST_FREE
        except OSError as problem:
            self.trouble = f"Pages cannot be kept: {problem.strerror}."
            return True
        if not has_room:
            self.trouble = "Pages cannot be kept: the disk is nearly full."
        return not has_room or (self._count >= MOST_KEPT and not file.exists())
