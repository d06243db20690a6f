"""Measures the import of a spreadsheet, of new venues or of changes to those that are there.

Run by register_rows.py, with "new" or "changed" and the number of rows, each in a process of its own, so that its
memory is that of one import.
"""

import csv
import sys
import time
from contextlib import suppress
from datetime import date
from io import StringIO

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - only now can models be imported
from peak import peak_since, start_peak  # noqa: E402

from delivery.clock import london_now  # noqa: E402
from venues.models import ImportRun, Level, SchemeYear, Venue  # noqa: E402
from venues.register_import.apply import apply_steps  # noqa: E402
from venues.register_import.diff import plan_of  # noqa: E402
from venues.register_import.sheets import read_file, start_run  # noqa: E402

PREVIEW, IMPORT, MEGABYTES = 10, 30, 200  # seconds, and what the process may grow by
HEADINGS = ["Reference", "Name", "Type", "Address line 1", "Postcode", "Level", "Role mailbox"]


class Back(Exception):
    """Takes an import back that was only measured."""


def scheme_year() -> SchemeYear:
    year, _ = SchemeYear.objects.get_or_create(year=2090, starts_on=date(2090, 1, 1), ends_on=date(2090, 12, 31))
    Level.objects.get_or_create(scheme_year=year, name="Commended")
    return year


def sheet_of(kind: str, how_many: int) -> bytes:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    if kind == "new":
        rows = (("", f"Imported {number}", f"{number} Row Street") for number in range(how_many))
    else:
        rows = ((*row, "5 Changed Row") for row in Venue.objects.values_list("reference", "name")[:how_many])
    for reference, name, street in rows:
        writer.writerow([reference, name, "pub", street, "EC2V 7HH", "Commended", "manager@venue.example"])
    return text.getvalue().encode()


def upload(data: bytes) -> int:
    return start_run(read_file(data, "register.csv"), "register.csv", scheme_year(), None).pk


def by_hand(how_many: int) -> float:
    """Seconds to put as many venues in with one statement each, and to take them out again."""
    known = Venue.objects.order_by("pk").values_list().first()
    names = [field.column for field in Venue._meta.concrete_fields][1:]
    listed = ", ".join(map(connection.ops.quote_name, names))
    sql = f"INSERT INTO venues_venue ({listed}) VALUES ({', '.join(['%s'] * len(names))})"
    place = names.index("reference")
    start = time.perf_counter()
    with suppress(Back), transaction.atomic(), connection.cursor() as cursor:
        values = [known[1:][:place] + (f"X-{number}",) + known[1:][place + 1 :] for number in range(how_many)]
        cursor.executemany(sql, values)
        raise Back
    return time.perf_counter() - start


class Spent:
    """Seconds of wall time and of this process's CPU since it was made."""

    def __init__(self):
        self.wall, self.cpu = -time.perf_counter(), -time.process_time()

    def stop(self) -> "Spent":
        self.wall, self.cpu = self.wall + time.perf_counter(), self.cpu + time.process_time()
        return self

    def __str__(self):
        return f"{self.wall:.1f} s (CPU {self.cpu:.1f})"


def measure(kind: str, how_many: int) -> bool:
    before = start_peak("self")
    pk = upload(sheet_of(kind, how_many))
    preview = Spent()
    digest = plan_of(ImportRun.objects.get(pk=pk), london_now().date()).digest
    preview.stop()
    imported = Spent()
    with suppress(Back), transaction.atomic():
        for _ in apply_steps(ImportRun.objects.get(pk=pk), digest, london_now(), None):
            pass
        imported.stop()
        raise Back
    grown = peak_since("self", before)
    ImportRun.objects.filter(pk=pk).delete()
    is_kept = preview.wall <= PREVIEW and imported.wall <= IMPORT and grown <= MEGABYTES
    said = (
        f"preview {preview}, at most {PREVIEW}; import {imported}, at most {IMPORT}; {grown:.0f} MB more than before, "
    )
    said += f"at most {MEGABYTES} (in all {before + grown:.0f}); 20,000 INSERTs by hand {by_hand(how_many):.1f} s"
    print(f"{f'import, {how_many:,} {kind}':40}   {said}   {'kept' if is_kept else 'NOT KEPT TO'}", flush=True)
    return is_kept


if __name__ == "__main__":
    sys.exit(0 if measure(sys.argv[1], int(sys.argv[2])) else 1)
