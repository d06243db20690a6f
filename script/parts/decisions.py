"""The index of the decisions, worked out from their files."""

import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "decisions"
NAME = re.compile(r"(?P<number>\d{4})-[a-z0-9-]+\.md")
BEGINNING = re.compile(
    r"# (?P<number>\d+)\. (?P<title>.+)\n\nDate: (?P<date>\d{4}-\d\d-\d\d)\. Status: (?P<status>[^\n]+)\.\n"
)
ABOUT = """# Decisions

What was decided that a reader of the code would ask about, and why. Each begins with “# N. Title”, a blank line and
“Date: 2026-11-29. Status: accepted.” One that no longer holds has the status “replaced by N”, and keeps its number.
Numbers have no gap: take the next one. `script/index-decisions` writes this page.

| number | decision | date | status |
|---|---|---|---|
"""


def files() -> list[Path]:
    return sorted(file for file in FOLDER.glob("*.md") if file.name != "README.md")


def badly_begun() -> list[str]:
    """The names of files whose beginning does not say number, date and status, or says another number."""
    return [file.name for file in files() if not _is_well_begun(file)]


def index() -> str:
    lines = []
    for file in files():
        said = BEGINNING.match(file.read_text(encoding="utf-8"))
        if said:
            lines.append(f"| [{said['number']}]({file.name}) | {said['title']} | {said['date']} | {said['status']} |")
    return ABOUT + "\n".join(lines) + "\n"


def _is_well_begun(file: Path) -> bool:
    name, begins = NAME.fullmatch(file.name), BEGINNING.match(file.read_text(encoding="utf-8"))
    return bool(name and begins and int(name["number"]) == int(begins["number"]))


if __name__ == "__main__":
    if wrong := badly_begun():
        sys.exit(f"Begin these with “# N. Title”, a blank line, “Date: 2026-11-29. Status: accepted.”: {wrong}")
    (FOLDER / "README.md").write_text(index(), encoding="utf-8")
