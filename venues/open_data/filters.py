"""Which venues to read for a question of the API, so that not all of them are read."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from core.london import LONDON
from venues.directory.index_loader import index_on
from venues.models import Accreditation, StatusEvent, Venue, VenueChange
from venues.open_data.query_params import QueryParams
from venues.status import DAY, SOON


def venues_wanted(wanted: QueryParams, moment: datetime) -> QuerySet[Venue]:
    day = moment.astimezone(LONDON).date()
    venues = Venue.objects.public(day)
    if wanted.kind:
        venues = venues.filter(kind=wanted.kind)
    if wanted.ward:
        venues = venues.filter(ward__code=wanted.ward)
    if not wanted.has_samples:
        venues = venues.filter(is_sample=False)
    if wanted.since:
        venues = venues.filter(modified_since(wanted.since, day))
    if wanted.state:
        venues = venues.filter(pk__in=[line.pk for line in index_on(day).in_state([wanted.state])])
    return venues


def modified_since(since: datetime, day: date) -> Q:
    """Venues saved since then, and those of which an accreditation has begun, come near its end or ended since."""
    first = since.astimezone(LONDON).date()
    saved = Accreditation.objects.filter(changed_at__gte=since)
    turned = Accreditation.objects.filter(
        Q(valid_from__range=(first, day))
        | Q(valid_to__range=(first - DAY, day - DAY))
        | Q(valid_to__range=(first + SOON, day + SOON))
    )
    happened = StatusEvent.objects.filter(on__range=(first, day)).values("accreditation__venue")
    return (
        Q(changed_at__gte=since)
        | Q(pk__in=saved.values("venue"))
        | Q(pk__in=turned.values("venue"))
        | Q(pk__in=happened)
    )


def venues_changed(since: datetime, day: date) -> QuerySet[Venue]:
    """Those of which the feed of changes may have something to tell since then."""
    first = since.astimezone(LONDON).date()
    events = StatusEvent.objects.filter(Q(on__range=(first, day)) | Q(recorded_at__gte=since))
    ended = Accreditation.objects.filter(valid_to__range=(first - DAY, day - DAY))
    begun = Accreditation.objects.filter(Q(valid_from__range=(first, day)) | Q(recorded_at__gte=since))
    moved = VenueChange.objects.filter(Q(on__range=(first, day)) | Q(recorded_at__gte=since))
    return Venue.objects.public(day).filter(
        Q(pk__in=events.values("accreditation__venue"))
        | Q(pk__in=ended.values("venue"))
        | Q(pk__in=begun.values("venue"))
        | Q(pk__in=moved.values("venue"))
    )
