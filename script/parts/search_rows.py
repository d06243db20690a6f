"""Measures search on one database, and prints it. Run by search_making.py, with the number of rounds.

It starts as a worker of a server does. Pages go through the whole of Django, and never come from the page store.
"""

import gc
import sys
import time

from config.wsgi import site

site.loaded.wait()

from django.conf import settings  # noqa: E402 - only now can models be imported
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from register_rows import Times, own_memory  # noqa: E402
from wagtail.models import Site  # noqa: E402

from delivery.clock import london_now  # noqa: E402
from delivery.generation import Generation  # noqa: E402
from home.models import StandardPage  # noqa: E402
from home.search.library import read_library  # noqa: E402
from home.search.listed_questions import LISTS  # noqa: E402

ANSWER, MOST_QUERIES, FRESH = 30, 10, 1000  # milliseconds of 95 in 100, questions to the database, milliseconds
EVERY = 8  # one in so many of the listed questions is asked
PUBLISHED = 8  # times


def questions() -> list[str]:
    lines = [line for path in LISTS for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [line.split("\t")[0] for line in lines][::EVERY]


class SearchBench:
    def __init__(self, rounds: int):
        self.rounds, self.missed = rounds, 0
        self.client = Client(headers={"host": "localhost"})
        self.generation = Generation(settings.PAGE_STORE / "generation")

    def ask(self, typed: str) -> str:
        response = self.client.get("/search/", {"q": typed})
        assert response.status_code == 200, typed
        return response.content.decode()

    def answers(self) -> None:
        wall, cpu, most = [], [], 0
        for typed in questions():
            with CaptureQueriesContext(connection) as asked:
                self.ask(typed)
            most = max(most, len(asked.captured_queries))
            times = Times(lambda typed=typed: self.ask(typed), self.rounds)
            wall, cpu = wall + times.wall, cpu + times.cpu
        at = {
            share: (sorted(wall)[int(len(wall) * share)], sorted(cpu)[int(len(cpu) * share)]) for share in (0.5, 0.95)
        }
        words = f"p50 {at[0.5][0]:.1f} (cpu {at[0.5][1]:.1f}), p95 {at[0.95][0]:.1f} (cpu {at[0.95][1]:.1f}) ms"
        is_kept = at[0.95][1] <= ANSWER and most <= MOST_QUERIES
        self.tell(
            f"{len(wall)} answers", f"{words}, at most {most} queries (at most {ANSWER} ms, {MOST_QUERIES})", is_kept
        )

    def freshness(self) -> None:
        """From the moment at which a page is published until this process finds it."""
        wall, cpu = [], []
        for number in range(PUBLISHED):
            page = StandardPage.objects.get(slug=f"page-{number * 10}")
            page.lead = f"<p>fresh{number} {page.lead}</p>"
            page.save_revision().publish()
            self.generation.bump()
            times = Times(lambda number=number: self.found(f"fresh{number}"), 1)
            wall, cpu = wall + times.wall, cpu + times.cpu
        words = f"slowest {max(wall):.0f}, middle {sorted(wall)[len(wall) // 2]:.0f} ms; "
        words += f"cpu slowest {max(cpu):.0f}, middle {sorted(cpu)[len(cpu) // 2]:.0f} ms (at most {FRESH})"
        self.tell("Published, and found at the next search", words, max(cpu) <= FRESH)

    def found(self, word: str) -> None:
        assert f"<mark>{word}</mark>" in self.ask(word), word

    def whole(self) -> None:
        root, before = Site.objects.get().root_page, own_memory()
        gc.collect()
        start = time.process_time()
        library = read_library((root.path, root.url_path, london_now().date()), None)
        count = len(library.index.numbered)
        words = f"{time.process_time() - start:.1f} s of cpu, {own_memory() - before:.0f} MB for {count:,} things"
        self.tell("All of it read and indexed", words, True)

    def tell(self, name: str, words: str, is_kept: bool) -> None:
        self.missed += not is_kept
        print(f"{name:42}{words}   {'kept' if is_kept else 'NOT KEPT TO'}", flush=True)


def main(rounds: int) -> int:
    bench = SearchBench(rounds)
    bench.generation.bump()
    start = time.perf_counter()
    bench.ask("strategy")
    print(f"The first search of a new process: {time.perf_counter() - start:.1f} s")
    bench.whole()
    bench.answers()
    bench.freshness()
    return 1 if bench.missed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
