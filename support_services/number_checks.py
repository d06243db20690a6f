"""Recording that somebody has seen that a number is right, and taking that back."""

from datetime import date

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from core.models import DatePrecision
from support_services.models import Service

CHECK, UNDO = "support_services.check", "support_services.check.undo"
CHECK_FIELDS = ("checked_on", "checked_precision", "checked_by_role", "checked_numbers")


def record_check(service: Service, on: date, role: str, user=None) -> None:
    """Keep that the numbers of `service`, as its list shows them, were right on the day `on`."""
    before = _facts_of(service)
    after = {
        "checked_on": on.isoformat(),
        "checked_precision": DatePrecision.DAY.value,
        "checked_by_role": role,
        "checked_numbers": " ".join(sorted(as_listed(service).numbers)),
    }
    _write(service, after, user)
    log(instance=service, action=CHECK, user=user, data={"before": before, "after": after})


def undo_check(entry: ModelLogEntry, user=None) -> None:
    """Put back what was known before a check. Does nothing if something newer has been recorded since."""
    service = Service.objects.get(pk=entry.object_id)
    if still_stands(entry, service):
        _write(service, entry.data["before"], user)
        log(instance=service, action=UNDO, user=user, data={"after": entry.data["before"]})


def still_stands(entry: ModelLogEntry, service: Service) -> bool:
    facts = _facts_of(service)
    return all(facts[name] == value for name, value in entry.data["after"].items())


def lately(since: date, most: int = 10) -> list[tuple[ModelLogEntry, Service]]:
    """The checks recorded since a day that can still be taken back, the newest first."""
    entries = ModelLogEntry.objects.filter(action=CHECK, timestamp__date__gte=since).order_by("-timestamp")[:most]
    services = Service.objects.in_bulk([int(entry.object_id) for entry in entries])
    with_services = ((entry, services.get(int(entry.object_id))) for entry in entries)
    return [(entry, service) for entry, service in with_services if service and still_stands(entry, service)]


def as_listed(service: Service) -> Service:
    """What a check is about: the public version if there is one, else the newest draft."""
    return service if service.live else service.get_latest_revision_as_object()


def _facts_of(service: Service) -> dict:
    return {
        "checked_on": service.checked_on and service.checked_on.isoformat(),
        "checked_precision": service.checked_precision,
        "checked_by_role": service.checked_by_role,
        "checked_numbers": service.checked_numbers,
    }


def _write(service: Service, facts: dict, user) -> None:
    """Set the facts on the public version and on the draft, without making anything public that was not.

    A draft with other numbers than the public ones keeps its own facts: nobody has checked those.
    """
    draft = service.get_latest_revision_as_object()
    is_public_and_changed = service.live and service.has_unpublished_changes
    if is_public_and_changed:
        _set(service, facts)
        service.save(update_fields=CHECK_FIELDS)
        if draft.numbers != service.numbers:
            return
    _set(draft, facts)
    revision = draft.save_revision(user=user, clean=False, log_action=False)
    if service.live and not is_public_and_changed:
        revision.publish(user=user, log_action=False, skip_permission_checks=True)
    elif not service.live:
        _set(service, facts)
        service.save(update_fields=CHECK_FIELDS)


def _set(service: Service, facts: dict) -> None:
    for name, value in facts.items():
        setattr(service, name, value)
    service.checked_on = facts["checked_on"] and date.fromisoformat(facts["checked_on"])
