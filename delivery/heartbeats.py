"""A heartbeat of each program that runs beside the site: a file, as old as its last sign of life."""

from pathlib import Path

from django.conf import settings

from delivery.clock import seconds_since_epoch

SCHEDULER, BAKER = "scheduler", "baker"


def beat(name: str) -> None:
    """Say that the program is at work. A disk that is full is the health page's business, not the program's."""
    file = folder() / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError:
        return


def seconds_since(name: str) -> float | None:
    """How long ago its last sign was; None if there was none."""
    try:
        return seconds_since_epoch() - (folder() / name).stat().st_mtime
    except OSError:
        return None


def folder() -> Path:
    return Path(settings.VAR_DIR) / "beats"
