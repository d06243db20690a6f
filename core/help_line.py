"""The line to talk to that error pages name, as it was last published.

It stands in a file, because these pages are made while the database is away. support_services/help_line.py writes it
after each change; docs/decisions/0046-the-number-when-all-fails.md says when the one in the code is shown.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

FILE = "line.json"


@dataclass(frozen=True)
class HelpLine:
    """`said`: what a call costs and when somebody answers, in sentences; empty where nobody knows."""

    name: str
    run_by: str
    number: str
    href: str
    said: str


# Shown only where no service was ever published. The starter services say the same, and a test holds that.
BUILT_IN = HelpLine(
    "National Domestic Abuse Helpline", "Refuge", "0808 2000 247", "tel:08082000247", "Free. Day and night, every day."
)


def last_published() -> HelpLine | None:
    """None where the line was withdrawn and no other is public: then 999 and 101 stand alone."""
    folder: Path | None = settings.NUMBERS_TO_CALL
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8")) if folder else asdict(BUILT_IN)
        return HelpLine(**said) if said else None
    except (OSError, ValueError, TypeError):  # also one that another version of this code wrote
        return BUILT_IN


def publish(line: HelpLine | None, pages: dict[str, str]) -> None:
    """Put the line, and the files of `pages` that name it, in the place of the ones before. Raises OSError."""
    folder: Path | None = settings.NUMBERS_TO_CALL
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {FILE: json.dumps(line and asdict(line)), **pages}.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            _replace(file, text)


def published_at() -> float | None:
    """Since when they are what they are, in seconds since the epoch; None where none was ever published."""
    folder: Path | None = settings.NUMBERS_TO_CALL
    try:
        return (folder / FILE).stat().st_mtime if folder else None
    except OSError:
        return None


def _replace(file: Path, text: str) -> None:
    """Whoever reads gets the whole of the old one or the whole of the new one, also when several processes write."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)
