from typing import Any

from django.core.management.base import BaseCommand

from core.backup.encryption import make_key


class Command(BaseCommand):
    help = "Makes a pair of keys for backups: the public one seals them, the private one alone opens them."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        public, private = make_key()
        self.stdout.write(f"BACKUP_PUBLIC_KEY={public}\n\n{private}\n")
        self.stdout.write(
            "The first line is for this machine's variables. The second is the private key: print it, keep it in two "
            "places that are not this machine, and nowhere on it. Without it no backup can be read."
        )
