"""A measuring program, run on SQLite and then on PostgreSQL, each with a database and a folder of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POSTGRESQL = '. script/parts/postgresql.sh; postgresql_programs >/dev/null || exit 3; with_postgresql "$@"'
NO_SERVER = 3  # the status that says so


def run_on_both(program: str, numbers: list[int], title: str, *, sqlite_only: bool) -> int:
    """Run `program`, a file beside this one, with these numbers. Returns the worst of its statuses.

    `title`: printed first, with the name of the database in the place of `{}`.
    """
    runs: list[tuple[str, list[str]]] = [("SQLite", [])]
    if not sqlite_only:
        runs.append(("PostgreSQL", ["bash", "-c", POSTGRESQL, "bench"]))
    worst = 0
    for name, around in runs:
        print(f"\n=== {title.format(name)}", flush=True)
        status = _run([*around, sys.executable, str(ROOT / "script" / "parts" / program), *map(str, numbers)])
        if status == NO_SERVER:
            print(f"\n{name}: NOT RUN, no server program was found.")
        worst = max(worst, status if status != NO_SERVER else 0)
    return worst


def _run(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as var:
        env = os.environ | {
            "VAR_DIR": var,
            "DJANGO_SETTINGS_MODULE": "config.settings.embedded",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)]),
            "SITE_URL": "http://127.0.0.1:8000",
        }
        env.pop("DATABASE_URL", None)
        return subprocess.run(command, env=env, cwd=ROOT).returncode
