from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from plans.record_facts import record_facts, text_for, texts_in


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

    def handle(self, *args, folder: list[Path], **options):
        texts = {name: text for each in folder for name, text in texts_in(each).items()}
        differ = 0
        for fact in record_facts():
            result = self._result(fact, text_for(fact, texts))
            differ += result.startswith("DIFFERS")
            self.stdout.write(f"{result:14} {fact.page}  {fact.source}  {fact.words}")
        if not texts:
            self.stdout.write("No text of a source is in that folder: nothing was compared.")
        if differ:
            raise CommandError(f"{differ} {'fact differs' if differ == 1 else 'facts differ'} from the papers.")

    def _result(self, fact, text: str) -> str:
        if not text:
            return "not compared"
        missing = ", ".join(fact.missing_in(text))
        if not missing:
            return "agrees"
        return f"DIFFERS: {missing}." if fact.is_of_a_paper else f"put otherwise in our notes: {missing}."
