"""What the starter content showed of each service at first, what it shows now, and why."""

import json
import subprocess
from pathlib import Path

from support_services.never_link import why_never, why_never_named

PROJECT = Path(__file__).resolve().parents[2]
AT_FIRST = "support_services/starter_services.json"  # where they stood
ROWS = "starter/city-of-london/services.json"
PAGE = PROJECT / "docs" / "operators" / "services-before-and-after.md"
SAID = {"phone", "text"}
ABOUT = """# Services before and after

The {first} services of the first starter content (revision {revision}) and the {present} of now: what readers see of
each, and why. `script/list-services` writes this page. `manage.py refresh_support_services --dry-run` says the same of
your site, with what your editors changed. “Held” is a draft that editors see and readers do not.

Before, {numbers_before} of the {first} were shown with a number, {websites_before} with a website alone and \
{held_before} were held.
Now {numbers_now} of the {present} are shown with a number, {websites_now} with another way to reach them and \
{held_now} are held.

| service | before | now | why |
|---|---|---|---|
"""


def write() -> None:
    revision = _git("log", "--diff-filter=A", "--format=%h", "--", AT_FIRST).split()[-1]
    first = {row["reference"]: row for row in json.loads(_git("show", f"{revision}:{AT_FIRST}"))}
    present = {row["reference"]: row for row in json.loads((PROJECT / ROWS).read_text(encoding="utf-8"))}
    before = {reference: shown_at_first(row) for reference, row in first.items()}
    now = {reference: shown(row) for reference, row in present.items()}
    counts = {"first": len(first), "present": len(present), "revision": revision}
    counts |= {f"{name}_before": number for name, number in _counted(before).items()}
    counts |= {f"{name}_now": number for name, number in _counted(now).items()}
    rows = [
        (_name((present.get(each) or first[each])["name"]), before.get(each, "–"), now.get(each, "taken out"),
         why(present.get(each) or first[each]))
        for each in [*first, *(each for each in present if each not in first)]
    ]  # fmt: skip
    PAGE.write_text(ABOUT.format(**counts) + "".join(f"| {' | '.join(row)} |\n" for row in rows), encoding="utf-8")


def shown_at_first(row: dict) -> str:
    """The first content said of each service how much of it might be public: all, its website, or nothing."""
    kinds = ("web",) if row["public"] == "website" else tuple(SAID | {"web", "webchat", "bsl", "email"})
    ways = [way[:2] for way in row["ways"] if way[0] in kinds]
    return "held" if row["public"] == "no" or row.get("held_back_because") else _ways(ways)


def shown(row: dict) -> str:
    return "held" if row.get("held_back_because") else _ways([way[:2] for way in row["ways"]])


def why(row: dict) -> str:
    """What keeps it back, else what its source says, with the day of the source."""
    ended = why_never_named(row["name"]) or next(filter(None, (why_never(way[1]) for way in row["ways"])), "")
    said = ended or row.get("held_back_because") or row.get("source_words", "")
    dated = "" if ended or row.get("held_back_because") else row.get("source_date", "")
    return f"{said.rstrip('.')}{f' ({dated})' if dated else ''}".replace("|", "/")


def _ways(ways: list) -> str:
    numbers = list(dict.fromkeys(value for kind, value in ways if kind in SAID))
    others = list(dict.fromkeys(kind for kind, _ in ways if kind not in SAID))
    return ", ".join(numbers or others) or "name only"


def _counted(column: dict[str, str]) -> dict[str, int]:
    held = sum(said == "held" for said in column.values())
    numbers = sum(any(sign.isdigit() for sign in said) for said in column.values())
    return {"numbers": numbers, "held": held, "websites": len(column) - held - numbers}


def _name(name: str) -> str:
    return name.replace("|", "/")


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=PROJECT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    write()
