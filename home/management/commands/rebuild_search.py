import time

from django.conf import settings
from django.core.management.base import BaseCommand
from wagtail.models import Site

from delivery.clock import london_now
from delivery.generation import Generation
from home.search.library import read_library


class Command(BaseCommand):
    help = "Makes the index of the public search anew in every process, and says what it holds."

    def handle(self, *args, **options):
        for site in Site.objects.select_related("root_page"):
            began = time.monotonic()
            library = read_library((site.root_page.path, site.root_page.url_path, london_now().date()), None)
            index = library.index
            took = time.monotonic() - began
            self.stdout.write(f"{site}: {len(index.numbered)} things can be found. Made in {took:.2f} s.")
        if settings.PAGE_STORE:
            Generation(settings.PAGE_STORE / "generation").bump()
            self.stdout.write("Every process of this machine makes its own anew at its next search.")
