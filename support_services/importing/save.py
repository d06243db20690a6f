"""Keeping a row as the draft of a service. Nothing here makes anything public."""

import hashlib
import json
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import get_active_log_context

from support_services.choices import FinderFacet
from support_services.importing.rows import ServiceRow
from support_services.models import ContactPoint, Service


class SavedService(Enum):
    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@transaction.atomic
def keep(row: ServiceRow) -> tuple[Service, SavedService]:
    """The service of this row, with the row as its newest draft, and whether that changed anything.

    A row that came before just so changes nothing, so that what editors did since is left alone. Raises ValueError,
    with every problem, for a row that no form would take.
    """
    known = Service.objects.filter(reference=row.reference).first()
    seen_as = fingerprint(row)
    if known and known.imported_as == seen_as:
        return known.get_latest_revision_as_object(), SavedService.UNCHANGED
    draft = known.get_latest_revision_as_object() if known else Service(live=False)
    _fill(draft, row)
    draft.imported_as = seen_as
    if not draft.live:
        draft.save()
    else:
        Service.objects.filter(pk=draft.pk).update(imported_as=seen_as)
    draft.save_revision(user=get_active_log_context().user, clean=False)  # hers, so that somebody else approves it
    return draft, SavedService.UPDATED if known else SavedService.NEW


def preview(row: ServiceRow) -> SavedService:
    """What `keep` would do with it. Raises ValueError as that does; keeps nothing."""
    known = Service.objects.filter(reference=row.reference).first()
    if known and known.imported_as == fingerprint(row):
        return SavedService.UNCHANGED
    _fill(known.get_latest_revision_as_object() if known else Service(live=False), row)
    return SavedService.UPDATED if known else SavedService.NEW


def fingerprint(row: ServiceRow) -> str:
    return hashlib.sha256(json.dumps(row.facts, default=str, sort_keys=True).encode()).hexdigest()


def _fill(draft: Service, row: ServiceRow) -> None:
    """Put the row into the draft. What one of us checked stays, and counts for as long as the number is the same."""
    for name, value in row.fields.items():
        setattr(draft, name, value)
    rows = {(point.kind, point.value): point for point in draft.contact_points.all()}
    points = []
    for order, (kind, value, label, *hours) in enumerate(row.ways):
        point = rows.get((kind, value)) or ContactPoint(kind=kind, value=value)
        point.label, point.sort_order = label, order
        point.hours = hours[0] if hours else ""
        points.append(point)
    draft.contact_points.set(points)
    for facet in FinderFacet:
        draft.set_marks(facet, row.marks.get(facet.value, []))
    _refuse_bad(draft)


def _refuse_bad(draft: Service) -> None:
    problems = []
    parts: list[tuple[Any, tuple[str, ...]]] = [
        (draft, ()),
        *((way, ("service",)) for way in draft.contact_points.all()),
    ]
    for part, left_out in parts:
        try:
            part.full_clean(exclude=left_out, validate_constraints=False)  # a draft may be what no public row may be
        except ValidationError as error:
            problems += [f"{name}: {' '.join(said)}" for name, said in error.message_dict.items()]
    if problems:
        raise ValueError(" ".join(problems))
