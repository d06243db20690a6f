from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import SecurityEventKind
from core.security_log import record
from delivery.clock import london_now
from home.content_sets.whole_sets import load_whole_set
from home.content_sets.yaml_reader import ContentMistakes
from home.roles import make_roles
from home.starter.site import has_begun


class Command(BaseCommand):
    help = "Loads a folder of content into the site, or says file and line of what is wrong and changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--dry-run", action="store_true", help="check all of it and say what would be made")

    def handle(self, *args, **options):
        try:
            is_new = not has_begun()
            loaded = load_whole_set(options["folder"], london_now(), is_trial=options["dry_run"])
        except ContentMistakes as problem:
            lines = "\n".join(map(str, problem.mistakes))
            raise CommandError(f"{lines}\nNothing was loaded. Mend this, and run it again.") from problem
        if not options["dry_run"]:
            if is_new:
                make_roles()
            record(SecurityEventKind.IMPORT, about="load_content", made=len(loaded.made))
        word = "Would be made" if options["dry_run"] else "Made"
        for item in loaded.made:
            self.stdout.write(f"{word}: {item.name} ({item.model._meta.verbose_name})")
        for said in loaded.beside:
            self.stdout.write(f"{word}: {said}")
        for reference in dict.fromkeys(loaded.venues_left_out):
            self.stdout.write(f"Left out: {reference}, a venue that is not in the register of this site.")
        for item in loaded.left:
            self.stdout.write(f"Left as your editors have it: {item.name} ({item.model._meta.verbose_name})")
        self.stdout.write(f"{word}: {len(loaded.made) + len(loaded.beside)}. Left alone: {len(loaded.left)}.")
