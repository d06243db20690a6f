import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from core.backup import databases, encryption, manifest
from core.management.commands.backup import FOLDERS
from core.models import SecurityEventKind
from core.security_log import record
from delivery.invalidation.connect import make_invalidator


class Command(BaseCommand):
    help = "Puts the database and the files of a backup in the place of the present ones. Stop the site first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="one backup: the folder that has manifest.json in it")
        parser.add_argument("--key", type=Path, help="the file of the private key; without it, the key is asked for")
        parser.add_argument("--replace", action="store_true", help="yes, what is there now may go")

    def handle(self, folder: Path, replace: bool, key: Path | None = None, **options: Any) -> None:
        try:
            known = manifest.verified(folder)
            if known["vendor"] != connection.vendor:
                raise CommandError(f"The backup is of {known['vendor']} and this site runs on {connection.vendor}.")
            if connection.introspection.table_names() and not replace:
                raise CommandError("There is a database already. To put the backup in its place, add --replace.")
            with opened(folder, key) as plain:
                files = len(manifest.files_in(plain))
                databases.load(plain)
                for name, setting in FOLDERS.items():
                    put_in_place(plain / name, Path(getattr(settings, setting)))
        except (OSError, databases.ToolFailed, manifest.BackupSpoilt, encryption.KeyRefused) as problem:
            raise CommandError(f"Nothing was restored, or not all: {problem}") from problem
        with connection.cursor() as cursor:
            found = databases.rows(cursor)
        different = sorted(table for table in found | known["rows"] if found.get(table) != known["rows"].get(table))
        if different:
            raise CommandError(f"These tables are not as they were: {', '.join(different)}.")
        if settings.PAGE_STORE:
            make_invalidator().purge_everything()
        record(SecurityEventKind.IMPORT, about="restore", backup=folder.name)
        self.stdout.write(f"Restored {sum(found.values())} rows and {files} files; no table differs.")


@contextmanager
def opened(folder: Path, key: Path | None) -> Iterator[Path]:
    """The folder with the plain files of a backup: itself, or one beside it for as long as it is read."""
    if not (folder / encryption.NAME).exists():
        yield folder
        return
    private = encryption.private_key(key.read_text() if key else asked_for())
    with tempfile.TemporaryDirectory(prefix=".opened-", dir=folder.parent) as plain:
        encryption.unseal(folder, private, Path(plain))
        yield Path(plain)


def asked_for() -> str:
    if not sys.stdin.isatty():
        raise encryption.KeyRefused("This backup is sealed: name the file of its private key with --key.")
    return getpass("The private key of this backup (AGE-SECRET-KEY-…): ")


def put_in_place(kept: Path, place: Path) -> None:
    """The folder of the backup instead of the one there is, which stays until the new one is whole."""
    fresh, old = place.with_name(f"{place.name}.fresh"), place.with_name(f"{place.name}.old")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    if kept.is_dir():
        shutil.copytree(kept, fresh)
    else:
        fresh.mkdir(parents=True)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)
