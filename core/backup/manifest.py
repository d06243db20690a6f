"""What a backup holds, file by file, so that one that was cut short or changed is never taken for a good one."""

import hashlib
import json
from pathlib import Path
from typing import Any

NAME = "manifest.json"


class BackupSpoilt(Exception):
    """Why a backup cannot be used: `reasons`, one sentence each."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def sum_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def files_in(folder: Path) -> dict[str, dict[str, Any]]:
    """Size and sha256 of every file below `folder`, by its path from there."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file != folder / NAME)
    names = [file.relative_to(folder).as_posix() for file in files]
    facts = [{"size": file.stat().st_size, "sha256": sum_of(file)} for file in files]
    return dict(zip(names, facts, strict=True))


def write(folder: Path, known: dict[str, Any]) -> None:
    """Last of all, and under its name only when it is whole: a backup without it has not ended."""
    partial = folder / f"{NAME}.partial"
    partial.write_text(json.dumps(known | {"files": files_in(folder)}, indent=1, sort_keys=True))
    partial.replace(folder / NAME)


def verified(folder: Path) -> dict[str, Any]:
    """The manifest of a whole backup. Raises BackupSpoilt for any other."""
    try:
        known: dict[str, Any] = json.loads((folder / NAME).read_text())
    except (OSError, ValueError) as problem:
        raise BackupSpoilt([f"{folder} has no manifest to read: it is no backup, or it was cut short."]) from problem
    found = files_in(folder)
    reasons = [f"{name} is missing." for name in sorted(set(known["files"]) - set(found))]
    reasons += [f"{name} does not belong to it." for name in sorted(set(found) - set(known["files"]))]
    for name in sorted(set(found) & set(known["files"])):
        if found[name]["size"] < known["files"][name]["size"]:
            reasons.append(f"{name} was cut short.")
        elif found[name] != known["files"][name]:
            reasons.append(f"{name} was changed.")
    if reasons:
        raise BackupSpoilt(reasons)
    return known
