"""Measures the import of a spreadsheet, of new venues or of changes to those that are there.

Run by register_rows.py, with "new" or "changed" and the number of rows. Both steps run in processes of their own, as
they do for officers, and their memory is all that such a process has at most.
"""

import csv
import sys
import time
from contextlib import suppress
from datetime import date
from io import StringIO

import django

django.setup()

import register_work  # noqa: E402 - only now can models be imported
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from register_work import Back  # noqa: E402

from delivery.clock import london_now  # noqa: E402
from venues.models import ImportRun, Level, SchemeYear, Venue  # noqa: E402
from venues.register_import.sheets import read_file, start_run  # noqa: E402
from venues.register_import.work import in_a_process  # noqa: E402

PREVIEW, IMPORT, MEGABYTES = 10, 30, 200  # seconds, and all that a process may have
HEADINGS = ["Reference", "Name", "Type", "Address line 1", "Postcode", "Level", "Role mailbox"]


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


def measure(kind: str, how_many: int) -> bool:
    """From the press to the answer, each in the process in which an officer's sheet has it done."""
    user = get_user_model().objects.create_superuser(f"importer-{kind}", password="never used to sign in")
    pk, now = upload(sheet_of(kind, how_many)), london_now()
    start = time.perf_counter()
    digest, compared_cpu, compared_most = in_a_process(register_work.compared, pk, now.date())
    preview = time.perf_counter() - start
    start = time.perf_counter()
    cpu, most = in_a_process(register_work.imported, pk, digest, now, user.pk)
    imported = time.perf_counter() - start
    ImportRun.objects.filter(pk=pk).delete()
    is_kept = preview <= PREVIEW and imported <= IMPORT and max(compared_most, most) <= MEGABYTES
    said = f"preview {preview:.1f} s (CPU {compared_cpu:.1f}), {compared_most:.0f} MB, at most {PREVIEW} s; "
    said += f"import {imported:.1f} s (CPU {cpu:.1f}), {most:.0f} MB, at most {IMPORT} s; each at most {MEGABYTES} MB; "
    said += f"20,000 INSERTs by hand {by_hand(how_many):.1f} s"
    print(f"{f'import, {how_many:,} {kind}':40}   {said}   {'kept' if is_kept else 'NOT KEPT TO'}", flush=True)
    return is_kept


if __name__ == "__main__":
    sys.exit(0 if measure(sys.argv[1], int(sys.argv[2])) else 1)
