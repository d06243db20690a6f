from django.core.management.base import BaseCommand

from delivery.clock import london_now
from home.outside_links import LinkChecker, check_links


class Command(BaseCommand):
    help = (
        "Asks every website that public pages and services lead to, politely and at most once a week, and keeps what "
        "came of it. What failed twice stands on the first screen of whoever can mend it. Changes nothing else."
    )

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, default=500, metavar="N", help="ask at most so many (500)")

    def handle(self, *args, most, **options):
        broken = check_links(london_now(), LinkChecker(), most)
        for link in broken:
            where = ", ".join(title for _, _, title in link.places)
            self.stdout.write(f"{where}: {link.address} {link.trouble}.")
        self.stdout.write(f"{len(broken)} to look at.")
