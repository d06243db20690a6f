"""Looks for venues: which are asked for, how many in each ward, and those of one page of the list."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import reduce

from django.db.models import Count, FloatField, Prefetch, Q, QuerySet
from django.db.models.functions import Cast

from venues.directory.asked import WORD, Asked
from venues.directory.states import in_state, may_show_it
from venues.models import Accreditation, FormerName, Postcode, Venue
from venues.places.grid import GridPoint

VENUES_A_PAGE = 20
CLOSE_ENOUGH = 0.72
SHORTEST = 3  # letters of a word that is guessed at
MOST_NAMES = 4000  # looked through for a better spelling


@dataclass(frozen=True)
class Counted:
    """How many venues there are in each ward (its key, None where no ward is held), and how many may show it today."""

    by_ward: dict[int | None, int]
    in_date: int

    @property
    def total(self) -> int:
        return sum(self.by_ward.values())


def place_of(asked: Asked) -> GridPoint | None:
    """Where the postcode asked for is, if it is one that we know. One query, or none."""
    if not asked.postcode:
        return None
    known = Postcode.objects.filter(postcode=asked.postcode).values_list("easting", "northing").first()
    return GridPoint(*known) if known else None


def found(asked: Asked, day: date) -> QuerySet[Venue]:
    """The venues asked for, in no order. A postcode narrows nothing: it only sorts."""
    venues = Venue.objects.all()
    if asked.ward:
        venues = venues.filter(ward__code=asked.ward)
    if asked.kind:
        venues = venues.filter(kind=asked.kind)
    if asked.level:
        venues = venues.filter(pk__in=_at_level(asked.level, day))
    if asked.text:
        venues = venues.filter(_matches(asked))
    return in_state(venues, asked.states, day)


def _at_level(level: str, day: date) -> QuerySet:
    """Venues whose award of `day` is at a level of that name. Levels of different years may share it."""
    current = Accreditation.objects.filter(level__name=level, valid_from__lte=day, valid_to__gte=day)
    return current.values("venue")


def _matches(asked: Asked) -> Q:
    if asked.reference:
        digits = asked.reference.removeprefix("ST").lstrip("-")
        return Q(reference__iendswith=digits.zfill(4))
    if asked.postcode_begins:
        return Q(postcode__istartswith=_spaced_beginning(asked.postcode_begins))
    return reduce(lambda both, word: both & _says(word), asked.words, Q())


def _says(word: str) -> Q:
    """The word stands in the name, in the address or in a former name."""
    before = FormerName.objects.filter(name__icontains=word).values("venue")
    return Q(name__icontains=word) | Q(address_line_1__icontains=word) | Q(pk__in=before)


def _spaced_beginning(beginning: str) -> str:
    """EC2M4 as EC2M 4, as postcodes are kept. The last digit of EC2 belongs to the first half."""
    is_longer = len(beginning) > 3 and beginning[-1].isdigit() and not beginning[-2:].isdigit()
    if len(beginning) > 4 and beginning[-2].isdigit() and beginning[-1].isalpha():
        return f"{beginning[:-2]} {beginning[-2:]}"
    return f"{beginning[:-1]} {beginning[-1]}" if is_longer and len(beginning) > 4 else beginning


def counted(venues: QuerySet[Venue], day: date) -> Counted:
    """One query."""
    by_ward = venues.order_by().values("ward").annotate(count=Count("pk"), shown=Count("pk", filter=may_show_it(day)))
    rows = list(by_ward)
    return Counted({row["ward"]: row["count"] for row in rows}, sum(row["shown"] for row in rows))


def page_of(venues: QuerySet[Venue], near: GridPoint | None, number: int) -> list[Venue]:
    """The venues of page `number`, by distance from `near` or else by name. Four queries with all that they say."""
    venues = _by_distance(venues, near) if near else venues.order_by("name", "reference")
    accreditations = Accreditation.objects.select_related("level").prefetch_related("events")
    whole = venues.select_related("ward").prefetch_related(Prefetch("accreditations", accreditations), "former_names")
    start = (number - 1) * VENUES_A_PAGE
    return list(whole[start : start + VENUES_A_PAGE])


def _by_distance(venues: QuerySet[Venue], near: GridPoint) -> QuerySet[Venue]:
    """The nearest first; venues without a point last. Floats: the square of metres is too large for an integer."""
    east = Cast("easting", FloatField()) - float(near.easting)
    north = Cast("northing", FloatField()) - float(near.northing)
    away = (east * east + north * north).asc(nulls_last=True)
    return venues.order_by(away, "name", "reference")


def names_like(asked: Asked, venues: QuerySet[Venue]) -> str:
    """What was asked for with each unknown word replaced by the word of a name most like it; empty if none is."""
    names = venues.order_by("-pk").values_list("name", flat=True)[:MOST_NAMES]
    known = {word.lower() for name in names for word in WORD.findall(name) if len(word) >= SHORTEST}
    words = [word.lower() for word in asked.words]
    better = [_nearest(word, known) for word in words]
    return " ".join(better) if better != words else ""


def _nearest(word: str, known: set[str]) -> str:
    if word in known or len(word) < SHORTEST:
        return word
    alike = [each for each in known if abs(len(each) - len(word)) <= 2]
    return next(iter(get_close_matches(word, sorted(alike), n=1, cutoff=CLOSE_ENOUGH)), word)
