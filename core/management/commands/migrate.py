from typing import Any

from django.core.management.commands.migrate import Command as DjangosCommand

from core.migration_lock import retry_while_locked


class Command(DjangosCommand):
    help = "Django's own, one at a time and never in front of readers for long."

    def handle(self, *args: Any, **options: Any) -> None:
        retry_while_locked(lambda: super(Command, self).handle(*args, **options), self.stdout.write)
