import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from core.backup import databases, encryption, manifest
from core.models import SecurityEventKind
from core.security_log import record
from delivery.clock import stamp

FOLDERS = {"media": "MEDIA_ROOT", "private": "PRIVATE_ROOT"}


class Command(BaseCommand):
    help = (
        "Copies the database, pictures and original papers into a new folder, and proves that the copy is whole. "
        "Sealed to BACKUP_PUBLIC_KEY where that is set."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="where backups are kept")

    def handle(self, to: Path, **options: Any) -> None:
        folder = to / stamp()
        try:
            key = encryption.public_key(settings.BACKUP_PUBLIC_KEY) if settings.BACKUP_PUBLIC_KEY else None
            folder.mkdir(parents=True, mode=0o700)  # original papers name people
            rows = databases.dump(folder)
            for name, setting in FOLDERS.items():
                kept = Path(getattr(settings, setting))
                if kept.is_dir():
                    shutil.copytree(kept, folder / name)
            files = len(manifest.files_in(folder))
            if key:
                encryption.seal(folder, key)
            manifest.write(folder, {"vendor": connection.vendor, "rows": rows})
            known = manifest.verified(folder)
        except (OSError, databases.ToolFailed, manifest.BackupSpoilt, encryption.KeyRefused) as problem:
            shutil.rmtree(folder, ignore_errors=True)  # half of one, and plain
            raise CommandError(f"There is no new backup: {problem}") from problem
        record(SecurityEventKind.EXPORT, about="backup", sealed=bool(key))
        self.stdout.write(f"{folder}: {files} files, {sum(known['rows'].values())} rows.")
        if not key:
            self.stdout.write("It can be read by whoever has it: set BACKUP_PUBLIC_KEY (manage.py make_backup_key).")
        if not isinstance(storages["private"], FileSystemStorage):
            self.stdout.write("Pictures and papers are in the bucket and not in here: let it keep its own versions.")
