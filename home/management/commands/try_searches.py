from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from home.search.listed_questions import LISTS, unreadable
from home.search.trial import tried


class Command(BaseCommand):
    help = "Tries a list of searches: is the right page found, at which place, and what stood first?"

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            nargs="*",
            type=Path,
            default=LISTS,
            help="Lists with tabs between: what is typed, the right addresses with |, and within the first how many.",
        )

    def handle(self, *args, file, **options):
        missed = 0
        for path in file:
            missed += self._try(path)
        if missed:
            raise CommandError(f"{missed} not found where they should be.")

    def _try(self, path: Path) -> int:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(f"{path} cannot be read: {problem}. Give a text file in UTF-8.") from problem
        if problems := unreadable(text):
            raise CommandError(f"{path}: {problems[0]}")
        site = Site.objects.select_related("root_page").get(is_default_site=True)
        results = tried(text, site, timezone.localtime())
        for result in results:
            place = f"at {result.place}" if result.place else "not found"
            mark = "ok  " if result.is_right else "MISS"
            self.stdout.write(f"{mark} {result.typed!r}: {place}; first {result.first}")
        right = sum(result.is_right for result in results)
        self.stdout.write(f"{path.name}: {right} of {len(results)}")
        return len(results) - right
