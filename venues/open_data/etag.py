"""A fingerprint of all that is public in the register on a day: the same for as long as every file would be."""

import hashlib
from datetime import datetime

from django.db.models import Count, Max, Model

from core.london import LONDON
from venues.models import Accreditation, Award, FormerName, Level, SchemeYear, Venue, VenueChange, Ward

# Small tables, and what of them is public.
SMALL: list[tuple[type[Model], list[str]]] = [
    (Level, ["pk", "name"]),
    (Award, ["pk", "name"]),
    (Ward, ["code", "name"]),
    (SchemeYear, ["year", "ran", "not_run_reason", "accredited_reported", "engaged", "source_note"]),
]


def fingerprint(moment: datetime) -> str:
    """Nine short queries. A day that begins changes it, since states change with days."""
    parts: list = [moment.astimezone(LONDON).date()]
    for model in (Venue, Accreditation):
        parts.append(sorted(model.objects.aggregate(Count("pk"), Max("pk"), Max("changed_at")).items()))
    parts.append(Accreditation.awards.through.objects.aggregate(Count("pk"), Max("pk")))
    parts.append(FormerName.objects.aggregate(Count("pk"), Max("pk")))
    parts.append(VenueChange.objects.aggregate(Count("pk"), Max("pk")))
    parts += [list(model._default_manager.order_by("pk").values_list(*names)) for model, names in SMALL]
    return hashlib.sha256(repr(parts).encode()).hexdigest()
