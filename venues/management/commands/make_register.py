from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.clock import london_now
from venues.made_up import LEVELS
from venues.models import Accreditation, Level, StatusEvent, Venue
from venues.numbers import make_number
from venues.samples import keep_venues, scheme_year
from venues.standing import EventKind

BATCH = 2000
STOPPED_EVERY = 97  # of so many awards, one was suspended


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
        for number in range(now.year - options["years"] + 1, now.year + 1):
            self.fill_year(number, venues, now)
        self.stdout.write(f"Made {len(venues)} venues and {Accreditation.objects.count()} accreditations.")

    def fill_year(self, number: int, venues: list[Venue], now) -> None:
        """Nine of ten venues hold an award of the year; one in many was suspended in it."""
        year = scheme_year(number)
        levels = [Level.objects.get(scheme_year=year, name=name) for name in LEVELS]
        starts, ends = date(number, 1, 1), date(number, 12, 31)
        held = [
            Accreditation(
                number=make_number(number, serial),
                venue=venue,
                scheme_year=year,
                level=levels[serial % 2],
                valid_from=starts,
                valid_to=ends,
                changed_at=now,
            )
            for serial, venue in enumerate(venues)
            if (serial + number) % 10
        ]
        Accreditation.objects.bulk_create(held, BATCH)
        issued = [StatusEvent(accreditation=one, kind=EventKind.ISSUED, on=starts) for one in held]
        stopped = [
            StatusEvent(
                accreditation=one,
                kind=EventKind.SUSPENDED,
                on=date(number, 6, 1),
                public_reason="Sample: under review.",
            )
            for one in held[::STOPPED_EVERY]
        ]
        StatusEvent.objects.bulk_create([*issued, *stopped], BATCH)
