"""Puts made-up venues into the register, and takes them all out again."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.text import slugify

from venues.certificates.issuing import issue_certificates
from venues.certificates.keys import key_ring
from venues.models import Accreditation, Award, FormerName, Level, SchemeYear, StatusEvent, Venue, Ward
from venues.models.references import take_references
from venues.sample_names import AWARD, LEVELS, MARK, made_up_venue, place_near
from venues.status import DAY, AwardEventKind

YEAR = timedelta(days=364)  # from the first day to the last


class NamePart(NamedTuple):
    """So many samples whose award ends so many days from today; `then`: what happened to it, how long ago."""

    venues: int
    ends_in: int
    then: tuple[tuple[AwardEventKind, int], ...] = ()


PARTS = [
    NamePart(48, 150),
    NamePart(8, 20),
    NamePart(8, -40),
    NamePart(4, 120, ((AwardEventKind.SUSPENDED, 9),)),
    NamePart(2, 130, ((AwardEventKind.SUSPENDED, 40), (AwardEventKind.REINSTATED, 12))),
    NamePart(3, 110, ((AwardEventKind.WITHDRAWN, 30),)),
    NamePart(3, 100, ((AwardEventKind.REVOKED, 25),)),
    NamePart(2, 400),  # it begins in some weeks
]
HELD_NONE = 2
REASONS = {
    AwardEventKind.SUSPENDED: "Sample: officers are looking into a complaint.",
    AwardEventKind.WITHDRAWN: "Sample: the venue gave it up.",
    AwardEventKind.REVOKED: "Sample: the venue no longer met the criteria.",
    AwardEventKind.REPLACED: "Sample: the level on the first certificate was wrong.",
}
STATEMENT = "Sample: our door staff know what to do if you ask for help. Tell anybody behind the bar."


@transaction.atomic
def make_samples(moment: datetime) -> int:
    """About eighty venues with every state there is. Returns how many. Does nothing if there are samples already."""
    if Venue.objects.filter(is_sample=True).exists():
        return 0
    today = moment.date()
    plan = [part for part in PARTS for _ in range(part.venues)]
    venues = keep_venues(len(plan) + HELD_NONE, moment)
    held = [give(venue, part, today) for venue, part in zip(venues, plan, strict=False)]
    held.append(replace_first(held[0], today))
    tell_stories(venues, today)
    if key_ring().signing.is_test:  # a real key signs nothing that is made up
        issue_certificates(held, moment)
    return len(venues)


def keep_venues(how_many: int, moment: datetime) -> list[Venue]:
    """Venues spread over the wards, saved many at a time."""
    wards: Sequence[Ward] = list(Ward.objects.order_by("code"))
    venues = []
    for number, reference in enumerate(take_references(how_many)):
        venue = Venue(reference=reference, changed_at=moment, **made_up_venue(number))
        venue.slug = slugify(venue.name)
        if wards:
            venue.ward = ward = wards[number * 7 % len(wards)]
            if ward.label_easting is not None:
                venue.easting, venue.northing = place_near(number, ward.label_easting, ward.label_northing)
        venues.append(venue)
    return Venue.objects.bulk_create(venues, 500)


def give(venue: Venue, part: NamePart, today: date) -> Accreditation:
    ends = today + timedelta(days=part.ends_in)
    held = accreditation_of(venue, ends - YEAR, ends, LEVELS[venue.pk % 2])
    for kind, ago in part.then:
        StatusEvent.objects.create(
            accreditation=held, kind=kind, on=today - timedelta(days=ago), public_reason=REASONS.get(kind, "")
        )
    return held


def accreditation_of(venue: Venue, starts: date, ends: date, level: str) -> Accreditation:
    held = unsaved_accreditation(venue, starts, ends, level)
    held.save()
    StatusEvent.objects.create(accreditation=held, kind=AwardEventKind.ISSUED, on=starts)
    return held


def unsaved_accreditation(venue: Venue, starts: date, ends: date, level: str) -> Accreditation:
    year = scheme_year(starts.year)
    its_level = Level.objects.get(scheme_year=year, name=level)
    return Accreditation(venue=venue, scheme_year=year, level=its_level, valid_from=starts, valid_to=ends)


def scheme_year(number: int) -> SchemeYear:
    """The year, with levels and an award that say they are samples."""
    year, _ = SchemeYear.objects.get_or_create(year=number)
    for rank, name in enumerate(LEVELS, 1):
        Level.objects.get_or_create(scheme_year=year, name=name, defaults={"rank": rank})
    Award.objects.get_or_create(scheme_year=year, name=AWARD)
    return year


def replace_first(old: Accreditation, today: date) -> Accreditation:
    """The first sample got another level half-way."""
    on = today - timedelta(days=50)
    other = next(name for name in LEVELS if name != old.level.name)
    new = unsaved_accreditation(old.venue, on, old.valid_to, other)
    old.replace_with(new)
    StatusEvent.objects.create(accreditation=new, kind=AwardEventKind.ISSUED, on=on)
    new.awards.add(Award.objects.get(scheme_year=scheme_year(on.year), name=AWARD))
    StatusEvent.objects.create(
        accreditation=old, kind=AwardEventKind.REPLACED, on=on, public_reason=REASONS[AwardEventKind.REPLACED]
    )
    return new


def tell_stories(venues: list[Venue], today: date) -> None:
    """An earlier year for every third venue, a former name, a statement, and one that closed and has a successor."""
    for venue in venues[::3]:
        accreditation_of(venue, date(2024, 1, 1), date(2024, 12, 31), LEVELS[1])
    FormerName.objects.create(venue=venues[1], name=f"The Rubber Giraffe {MARK}", until=today - timedelta(days=200))
    venues[2].statement, venues[2].statement_approved_on = STATEMENT, today - DAY
    venues[3].statement = STATEMENT  # waits for approval
    venues[60].closed_on, venues[60].successor = today - timedelta(days=60), venues[61]
    for venue in (venues[2], venues[3], venues[60]):
        venue.save()


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
