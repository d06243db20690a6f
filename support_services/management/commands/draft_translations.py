from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from support_services.languages import own_name
from support_services.models import SupportHubPage, SupportTopicPage
from support_services.models.translations import TranslatedPage
from support_services.translating.drafts import begin, take_in
from support_services.translating.pieces import pieces_of

FILE = "pages.po"


class Command(BaseCommand):
    help = (
        "Makes drafts of the hub and of one topic in the languages that have words in locale/, so that everything can "
        "be tried. They are drafts, not yet checked by a speaker: readers do not see them. What is there stays."
    )

    def add_arguments(self, parser):
        parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="its code; without one, all there are")

    @transaction.atomic
    def handle(self, *, languages: list[str], **options):
        files = {file.parent.name: file for root in settings.LOCALE_PATHS for file in Path(root).glob(f"*/{FILE}")}
        if unknown := [code for code in languages if code not in files]:
            raise CommandError(
                f"No words for {', '.join(unknown)} here. There are some for {', '.join(sorted(files))}."
            )
        for code in languages or sorted(files):
            words = {entry.msgid: entry.msgstr for entry in polib.pofile(str(files[code])) if entry.msgstr}
            for source in sources():
                if source.title in words:
                    self.make(source, code, words)

    def make(self, source: TranslatedPage, code: str, words: dict[str, str]) -> None:
        if source.get_translations().filter(locale__language_code=code).exists():
            self.stdout.write(f"{own_name(code)}: “{source.title}” is there already.")
            return
        page = begin(source, code)
        take_in(page, {piece: words[piece] for piece in pieces_of(source) if piece in words})
        self.stdout.write(f"{own_name(code)}: “{page.title}”, a draft, {page.waiting} pieces wait.")


def sources() -> list[TranslatedPage]:
    """The pages that are no translations, the hub first."""
    return [page for model in (SupportHubPage, SupportTopicPage) for page in model.objects.filter(translated_from=[])]
