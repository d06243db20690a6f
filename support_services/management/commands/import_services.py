from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from support_services.importing.files import rows_in
from support_services.importing.rows import read_row
from support_services.importing.save import keep
from support_services.models import Service


class Command(BaseCommand):
    help = "Keeps the services of a JSON file as drafts. Run it again at any time: it updates and never duplicates."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="A list of services, such as support-services.json.")

    def handle(self, file: Path, **options):
        outcomes, refused, seen = Counter(), [], set()
        for line, raw in self._rows(file):
            try:
                row = read_row(raw)
                if row.reference in seen:
                    raise ValueError(f"“{row.reference}” was in the file before.")
                seen.add(row.reference)
                service, outcome = keep(row)
            except ValueError as problem:
                refused.append(f"Line {line}: {problem}")
            else:
                outcomes[outcome.value] += 1
                self.stdout.write(f"{outcome.value:9} {row.reference}: {what_it_waits_for(service)}")
        counts = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items()) or "nothing kept"
        self.stdout.write(f"{counts}. Nothing was published.")
        if refused:
            self.stderr.write(f"{len(refused)} left out:\n" + "\n".join(refused))

    def _rows(self, file: Path):
        try:
            yield from rows_in(file.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is not a text in UTF-8.") from error
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
