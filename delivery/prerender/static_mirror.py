"""The whole public site as plain files, for a web server that has nothing else left."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from delivery.page_cache.disk import PATH
from delivery.page_cache.response import ENCODINGS, CachedResponse
from delivery.prerender.crawler import CrawledPage

SUFFIXES = {"br": ".br", "gzip": ".gz", "": ""}
MOST_LOST = 0.10  # of the pages of the mirror before
RELEASES_KEPT = 3
MANIFEST = "manifest.json"
PICTURE = re.compile(rb'\bsrc="/media/((?!documents/)[\w./-]+)"')
SIGNS_OF_A_PERSON = (b"csrfmiddlewaretoken", b"wagtail-userbar")


class MirrorRefused(Exception):
    """Why the mirror stays as it was: `reasons`, one sentence each."""

    def __init__(self, reasons: list[str]):
        super().__init__("\n".join(reasons))
        self.reasons = reasons


class StaticMirror:
    """A folder with `releases/<time>/` and `current`, which leads to the newest that was whole."""

    def __init__(self, folder: Path):
        self.folder, self.current = folder, folder / "current"

    def write(
        self,
        pages: list[CrawledPage],
        name: str,
        is_still_current: Callable[[], bool] = lambda: True,
        as_of: float = 0,
    ) -> Path:
        """Write a release called `name` and make it the current one. Raises MirrorRefused when it is not whole.

        `as_of`: when the making of its pages began, in seconds since the epoch.
        """
        release = self.folder / "releases" / name
        release.mkdir(parents=True)
        try:
            manifest, reasons = self._fill(release, pages)
            reasons += self._losses(manifest)
            if not is_still_current():
                reasons.append("Something was changed while the pages were made: make them again.")
            if reasons:
                raise MirrorRefused(reasons)
            critical = [file_name(crawled.path) for crawled in pages if crawled.is_critical]
            known = {"pages": len(manifest), "critical": critical, "critical_as_of": as_of, "whole_as_of": as_of}
            known["sha256"] = manifest
            (release / MANIFEST).write_text(json.dumps(known, indent=1, sort_keys=True))
        except BaseException:
            shutil.rmtree(release, ignore_errors=True)
            raise
        self._switch_to(release)
        return release

    def renew(self, pages: Iterable[CrawledPage], is_still_current: Callable[[], bool], as_of: float) -> None:
        """Put pages in the place of those that the current release has of them, each as soon as it is made.

        For what must be right within moments, such as a number to call: a whole release takes longer. A page that is
        not there, or that has a fault, is left to the next whole release. `as_of`: when the making of them began.
        """
        manifest, known = self.current / MANIFEST, self._known()
        for crawled in pages:
            name = file_name(crawled.path)
            if (self.current / name).exists() and name in known["sha256"] and not faults_of(crawled):
                digest = hashlib.sha256(crawled.page.without_moment.body).hexdigest()
                if digest != known["sha256"][name] and is_still_current():
                    known["sha256"][name] = write_page(self.current / name, crawled.page)
        if known["sha256"]:
            fresh = manifest.with_name(f"{MANIFEST}.new")
            fresh.write_text(json.dumps(known | {"critical_as_of": as_of}, indent=1, sort_keys=True))
            shutil.copystat(manifest, fresh)  # its age stays that of the whole release, which the health page tells
            fresh.replace(manifest)

    def critical_as_of(self) -> float:
        """Everything critical in it is what the site said at this moment or later. In seconds since the epoch."""
        return float(self._known().get("critical_as_of", 0))

    def whole_as_of(self) -> float:
        """The same of everything in it."""
        return float(self._known().get("whole_as_of", 0))

    def written_at(self, path: str) -> float | None:
        """When the page at this address became what it is here; None where there is none."""
        try:
            return (self.current / file_name(path)).stat().st_mtime
        except OSError:
            return None

    def _known(self) -> dict[str, Any]:
        try:
            known: dict[str, Any] = json.loads((self.current / MANIFEST).read_text())
        except (OSError, ValueError):
            return {"sha256": {}}
        return known

    def files_now(self, kind: str = "sha256") -> set[str]:
        """What is in the current mirror and has not been withdrawn since, without the compressed forms."""
        return {name for name in self._known().get(kind, ()) if (self.current / name).exists()}

    def remove_below(self, path: str) -> None:
        if path == "/":
            self.remove_everything()
        elif PATH.fullmatch(path):
            shutil.rmtree(self.current / path.strip("/"), ignore_errors=True)

    def remove_everything(self) -> None:
        self.current.unlink(missing_ok=True)

    def _fill(self, release: Path, pages: list[CrawledPage]) -> tuple[dict[str, str], list[str]]:
        manifest, reasons = {}, []
        for crawled in pages:
            problems = faults_of(crawled)
            reasons += problems
            if problems or not PATH.fullmatch(crawled.path):
                continue
            name = file_name(crawled.path)
            manifest[name] = write_page(release / name, crawled.page)
            for picture in PICTURE.findall(crawled.page.body):
                self._copy_picture(release, picture.decode())
        return manifest, reasons

    def _copy_picture(self, release: Path, name: str) -> None:
        """Put a picture that a page shows beside it. One that cannot be had is left to the site."""
        file, before = (folder / "media" / name for folder in (release, self.current))
        if ".." in name or file.exists():
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        if before.exists():  # another picture has another name
            os.link(before, file)
            return
        try:
            with default_storage.open(name) as kept, file.open("wb") as to:
                shutil.copyfileobj(kept, to)
        except Exception:  # noqa: BLE001  # each storage has its own: none of them keeps the pages out of the mirror
            file.unlink(missing_ok=True)

    def _losses(self, manifest: dict[str, str]) -> list[str]:
        before = self.files_now()
        missing = sorted(self.files_now("critical") - set(manifest))
        if missing:
            return [f"{name} is missing, and somebody may need it to be safe." for name in missing]
        if len(manifest) < len(before) * (1 - MOST_LOST):
            return [f"There are {len(manifest)} pages and there were {len(before)}: more than a tenth is missing."]
        return [] if manifest else ["There is no page at all."]

    def _switch_to(self, release: Path) -> None:
        """One rename: whoever reads gets the whole of the old one or the whole of the new one."""
        fresh = self.folder / f"current.{release.name}"
        fresh.symlink_to(Path("releases") / release.name)
        fresh.replace(self.current)
        for old in sorted((self.folder / "releases").iterdir())[:-RELEASES_KEPT]:
            shutil.rmtree(old, ignore_errors=True)


def file_name(path: str) -> str:
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def faults_of(crawled: CrawledPage) -> list[str]:
    """What keeps a page out of the mirror, each a sentence."""
    path, page = crawled.path, crawled.page
    if page.status != 200:
        return [f"{path} answered {page.status}."] if crawled.is_listed else []
    if any(sign in page.body for sign in SIGNS_OF_A_PERSON):
        return [f"{path} has a form's token or an editor's tools in it."]
    headings = len(re.findall(rb"<h1[\s>]", page.body))
    if page.header("Content-Type").startswith("text/html") and headings != 1:
        return [f"{path} has {headings} headings of the first level."]
    return []


def write_page(file: Path, page: CachedResponse) -> str:
    """Write a page and its compressed forms, without what is true of one moment only. Returns its sha256."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lasting = page.without_moment
    for encoding in ENCODINGS:
        whole = file.with_name(file.name + SUFFIXES[encoding])
        begun = whole.with_name(f"{whole.name}.new")
        with begun.open("wb") as to:
            to.write(lasting.body_in(encoding))
            to.flush()
            os.fsync(to.fileno())
        begun.replace(whole)  # whoever reads gets the whole of the old one or the whole of the new one
    return hashlib.sha256(lasting.body).hexdigest()
