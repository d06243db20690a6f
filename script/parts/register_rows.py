"""Measures the register of one database: asks for its pages and prints a line for each.

Run by register_making.py, with the numbers of venues, years and rounds. It starts as a worker of a server does. Pages
go through the whole of Django, its middleware too, and never come from the page store.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from config.wsgi import site

site.loaded.wait()

from django.conf import settings  # noqa: E402 - only now can models be imported
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from register_sql import AWAY, CHECK, ENDED, NAMES, VENUE, WHOLE, listed  # noqa: E402

from delivery.clock import london_now  # noqa: E402
from delivery.generation import Generation  # noqa: E402
from venues.models import Accreditation, Postcode, Venue, Ward  # noqa: E402

IS_POSTGRESQL = connection.vendor == "postgresql"
LIST = 50 if IS_POSTGRESQL else 100  # milliseconds, of 95 in 100
FIRST = 150  # of the first after a change, which each process reads anew what has changed for
CHECKING, PAGE, DESK, MOST_QUERIES = 5, 100, 300, 10
FIRST_BYTE, GROWTH = 1000, 30  # milliseconds, megabytes: whole files are streamed
WORKER = 200  # megabytes
CHANGED_ROUNDS = 12


@dataclass
class Row:
    """One address, the same by hand, and what is allowed."""

    name: str
    path: str
    sql: list[str]
    limit: float
    after_change: bool = False
    given: dict = field(default_factory=dict)
    most_queries: int | None = MOST_QUERIES


class Times:
    """Milliseconds of many rounds of one thing: of wall time, and of this process's CPU."""

    def __init__(self, act: Callable[[], object], rounds: int, before: Callable[[], object] = lambda: None):
        self.wall, self.cpu = [], []
        for _ in range(rounds):
            before()
            wall, cpu = time.perf_counter(), time.process_time()
            act()
            self.wall.append((time.perf_counter() - wall) * 1000)
            self.cpu.append((time.process_time() - cpu) * 1000)

    def at(self, share: float, of: str = "wall") -> float:
        times = sorted(getattr(self, of))
        return times[min(len(times) - 1, int(len(times) * share))]


class Bench:
    def __init__(self, rounds: int):
        self.rounds, self.today, self.missed = rounds, london_now().date(), 0
        self.generation = Generation(settings.PAGE_STORE / "generation")
        self.client = Client(headers={"host": "localhost"})

    def print_rows(self, rows: list[Row]) -> None:
        head = ("p50", "p95", "cpu 50", "cpu 95", "by hand", "ratio", "queries", "limit")
        print(f"{'milliseconds':40}" + "".join(f"{word:>9}" for word in head))
        for row in rows:
            self.print_row(row)

    def print_row(self, row: Row) -> None:
        def ask():
            response = self.client.get(row.path)
            assert response.status_code == 200, (row.path, response.status_code)

        def by_hand():
            with connection.cursor() as cursor:
                for sql in row.sql:
                    cursor.execute(sql, {"day": self.today.isoformat(), "skip": 0} | row.given)
                    cursor.fetchall()

        change = self.change if row.after_change else lambda: None
        ask()
        change()
        with CaptureQueriesContext(connection) as asked:
            ask()
            queries = len(asked.captured_queries)
        gc.collect()
        ours = Times(ask, CHANGED_ROUNDS if row.after_change else self.rounds, change)
        reference = Times(by_hand, max(5, self.rounds // 4)).at(0.5)
        figures = [ours.at(0.5), ours.at(0.95), ours.at(0.5, "cpu"), ours.at(0.95, "cpu"), reference]
        words = (
            "".join(f"{figure:9.1f}" for figure in figures) + f"{ours.at(0.5) / reference:9.2f}{queries:9}{row.limit:9}"
        )
        is_kept = ours.at(0.95) <= row.limit and (row.most_queries is None or queries <= row.most_queries)
        self.tell(row.name, words, is_kept)

    def tell(self, name: str, words: str, is_kept: bool) -> None:
        self.missed += not is_kept
        print(f"{name:40}{words}   {'kept' if is_kept else 'NOT KEPT TO'}", flush=True)

    def change(self) -> None:
        """An officer saves a venue: all that is kept is old."""
        Venue.objects.order_by("pk").first().save()
        self.generation.bump()

    def print_file(self) -> None:
        """The whole of the venues as GeoJSON."""
        gc.collect()
        before, most, size, start = own_memory(), 0.0, 0, time.perf_counter()
        pieces = iter(self.client.get("/safety-thirst/open-data/venues.geojson").streaming_content)
        size += len(next(pieces))
        first = (time.perf_counter() - start) * 1000
        for number, piece in enumerate(pieces):
            size += len(piece)
            if number % 10 == 0:
                most = max(most, own_memory())
        seconds, growth = time.perf_counter() - start, max(0.0, most - before)
        start = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(WHOLE)
            cursor.fetchall()
        by_hand = time.perf_counter() - start
        words = (
            f"   first byte {first:.0f} ms (at most {FIRST_BYTE}), {seconds:.1f} s, {size / 1e6:.1f} MB, memory grew "
        )
        words += f"{growth:.0f} MB (at most {GROWTH}); by hand {by_hand:.1f} s"
        self.tell("GeoJSON, whole", words, first <= FIRST_BYTE and growth <= GROWTH)

    def print_memory(self) -> None:
        own, mapped = own_memory(), memory("RssFile") + memory("RssShmem")
        words = (
            f"   {own + mapped:.0f} MB (at most {WORKER}): {own:.0f} its own, {mapped:.0f} programs and database mapped"
        )
        self.tell("A process with the register in memory", words, own + mapped <= WORKER)


def memory(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024


def own_memory() -> float:
    return memory("RssAnon")


def public_rows(venues: int) -> list[Row]:
    ward, place = Ward.objects.order_by("code")[3], Postcode.objects.get(postcode="EC2V7HH")
    level, last = "Commended (sample)", max(0, venues - 20)
    away = AWAY.replace("532400", str(place.easting)).replace("181300", str(place.northing))
    in_ward = f"w.code = '{ward.code}'"
    named = "(lower(v.name) LIKE '%%walrus%%' OR lower(v.address_line_1) LIKE '%%walrus%%')"
    number = Accreditation.objects.order_by("-pk").values_list("number", flat=True)[5]
    here, first = "/safety-thirst/", Venue.objects.order_by("pk").first().reference
    return [
        Row("list", here, listed(), LIST),
        Row("list, after a change", here, listed(), FIRST, after_change=True),
        Row("by name", f"{here}?q=walrus", listed(named), LIST),
        Row("by name, after a change", f"{here}?q=walrus", listed(named), FIRST, after_change=True),
        Row("by a name misspelt", f"{here}?q=walruss", [*listed("v.name LIKE '%%walruss%%'"), NAMES], LIST),
        Row("by ward", f"{here}?ward={ward.code}", listed(in_ward), LIST),
        Row("by kind", f"{here}?kind=pub", listed("v.kind = 'pub'"), LIST),
        Row("by level", f"{here}?level={level}", listed(f"l.name = '{level}'"), LIST),
        Row("by state: may show it", f"{here}?state=today", listed("a.id IS NOT NULL"), LIST),
        Row("by state: ended", f"{here}?state=expired", listed(ENDED), LIST),
        Row("ended, after a change", f"{here}?state=expired", listed(ENDED), FIRST, after_change=True),
        Row("name, ward, kind and state", f"{here}?q=walrus&ward={ward.code}&kind=pub&state=today",
            listed(f"{named} AND {in_ward} AND v.kind = 'pub' AND a.id IS NOT NULL"), LIST),
        Row("nearest to a postcode", f"{here}?q=EC2V+7HH", listed(order=away), LIST),
        Row("nearest, after a change", f"{here}?q=EC2V+7HH", listed(order=away), FIRST, after_change=True),
        Row("the last page", f"{here}?p={-(-venues // 20)}", listed(), LIST, given={"skip": last}),
        Row("one venue", f"{here}venues/{first}/", [VENUE], PAGE, given={"reference": first}),
        Row("check", f"{here}check/?q={number}", [CHECK], CHECKING, given={"number": number}),
    ]  # fmt: skip


def desk_rows() -> list[Row]:
    here, count = "/admin/venues/venue/", "SELECT count(*) FROM venues_venue"
    every = {"most_queries": None}
    return [
        Row("officers: venues", here, [count, listed(public=False)[1]], DESK, **every),
        Row("officers: venues, may show it", f"{here}?state=accredited", listed("a.id IS NOT NULL", public=False),
            DESK, **every),
        Row("officers: venues, ended", f"{here}?state=expired", listed(ENDED, public=False), DESK, **every),
        Row("officers: accreditations, suspended", "/admin/venues/accreditation/?state=suspended",
            ["SELECT count(*) FROM venues_accreditation a WHERE valid_to >= %(day)s AND EXISTS (SELECT 1 FROM "
             "venues_statusevent e WHERE e.accreditation_id = a.id AND e.kind = 'suspended')"], DESK, **every),
    ]  # fmt: skip


def main(venues: int, rounds: int) -> int:
    bench = Bench(rounds)
    bench.generation.bump()
    start = time.perf_counter()
    bench.client.get("/safety-thirst/?q=walrus")
    print(f"The first search of a new process: {time.perf_counter() - start:.1f} s\n")
    bench.print_memory()
    bench.print_rows(public_rows(venues))
    bench.print_file()
    from django.contrib.auth import get_user_model

    bench.client.force_login(get_user_model().objects.create_superuser("bench", password="never used to sign in"))
    bench.print_rows(desk_rows())
    command = [sys.executable, str(Path(__file__).with_name("register_import.py"))]
    imported = [subprocess.run([*command, kind, str(venues)]).returncode for kind in ("new", "changed")]
    return 1 if bench.missed or any(imported) else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[3])))
