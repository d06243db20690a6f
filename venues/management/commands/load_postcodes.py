from django.core.management.base import BaseCommand, CommandError

from venues.places.loading import NothingLoaded, load_postcodes


class Command(BaseCommand):
    help = "Put the postcodes of the districts that the settings name in the table."

    def handle(self, *args, **options):
        try:
            count = load_postcodes()
        except NothingLoaded as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{count:,} postcodes loaded.")
