from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import SecurityEventKind
from core.security_log import record
from home.site_imports.loading import CannotMove, load_old_site
from home.site_imports.reading import read_old_site


class Command(BaseCommand):
    help = (
        "Brings in the pages of another site as drafts, with redirects from their old addresses: from a WordPress "
        "export, a sitemap or a table (CSV). Says what needs a hand. Changes no page that is here."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--pages", type=Path, metavar="DIR", help="saved pages of a sitemap, as wget --mirror writes them"
        )
        parser.add_argument(
            "--below", default="/", metavar="ADDRESS", help="the page to put the drafts below: / if not said"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="do all of it, say what would be made, and take it back"
        )

    def handle(self, *args, **options):
        is_trial = options["dry_run"]
        try:
            found = read_old_site(options["file"], options["pages"])
            moved = load_old_site(found, options["below"], is_trial=is_trial)
        except (CannotMove, ValueError) as problem:
            raise CommandError(f"{problem} Nothing was made.") from problem
        if not is_trial:
            record(SecurityEventKind.IMPORT, about="import_site", made=len(moved.made))
        would = "Would be made" if is_trial else "Made"
        for arrival in moved.made:
            self.stdout.write(f"{would}: “{arrival.page.title}” at {arrival.page.url_path.partition('/')[2]}")
        self.stdout.write(f"{would}: {len(moved.made)} drafts, and {moved.redirects} redirects from old addresses.")
        if moved.left:
            self.stdout.write(f"Came before, and left as your editors have them: {len(moved.left)}.")
        if moved.made:
            self.tell_what_needs_a_hand(found.notes, moved)

    def tell_what_needs_a_hand(self, notes, moved):
        self.stdout.write("\nWhat needs a hand:")
        for note in notes:
            self.stdout.write(f"- {note}")
        for arrival in moved.made:
            if arrival.notes:
                self.stdout.write(f"\n“{arrival.page.title}” (was {arrival.old.address or 'without an address'})")
                for note in arrival.notes:
                    self.stdout.write(f"  - {note}")
        self.stdout.write("\nUntil a draft is published, its old address says that the page is not there.")
