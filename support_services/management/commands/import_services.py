from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import SecurityEventKind
from core.security_log import record
from support_services.importing import tables
from support_services.importing.batch import try_rows
from support_services.importing.files import from_sheet, listed, of_table
from support_services.importing.save import keep
from support_services.models import Service


class Command(BaseCommand):
    help = "Keeps the services of a file as drafts. Run it again at any time: it updates and never duplicates."

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            type=Path,
            help="A list of services such as support-services.json, Open Referral (JSON or zip), or a sheet.",
        )

    def handle(self, file: Path, **options):
        outcomes: Counter[str] = Counter()
        refused = []
        for one in try_rows(self._rows(file), keep):
            if one.problem:
                refused.append(f"{one.where}: {one.problem}")
                continue
            assert one.outcome and one.row and one.service, "without a problem, it was kept"
            outcomes[one.outcome.value] += 1
            self.stdout.write(f"{one.outcome.value:9} {one.row.reference}: {what_it_waits_for(one.service)} {one.note}")
        record(SecurityEventKind.IMPORT, about="import_services", kept=outcomes.total())
        counts = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items()) or "nothing kept"
        self.stdout.write(f"{counts}. Nothing was published.")
        if refused:
            self.stderr.write(f"{len(refused)} left out:\n" + "\n".join(refused))

    def _rows(self, file: Path) -> list[tuple[str, object]]:
        try:
            data = file.read_bytes()
            rows = listed(data, file.name)
            if rows is not None:
                return rows
            table = from_sheet(data, file.name)
            return of_table(table, tables.recognise(table.headings))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except ValueError as error:
            raise CommandError(f"{file}, {error}") from error


def what_it_waits_for(service: Service) -> str:
    """What stands between a draft and its readers."""
    if service.held_back_because:
        return "held back. " + " ".join(service.held_back_because.splitlines())
    if not service.contact_points.all():
        return "waits for a way to reach it"
    if service.has_numbers and not service.confirmed:
        return "ready to be published; none of us has called its number yet"
    return "ready to be published"
