from django.core.management.base import BaseCommand

from delivery.clock import london_now
from home.samples import load_sample_venues


class Command(BaseCommand):
    help = "Puts about eighty made-up venues into the register, each marked as a sample. remove_samples takes them out."

    def handle(self, *args, **options):
        made = load_sample_venues(london_now())
        self.stdout.write(f"Made {made} sample venues." if made else "There are samples already. Nothing was changed.")
