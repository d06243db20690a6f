"""Search on a full site: how long answers take, how many questions they put to the database, how fresh they are.

`search_bench.py [--pages N] [--venues N] [--rounds N] [--sqlite-only]`. Milliseconds of wall time and of this process's
CPU; the second does not mind who else uses the machine. The limits are those of 2,000 pages and 20,000 venues.
"""

import argparse
import os
import subprocess
import sys
import tempfile

from register_bench import POSTGRESQL, ROOT


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--pages", type=int, default=2_000)
    asked.add_argument("--venues", type=int, default=20_000)
    asked.add_argument("--rounds", type=int, default=3, help="How often each question is asked.")
    asked.add_argument("--sqlite-only", action="store_true")
    options = asked.parse_args()
    runs = [("SQLite", [])]
    if not options.sqlite_only:
        runs.append(("PostgreSQL", ["bash", "-c", POSTGRESQL, "bench"]))
    return max([run_on(name, around, options) for name, around in runs])


def run_on(name: str, around: list[str], options: argparse.Namespace) -> int:
    print(f"\n=== Search on {name}: {options.pages:,} pages, {options.venues:,} venues", flush=True)
    making = ROOT / "script" / "parts" / "search_making.py"
    command = [sys.executable, str(making), str(options.pages), str(options.venues), str(options.rounds)]
    with tempfile.TemporaryDirectory(prefix="search-") as var:
        env = os.environ | {
            "VAR_DIR": var,
            "DJANGO_SETTINGS_MODULE": "config.settings.embedded",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)]),
            "SITE_URL": "http://127.0.0.1:8000",
        }
        env.pop("DATABASE_URL", None)
        status = subprocess.run([*around, *command], env=env, cwd=ROOT).returncode
    if status == 3:
        print(f"{name}: NOT RUN, no server program was found.")
    return 0 if status == 3 else status


if __name__ == "__main__":
    sys.exit(main())
