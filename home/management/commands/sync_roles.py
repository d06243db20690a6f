from django.core.management.base import BaseCommand

from home.roles import sync_roles


class Command(BaseCommand):
    help = "Gives each role the rights that home/roles.py says, and takes away what it does not."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")

    def handle(self, *args, dry_run=False, **options):
        changes = sync_roles(is_preview=dry_run)
        for change in changes:
            self.stdout.write(f"{'Would change: ' if dry_run else ''}{change}.")
            for sign, rights in (("+", change.added), ("-", change.removed)):
                for right in rights:
                    self.stdout.write(f"  {sign} {right}")
        if not changes:
            self.stdout.write("Every role has the rights that it should have.")
