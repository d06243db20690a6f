import gc
import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import PageLogEntry

from core import __version__


class Command(BaseCommand):
    help = "Everything a copy of the site needs before it is served. Does only what has not been done."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--content", default="", help="the sets of content that a new site begins with")

    # One command and not four: loading Django costs more than all of the work when there is nothing to do.
    def handle(self, **options: Any) -> None:
        with ThreadPoolExecutor(1) as beside:
            # Compressing lets go of Python's lock, and the database needs one core alone.
            collecting = None if settings.DEBUG else beside.submit(self.collect_static_files)
            self.prepare_database(options)
            if collecting:
                collecting.result()
        call_command("create_first_administrator")
        for_us_alone(Path(settings.VAR_DIR).glob("*.sqlite3*"), Path(settings.PRIVATE_ROOT))

    def prepare_database(self, options: dict[str, Any]) -> None:
        if has_migrations_to_run():
            self.stdout.write("Bringing the database up to date (the first time half a minute) …")
            # Migrations make every model anew, hundreds of times: to look for what can go took a seventh of their time.
            gc.freeze()
            gc.set_threshold(20_000)
            call_command("migrate", interactive=False, verbosity=0)
        is_new = not PageLogEntry.objects.exists()
        content = {"content": options["content"]} if options["content"] else {}
        call_command("create_starter_site", verbosity=options["verbosity"], **content)
        self.upgrade(is_new)

    def upgrade(self, is_new: bool) -> None:
        """Once for each version: what a site that began with an older one lacks. A new one lacks nothing."""
        kept = Path(settings.VAR_DIR) / "version"
        if kept.exists() and kept.read_text() == __version__:
            return
        if is_new:
            self.stdout.write(f"This site is at version {__version__}.")
        else:
            call_command("upgrade_site")
        kept.write_text(__version__)

    def collect_static_files(self) -> None:
        kept = Path(settings.VAR_DIR) / "static.sha256"
        found = fingerprint_of_static_files()
        if kept.exists() and kept.read_text() == found:
            return
        self.stdout.write("Collecting and compressing static files …")
        call_command("collectstatic", clear=True, interactive=False, verbosity=0)  # its own test of age can be wrong
        kept.write_text(found)


def for_us_alone(databases: Iterable[Path], private: Path) -> None:
    """What an older version left readable for everybody on the machine: the database, and papers that name people."""
    for file in databases:
        file.chmod(0o600)
    private.mkdir(parents=True, exist_ok=True)
    for each in (private, *private.rglob("*")):
        each.chmod(0o700 if each.is_dir() else 0o600)


def has_migrations_to_run() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def fingerprint_of_static_files() -> str:
    """Changes when a static file comes, goes or is changed (by size and time), or is to be kept elsewhere."""
    lines = [str(settings.STATIC_ROOT)]
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            lines.append(f"{name} {file.st_size} {file.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
