"""What takes many seconds to make and is the same for every process of a run: made once on this machine, and copied.

Whoever is first makes it, and whoever comes meanwhile waits. A change in code, content or packages makes a new one.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE_OF = (
    "accounts", "campaigns", "core", "delivery", "home", "plans", "site", "starter", "static", "support_services",
    "templates", "venues",
)  # fmt: skip
A_DAY = 24 * 60 * 60  # seconds


@cache
def code_and_content() -> str:
    """A fingerprint of all that a new site is made of."""
    told = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for folder in MADE_OF:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                told.update(f"{file.relative_to(ROOT)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()[:16]


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` has filled: now, or earlier by another process with the same code and content."""
    folder = Path(tempfile.gettempdir()) / f"made-{code_and_content()}-{name}"
    with Path(f"{folder}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            forget_what_is_old()
            partial = Path(f"{folder}.{os.getpid()}")
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            make(partial)
            partial.replace(folder)
    return folder


def forget_what_is_old() -> None:
    for made in Path(tempfile.gettempdir()).glob("made-????????????????-*"):
        if made.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)
