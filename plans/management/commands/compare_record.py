from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from plans.record_facts import DIFFERS, record_facts, text_for, texts_in, written_out


class Command(BaseCommand):
    help = (
        "Prints every fact of the record with its page and its source, and compares it with the text of the source: "
        "words as published, numbers and names. Says so where that text is not here."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="+",
            type=Path,
            help="Folders with the papers as report-*.txt, and with notes of other pages as public-record.md.",
        )
        parser.add_argument("--markdown", type=Path, metavar="FILE", help="Also writes the table into that file.")

    def handle(self, *args, folder: list[Path], markdown: Path | None = None, **options):
        texts = {name: text for each in folder for name, text in texts_in(each).items()}
        compared = [(fact, fact.compared_with(text_for(fact, texts))) for fact in record_facts()]
        for fact, result in compared:
            self.stdout.write(f"{result:16} {fact.page}  {fact.source}  {fact.words}")
        if markdown:
            markdown.write_text(written_out(compared), encoding="utf-8")
        if not texts:
            self.stdout.write("No text of a source is in that folder: nothing was compared.")
        if differ := sum(result.startswith(DIFFERS) for _, result in compared):
            raise CommandError(f"{differ} {'fact differs' if differ == 1 else 'facts differ'} from the papers.")
