from typing import Any

from django.core.management.commands.migrate import Command as DjangosCommand

from core.migration_lock import patiently


class Command(DjangosCommand):
    help = "Django's own, one at a time and never in front of readers for long."

    def handle(self, *args: Any, **options: Any) -> None:
        patiently(lambda: super(Command, self).handle(*args, **options), self.stdout.write)
