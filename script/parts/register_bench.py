"""The register when it is full: each page and file beside the same question written by hand in SQL, in one run.

`register_bench.py [--venues N] [--years N] [--rounds N]`. Milliseconds of wall time and, in brackets, of this process's
CPU; the first is what a reader waits for, the second does not mind who else uses the machine. The limits are those of
the full register: 20,000 venues with ten years of history.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POSTGRESQL = '. script/parts/postgresql.sh; postgresql_programs >/dev/null || exit 3; with_postgresql "$@"'


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--venues", type=int, default=20_000)
    asked.add_argument("--years", type=int, default=10)
    asked.add_argument("--rounds", type=int, default=40, help="How often each question is asked.")
    asked.add_argument("--sqlite-only", action="store_true")
    options = asked.parse_args()
    runs = [("SQLite", [])]
    if not options.sqlite_only:
        runs.append(("PostgreSQL", ["bash", "-c", POSTGRESQL, "bench"]))
    worst = 0
    for name, around in runs:
        with tempfile.TemporaryDirectory(prefix="register-") as var:
            status = run_on(name, around, var, options)
        if status == 3:
            print(f"\n{name}: NOT RUN, no server program was found.")
        worst = max(worst, status if status != 3 else 0)
    print("\nEvery figure of the register is kept to." if not worst else "\nA figure of the register is NOT KEPT TO.")
    return worst


def run_on(name: str, around: list[str], var: str, options: argparse.Namespace) -> int:
    print(f"\n=== The register on {name}: {options.venues:,} venues, {options.years} years", flush=True)
    env = os.environ | {
        "VAR_DIR": var,
        "DJANGO_SETTINGS_MODULE": "config.settings.embedded",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)]),
        "SITE_URL": "http://127.0.0.1:8000",
    }
    env.pop("DATABASE_URL", None)
    making = ROOT / "script" / "parts" / "register_making.py"
    command = [sys.executable, str(making), str(options.venues), str(options.years), str(options.rounds)]
    return subprocess.run([*around, *command], env=env, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
