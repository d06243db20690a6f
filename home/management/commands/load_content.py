from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import SecurityEventKind
from core.security_log import record
from home.content_sets.loader import load_set
from home.content_sets.yaml_reader import ContentMistakes


class Command(BaseCommand):
    help = "Loads a folder of content into the site, or says file and line of what is wrong and changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--dry-run", action="store_true", help="check all of it and say what would be made")

    def handle(self, *args, **options):
        try:
            loaded = load_set(options["folder"], is_trial=options["dry_run"])
        except ContentMistakes as problem:
            lines = "\n".join(map(str, problem.mistakes))
            raise CommandError(f"{lines}\nNothing was loaded. Mend this, and run it again.") from problem
        if not options["dry_run"]:
            record(SecurityEventKind.IMPORT, about="load_content", made=len(loaded.made))
        word = "Would be made" if options["dry_run"] else "Made"
        for item in loaded.made:
            self.stdout.write(f"{word}: {item.name} ({item.model._meta.verbose_name})")
        for item in loaded.left:
            self.stdout.write(f"Left as your editors have it: {item.name} ({item.model._meta.verbose_name})")
        self.stdout.write(f"{word}: {len(loaded.made)}. Left alone: {len(loaded.left)}.")
