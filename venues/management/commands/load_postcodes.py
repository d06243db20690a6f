from django.core.management.base import BaseCommand, CommandError

from venues.places.loading import NothingLoaded, load_postcodes


class Command(BaseCommand):
    help = "Put the City's postcodes in the table, and the wards with a sketch of their shapes if there are none."

    def handle(self, *args, **options):
        try:
            count = load_postcodes()
        except NothingLoaded as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{count:,} postcodes loaded.")
