from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from venues.places.loading import NothingLoaded, load_wards


class Command(BaseCommand):
    help = "Replace the shapes of the wards by those of a GeoJSON file (longitude and latitude, WGS84)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, **options):
        try:
            count = load_wards(options["file"].read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"The file cannot be read: {problem}") from problem
        except NothingLoaded as problem:
            raise CommandError(f"{problem} Nothing was changed.") from problem
        self.stdout.write(f"{count} wards loaded.")
