"""What is made up in the register: where a made-up venue stands, the years of its awards, and how all of it goes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from venues.models import Accreditation, Award, Level, SchemeYear, Venue, Ward
from venues.models.references import take_references
from venues.sample_names import AWARD, LEVELS, MARK, made_up_venue, place_near


def keep_venues(how_many: int, moment: datetime) -> list[Venue]:
    """Venues spread over the wards, for measuring: saved many at a time, without an award."""
    wards = list(Ward.objects.order_by("code"))
    venues = []
    for number, reference in enumerate(take_references(how_many)):
        venue = Venue(reference=reference, changed_at=moment, **made_up_venue(number))
        venue.slug = slugify(venue.name)
        put_in_a_ward(venue, number, wards)
        venues.append(venue)
    return Venue.objects.bulk_create(venues, 500)


def put_in_a_ward(venue: Venue, number: int, wards: Sequence[Ward]) -> None:
    """Neighbours in a list stand in wards far apart. Where a site has no wards, a venue has none."""
    if not wards:
        return
    venue.ward = ward = wards[number * 7 % len(wards)]
    if ward.label_easting is not None and ward.label_northing is not None:
        venue.easting, venue.northing = place_near(number, ward.label_easting, ward.label_northing)


def scheme_year(number: int) -> SchemeYear:
    """The year, with levels and an award that say they are samples."""
    year, _ = SchemeYear.objects.get_or_create(year=number)
    for rank, name in enumerate(LEVELS, 1):
        Level.objects.get_or_create(scheme_year=year, name=name, defaults={"rank": rank})
    Award.objects.get_or_create(scheme_year=year, name=AWARD)
    return year


@transaction.atomic
def remove_samples() -> int:
    """Take out everything that is made up. Returns how many venues went. What officers entered stays."""
    samples = Venue.objects.filter(is_sample=True)
    how_many = samples.count()
    Accreditation.objects.filter(venue__in=samples).delete()
    samples.delete()
    for model in (Level, Award):
        model.objects.filter(name__endswith=MARK, accreditations__isnull=True).delete()
    return how_many
