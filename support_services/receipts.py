"""What somebody who has published another number is told: where it stands now, and since when."""

from dataclasses import dataclass

from core.london import LONDON
from support_services.models import Service
from support_services.where_it_stands import Place, places_of

NUMBER_CHANGED = "support_services.number_changed"


@dataclass(frozen=True)
class Receipt:
    """`before` and `now`: the numbers, each as its digits."""

    service: Service
    before: list[str]
    now: list[str]
    places: list[Place]

    @property
    def words(self) -> str:
        where = ", ".join(place.name for place in self.places)
        since = self.service.last_published_at.astimezone(LONDON)
        return (
            f"Readers see {', '.join(self.now) or 'no number'} instead of {', '.join(self.before) or 'none'} since "
            f"{since:%H:%M:%S}. It stands in {len(self.places)} places: {where}."
        )

    @property
    def data(self) -> dict:
        return {"before": self.before, "now": self.now, "places": [place.name for place in self.places]}


def numbers_public(pk: int) -> set[str]:
    """What readers see of a service now; nothing of a draft."""
    public = Service.objects.filter(pk=pk, live=True).first()
    return public.numbers if public else set()


def receipt_of(service: Service, before: set[str]) -> Receipt | None:
    """For the version that readers see now; None if it has the numbers that it had `before`."""
    now = numbers_public(service.pk)
    if not now or now == before:
        return None
    public = Service.objects.get(pk=service.pk)
    return Receipt(public, sorted(before), sorted(now), places_of(public))
