"""Accreditations that run out soon and were not renewed."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef

from venues.models import Accreditation
from venues.status import DAY

NEXT_DAYS = 90


def not_renewed(day: date):
    """Those that count on `day` and are not followed, without a gap, by another one of the venue."""
    following = Accreditation.objects.filter(
        venue=OuterRef("venue"), valid_from__lte=OuterRef("valid_to") + DAY, valid_to__gt=OuterRef("valid_to")
    ).with_stop(day)
    held = Accreditation.objects.in_force(day)
    return held.exclude(Exists(following.filter(stop__isnull=True)))


def expiring(day: date):
    """What ends in the next days, by ward; those without a ward last."""
    ends = not_renewed(day).filter(valid_to__lte=day + timedelta(days=NEXT_DAYS))
    by_ward = F("venue__ward__name").asc(nulls_last=True)
    return ends.select_related("venue__ward", "level").order_by(by_ward, "valid_to", "venue__name")
