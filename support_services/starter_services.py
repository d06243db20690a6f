"""The services of a content set, put into a site that lacks them; and those of the City's, which older sites renew.

Every one is published with all that is known of it, but those that are held back: they are drafts that say why. Nobody
has called the numbers of the City's yet, so none has the day of a check; each has the date of its source, if that has
one.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path

from django.conf import settings
from wagtail.models import ModelLogEntry

from core.edit_history import is_touched
from core.partial_dates import Precision
from core.publishing import PublishingRefused
from support_services.contact_kinds import NUMBERS, ContactKind
from support_services.importing.rows import ServiceRow
from support_services.importing.save import SavedService, keep
from support_services.importing.service_file import ServiceFileMistakes, line_of, read_services
from support_services.models import Service
from support_services.never_link import why_never_named
from support_services.phone_numbers import digits_of

FILE = Path(settings.BASE_DIR) / "starter" / "city-of-london" / "services.json"
NOT_A_FIELD = ("ways", "marks", "instead")
WAITS = "waits as a draft until somebody has called its new number"
PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def load_starter_services(file: Path = FILE) -> list[Service]:
    """Make the services that are not there yet, and publish what may be. Those that are there stay as they are.

    Raises ServiceFileMistakes with everything that is wrong in the file; call it in a transaction.
    """
    text = file.read_text(encoding="utf-8")
    rows = read_services(text)
    known = {service.reference: service for service in Service.objects.all()}
    gone = [raw for raw in rows.values() if raw.get("instead") and raw["instead"] not in rows | known]
    mistakes = [(line_of(text, raw, "instead"), f"There is no service “{raw['instead']}”.") for raw in gone]
    new = [raw for reference, raw in rows.items() if reference not in known]
    for raw in new if not mistakes else []:
        try:
            _make(raw, rows, known)
        except ValueError as problem:  # what no form would take
            mistakes.append((line_of(text, raw, str(problem).partition(":")[0]), str(problem)))
    if mistakes:
        raise ServiceFileMistakes(sorted(mistakes))
    return [known[raw["reference"]] for raw in new]


def refresh_starter_services() -> tuple[list[Service], list[Service], list[Service]]:
    """Bring the services of an older site up to date: those made or renewed, those taken down, those left alone.

    Whatever somebody has changed, checked or deleted stays as it is. What has ended is taken down whoever wrote it.
    """
    rows = read_services(FILE.read_text(encoding="utf-8"))
    there = {service.reference: service for service in Service.objects.all()}
    ended = [service for service in there.values() if service.live and why_never_named(service.name)]
    for service in ended:
        service.unpublish(log_action=True)
    left = [service for reference, service in there.items() if reference in rows and is_touched(service)]
    known = {service.reference: service for service in left}
    deleted = (
        ModelLogEntry.objects.get_for_model(Service).filter(action="wagtail.delete").values_list("label", flat=True)
    )
    before = {service.reference: service.latest_revision_id for service in there.values()}
    for raw in rows.values():
        if raw["name"] not in deleted or raw["reference"] in there:
            _make(raw, rows, known)
    made = [service for service in known.values() if before.get(service.reference) != service.latest_revision_id]
    return made, ended, left


def waits_for_a_call(service: Service) -> bool:
    """Whether readers still see its earlier number: a changed one is public once somebody has called it."""
    return service.live and service.has_unpublished_changes


def _make(raw: dict, rows: dict[str, dict], known: dict[str, Service]) -> Service:
    """Keep and publish one, after the one that it names as whom to call instead."""
    if raw["reference"] not in known:
        other = raw.get("instead")
        row = _row(raw, other and (_make(rows[other], rows, known) if other in rows else known[other]))
        service, outcome = keep(row)
        if outcome is SavedService.UNCHANGED:
            pass
        elif not service.held_back_because:
            with suppress(PublishingRefused):  # readers see another number: somebody has to call the new one first
                service.latest_revision.publish()
        elif service.live:
            service.unpublish()
        known[raw["reference"]] = Service.objects.get(reference=raw["reference"])
    return known[raw["reference"]]


def _row(raw: dict, instead: Service | None) -> ServiceRow:
    fields = {name: value for name, value in raw.items() if name not in NOT_A_FIELD}
    fields["source_date"], fields["source_precision"] = _dated(raw.get("source_date", ""))
    if "checked_on" in raw:
        fields["checked_on"], fields["checked_precision"] = _dated(raw["checked_on"])
        fields["checked_numbers"] = " ".join(
            sorted({digits_of(way[1]) for way in raw.get("ways", []) if way[0] in NUMBERS})
        )
    fields["instead_id"] = instead and instead.pk
    fields.setdefault("held_back_because", "")
    ways: list = [(ContactKind(kind), value, label, hours) for kind, value, label, hours in raw.get("ways", [])]
    return ServiceRow(fields, ways, raw.get("marks", {}))


def _dated(told: str) -> tuple[date | None, str]:
    """The first day of 2026, 2026-11 or 2026-11-30, and how exactly it is known."""
    day = date.fromisoformat((told + "-01-01")[:10]) if told else None
    return day, PRECISIONS.get(len(told), Precision.DAY).value
