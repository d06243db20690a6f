from django.core.management.base import BaseCommand

from delivery.clock import london_now
from venues.places.filling import fill_places, postcodes_without_ward


class Command(BaseCommand):
    help = "Gives a ward and a point to venues that have none, from their postcodes. Changes nothing that is filled."

    def handle(self, *args, **options):
        filled, left = fill_places(london_now())
        self.stdout.write(f"{filled:,} venues filled. {left:,} have no ward or no point still.")
        without, known = postcodes_without_ward()
        if known:
            self.stdout.write(f"{without:,} of {known:,} postcodes have no ward ({100 * without / known:.1f} %).")
