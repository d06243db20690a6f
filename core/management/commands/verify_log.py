from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.security_log import faults_of_export, faults_of_log


class Command(BaseCommand):
    help = "Follows the chain of the security log and says where a line is missing or was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="an exported log (JSON lines) in place of the database")

    def handle(self, file: Path | None, **options: Any) -> None:
        try:
            faults = faults_of_export(iter(file.read_text("utf-8").splitlines())) if file else faults_of_log()
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise CommandError(f"{file} is no exported security log: {problem}") from problem
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("The security log is whole.")
