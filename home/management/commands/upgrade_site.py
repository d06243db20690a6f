from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from core import __version__
from home.upgrades import STEPS


class Command(BaseCommand):
    help = "Brings a site that exists to this version: its database, roles, search words, pages, settings, postcodes."

    def handle(self, *args, **options):
        executor = MigrationExecutor(connection)
        if newer := from_the_future(executor):
            raise CommandError(
                f"This database was changed by a newer version, which knows {', '.join(newer)}. Nothing was changed. "
                "Run that version, or restore a backup from before it."
            )
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Bringing the database up to date …")
            call_command("migrate", interactive=False, verbosity=0)
        for name, step in STEPS.items():
            with transaction.atomic():  # a step is done or not; what was done before one that fails stays
                done = step()
            for said in done:
                self.stdout.write(f"{name}: {said}.")
        self.stdout.write(f"This site is at version {__version__}.")


def from_the_future(executor: MigrationExecutor) -> list[str]:
    """Migrations of our apps that the database has and this version does not know. (A package may drop old ones.)"""
    ours = {app.label for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR}
    known = executor.loader.disk_migrations.keys() | executor.loader.replacements.keys()
    applied = executor.loader.applied_migrations.keys() - known
    return sorted(f"{app}.{name}" for app, name in applied if app in ours)
