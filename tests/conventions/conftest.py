"""Our own files, read once, for tests that hold the conventions of the project."""

from pathlib import Path

import pytest
from django.conf import settings

NOT_OURS = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
    ".hypothesis",
}
TEXT = {".css", ".html", ".js", ".md", ".py", ".sh", ".svg", ".toml", ".txt", ".xml", ""}


def ours(folder: Path):
    for entry in sorted(folder.iterdir()):
        if entry.name in NOT_OURS or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from ours(entry)
        elif entry.suffix in TEXT and not (entry.suffix == "" and entry.name.startswith(".")):
            yield entry


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return settings.BASE_DIR


@pytest.fixture(scope="session")
def texts(root) -> dict[str, str]:
    """What each text file of ours says, by its path in the project."""
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in ours(root)}
