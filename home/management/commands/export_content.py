from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from core.models import SecurityEventKind
from core.security_log import record
from delivery.clock import london_now
from home.content_sets.exporter import SetExporter


class Command(BaseCommand):
    help = "Writes the public content of the site as a folder of YAML and Markdown, for load_content."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args, **options):
        folder: Path = options["folder"]
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is there already and is not empty. Name another folder, or empty it first.")
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        if site is None:
            raise CommandError("There is no site to write: none is the default one.")
        number = SetExporter(site, london_now()).export(folder)
        record(SecurityEventKind.EXPORT, about="export_content", files=number)
        self.stdout.write(f"{number} files written to {folder}.")
