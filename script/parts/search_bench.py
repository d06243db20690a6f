"""Search on a full site: how long answers take, how many questions they put to the database, how fresh they are.

`search_bench.py [--pages N] [--venues N] [--rounds N] [--sqlite-only]`. Milliseconds of wall time and of this process's
CPU; the second does not mind who else uses the machine. The limits are those of 2,000 pages and 20,000 venues.
"""

import argparse
import sys

from both_databases import run_on_both


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--pages", type=int, default=2_000)
    asked.add_argument("--venues", type=int, default=20_000)
    asked.add_argument("--rounds", type=int, default=3, help="How often each question is asked.")
    asked.add_argument("--sqlite-only", action="store_true")
    options = asked.parse_args()
    numbers = [options.pages, options.venues, options.rounds]
    title = f"Search on {{}}: {options.pages:,} pages, {options.venues:,} venues"
    return run_on_both("search_making.py", numbers, title, sqlite_only=options.sqlite_only)


if __name__ == "__main__":
    sys.exit(main())
