from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import SecurityEventKind
from core.security_log import record
from delivery.clock import london_now
from plans.models import ReportIndexPage
from plans.paper_importer import keep_original, make_drafts, pages_made_from
from plans.paper_reading import read_bounded
from plans.papers import MAX_FILE_BYTES, PaperError


class Command(BaseCommand):
    help = "Make drafts from committee papers (.docx, .pdf, .html, .md, .txt). Nothing is published."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args, files: list[Path], **options):
        index = ReportIndexPage.objects.first()
        if index is None:
            raise CommandError("The site has no list of papers yet. Run create_starter_site, or add one in the admin.")
        refused = [path for path in files if not self.imported(path, index)]
        if refused:
            raise CommandError(f"{len(refused)} of {len(files)} papers could not be imported. The reasons are above.")

    def imported(self, path: Path, index: ReportIndexPage) -> bool:
        """Make the drafts of one file and say what was made. False, with the reason said, if it cannot be read."""
        try:
            data = path.read_bytes() if path.stat().st_size <= MAX_FILE_BYTES else self.too_large(path)
            papers = read_bounded(data, path.name).papers
        except (OSError, ValueError) as problem:
            self.stderr.write(f"{path.name}: {problem}")
            return False
        original = keep_original(data, path.name, london_now())
        if pages := pages_made_from(original):
            self.stdout.write(f"{path.name}: imported before. See page {pages[0].pk}, “{pages[0].title}”.")
            return True
        for paper, page in zip(papers, make_drafts(papers, original, index), strict=True):
            self.stdout.write(self.style.SUCCESS(f"{path.name}: draft {page.pk}, “{page.title}”"))
            self.say_notes(paper)
        record(SecurityEventKind.IMPORT, about="import_report", papers=len(papers))
        return True

    def say_notes(self, paper) -> None:
        for note in paper.notes:
            if note.kind != "recognised" or self.verbosity > 1:
                self.stdout.write(f"  {note.kind.replace('_', ' ')}: {note.field}: {note.text}")

    def too_large(self, path: Path):
        raise PaperError(
            "too_large", f"The file is over {MAX_FILE_BYTES // 1024**2} MB. Take its pictures out and try again."
        )

    def execute(self, *args, **options):
        self.verbosity = options["verbosity"]
        return super().execute(*args, **options)
