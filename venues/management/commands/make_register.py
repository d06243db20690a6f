from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from delivery.clock import london_now
from venues.accreditation_history import count_anew
from venues.certificate_numbers import make_number
from venues.models import Accreditation, Level, SchemeYear, Venue
from venues.models.references import prefix_given_now
from venues.sample_names import LEVELS
from venues.samples import keep_venues, scheme_year
from venues.status import AwardEventKind

BATCH = 100  # rows to a statement: one by one, what refuses overlaps would take four times as long
STOPPED_EVERY = 97  # of so many awards, one was suspended

# Hundreds of thousands of rows that all say nearly the same: as objects they would take ten times as long.
HELD = """
INSERT INTO venues_accreditation (number, venue_id, level_id, scheme_year_id, valid_from, valid_to, changed_at)
VALUES {}
"""
ONE_HELD = "(%s, %s, %s, %s, %s, %s, %s)"
HAPPENED = """
INSERT INTO venues_statusevent (accreditation_id, kind, "on", public_reason, private_reason, recorded_at)
SELECT id, %s, %s, %s, '', %s FROM venues_accreditation WHERE scheme_year_id = %s AND id %% %s = 0
"""


class Command(BaseCommand):
    help = "Fills the register with made-up venues and their history, for measuring. remove_samples takes them out."

    def add_arguments(self, parser):
        parser.add_argument("--venues", type=int, default=20_000)
        parser.add_argument("--years", type=int, default=10, help="How many years of history, this year the last.")

    @transaction.atomic
    def handle(self, *args, **options):
        if Venue.objects.filter(is_sample=True).exists():
            raise CommandError("There are samples already. Run remove_samples first.")
        now = london_now()
        venues = keep_venues(options["venues"], now)
        with connection.cursor() as cursor:
            for number in range(now.year - options["years"] + 1, now.year + 1):
                fill_year(cursor, scheme_year(number), venues, now)
        count_anew()
        self.stdout.write(f"Made {len(venues)} venues and {Accreditation.objects.count()} accreditations.")


def fill_year(cursor, year: SchemeYear, venues: Iterable[Venue], moment: datetime) -> None:
    """Nine of ten venues hold an award of the year; one in many was suspended in it."""
    saved_at = connection.ops.adapt_datetimefield_value(moment)
    levels = [Level.objects.get(scheme_year=year, name=name).pk for name in LEVELS]
    starts, ends = date(year.year, 1, 1), date(year.year, 12, 31)
    prefix = prefix_given_now()
    held = [
        (make_number(year.year, serial, prefix), venue.pk, levels[serial % 2], year.pk, starts, ends, saved_at)
        for serial, venue in enumerate(venues)
        if (serial + year.year) % 10
    ]
    for start in range(0, len(held), BATCH):
        some = held[start : start + BATCH]
        cursor.execute(HELD.format(", ".join([ONE_HELD] * len(some))), [*chain.from_iterable(some)])
    cursor.execute(HAPPENED, [AwardEventKind.ISSUED, starts, "", saved_at, year.pk, 1])
    stopped_on, reason = date(year.year, 6, 1), "Sample: under review."
    cursor.execute(HAPPENED, [AwardEventKind.SUSPENDED, stopped_on, reason, saved_at, year.pk, STOPPED_EVERY])
