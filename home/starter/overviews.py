"""Pages written from the record alone, and the relations between plans that we ourselves read into them."""

from home.starter.bodies import words
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import Activity, DutiesPage, PartnersPage, PolicyDriver, PriorityPage, RelatedArea

DUTIES = ["duty_crime", "duty_substances", "duty_reoffending", "duty_violence"]

# later area, earlier priority, number of the earlier activity or None, why
RELATED = [
    ("serious-violence", 1, None, "Both are about violent crime."),
    ("violence-against-women-and-girls", 1, 5, "The activity of 2016 was to write a strategy on it."),
    ("anti-social-behaviour-and-neighbourhood-crime", 4, None, "Both are about anti-social behaviour."),
    ("anti-social-behaviour-and-neighbourhood-crime", 3, None, "Crime in a neighbourhood may take in theft."),
]
# area of 2025–29, area before it, why
RELATED_LATER = [
    ("serious-violence", "violence", "It stands by itself again."),
    ("violence-against-women-and-girls", "violence", "It stands by itself again."),
    ("anti-social-behaviour", "anti-social-behaviour", "Both have the same name."),
    (
        "theft-and-crime-for-gain",
        "anti-social-behaviour-and-neighbourhood-crime",
        "Neighbourhood crime was left out in 2023. Theft is named again.",
    ),
]


def make_overviews(front, record: Record) -> None:
    PolicyDriver.objects.filter(pk__in=[record.drivers[key].pk for key in DUTIES]).update(is_duty=True)
    put_below(
        front,
        PartnersPage(
            title="Partners",
            slug="partners",
            search_description="Who is in the partnership, as far as we know.",
            introduction=words("Who works together, by the lists that we know."),
        ),
    )
    put_below(
        front,
        DutiesPage(
            title="What the law asks",
            slug="duties",
            search_description="Which duty of the law each area of work serves.",
            introduction=words(
                "The law asks the partners for strategies on four things. Here is which area of work serves each one. "
                "Which area serves which duty is our own reading."
            ),
        ),
    )


def relate_areas(later: dict, priorities: list[PriorityPage]) -> None:
    """Say where an area of 2022 seems to come from. Nobody decided it, and the pages say so."""
    for slug in dict.fromkeys(slug for slug, *_ in RELATED):
        area = later[slug]
        area.related_areas = [
            related_to(priorities[number - 1], activity, note)
            for each, number, activity, note in RELATED
            if each == slug
        ]
        area.save_revision().publish()


def related_to(earlier: PriorityPage, activity: int | None, note: str) -> RelatedArea:
    if activity:
        return RelatedArea(earlier_activity=Activity.objects.get(priority=earlier, number=activity), note=note)
    return RelatedArea(earlier_priority=earlier, note=note)


def relate_later_areas(later: dict, earlier: dict) -> None:
    """Where an area of 2025–29 seems to come from. No source says that it was decided."""
    for slug, before, note in RELATED_LATER:
        later[slug].related_areas = [RelatedArea(earlier_priority=earlier[before], note=note)]
        later[slug].save_revision().publish()
