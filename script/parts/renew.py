"""Pins another version of a package in our lists; and the steps of an operator once it is tested."""

import os
import re
import sys
from pathlib import Path

from audit import comparable

ROOT = Path(__file__).resolve().parents[2]
LISTS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
STEPS = """
{package} {version} is pinned, locked and {tested}. What is left, within the day:

  1. Write it down: a line in CHANGELOG.md that names the advisory, and commit all of this.
  2. On each machine: fetch it, then `.venv/bin/python -m pip install --require-hashes -r requirements.lock`.
  3. `/etc/scp/manage backup --to DIR`, then the steps of “A new version” in docs/operators/README.md.
  4. `/etc/scp/manage check --deploy`, and ask for /health/ready: it says “ready”.
  5. If it breaks, take the commit back and do 2 and 3 again: readers keep the old pages meanwhile.
"""


def with_pin(text: str, package: str, version: str) -> str:
    """The list with another version of this package. The same text where it is not in there."""

    def pinned(line: re.Match) -> str:
        return f"{line[1]}=={version}" if comparable(line[1]) == comparable(package) else line[0]

    return re.sub(r"^([A-Za-z0-9._-]+)==\S+", pinned, text, flags=re.MULTILINE)


def main(what: str, wanted: str) -> int:
    package, _, version = wanted.partition("==")
    if not re.fullmatch(r"[A-Za-z0-9._-]+", package) or not re.fullmatch(r"[0-9][A-Za-z0-9.]*", version):
        print(f"“{wanted}” is not PACKAGE==VERSION, such as Django==5.2.20.", file=sys.stderr)
        return 2
    if what == "steps":
        tested = "not tested yet" if os.environ.get("WITHOUT_TESTS") == "yes" else "tested"
        print(STEPS.format(package=package, version=version, tested=tested))
        return 0
    texts = {ROOT / name: (ROOT / name).read_text(encoding="utf-8") for name in LISTS}
    changed = {file: new for file, text in texts.items() if (new := with_pin(text, package, version)) != text}
    if not changed:
        print(f"{package} is in none of our lists, or has that version already.", file=sys.stderr)
        return 2
    for file, text in changed.items():
        file.write_text(text, encoding="utf-8")
        print(f"{file.name}: {package}=={version}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
