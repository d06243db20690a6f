"""Gives a ward and a point to venues that have none, from their postcodes. What an officer chose is never changed."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from venues.models import Postcode, Venue
from venues.postcodes import SHAPE, compact

NO_PLACE = Q(ward=None) | Q(easting=None)
BATCH = 500


class PlacesFilled(NamedTuple):
    """`left`: how many venues have no ward or no point still."""

    filled: int
    left: int


@transaction.atomic
def fill_places(moment: datetime) -> PlacesFilled:
    """Safe to run any number of times. Two queries, and one for each few hundred venues that are changed."""
    known = {row.postcode: row for row in Postcode.objects.all()}
    changed = []
    for venue in Venue.objects.filter(NO_PLACE).exclude(postcode=""):
        joined = "".join(venue.postcode.split()).upper()
        place = known.get(compact(joined)) if SHAPE.fullmatch(joined) else None
        if place and venue.place_from(place):
            venue.changed_at = moment
            changed.append(venue)
    Venue.objects.bulk_update(changed, ["ward", "easting", "northing", "changed_at"], BATCH)
    if changed:
        changed[-1].save()  # many rows at once send no signal, by which the pages that show them grow stale
    return PlacesFilled(len(changed), Venue.objects.filter(NO_PLACE).count())


def postcodes_without_ward() -> tuple[int, int]:
    """How many postcodes have no ward, and how many there are. Of the City's, at most two in a hundred have none."""
    return Postcode.objects.filter(ward=None).count(), Postcode.objects.count()
