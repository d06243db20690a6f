from django.core.management.base import BaseCommand

from delivery.clock import london_now
from venues.retention import forget_what_is_old


class Command(BaseCommand):
    help = "Forgets sheets, private reasons and reminders of the register whose time is over. Once a day is enough."

    def handle(self, **options):
        forgotten = forget_what_is_old(london_now())
        self.stdout.write("Forgotten: " + ", ".join(f"{number} {what}" for what, number in forgotten.items()) + ".")
