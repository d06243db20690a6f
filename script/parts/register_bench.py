"""The register when it is full: each page and file beside the same question written by hand in SQL, in one run.

`register_bench.py [--venues N] [--years N] [--rounds N]`. Milliseconds of wall time and, in brackets, of this process's
CPU; the first is what a reader waits for, the second does not mind who else uses the machine. The limits are those of
the full register: 20,000 venues with ten years of history.
"""

import argparse
import sys

from both_databases import run_on_both


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--venues", type=int, default=20_000)
    asked.add_argument("--years", type=int, default=10)
    asked.add_argument("--rounds", type=int, default=40, help="How often each question is asked.")
    asked.add_argument("--sqlite-only", action="store_true")
    options = asked.parse_args()
    numbers = [options.venues, options.years, options.rounds]
    title = f"The register on {{}}: {options.venues:,} venues, {options.years} years"
    worst = run_on_both("register_making.py", numbers, title, sqlite_only=options.sqlite_only)
    print("\nEvery figure of the register is kept to." if not worst else "\nA figure of the register is NOT KEPT TO.")
    return worst


if __name__ == "__main__":
    sys.exit(main())
