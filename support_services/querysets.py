from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from support_services.choices import FinderFacet


class ServiceQuerySet(QuerySet):
    """Questions about many services."""

    def published(self) -> "ServiceQuerySet":
        """What readers may see, with everything a card shows: four queries however many there are."""
        shown = ("contact_points", "marks", "instead__contact_points")
        return self.filter(live=True).select_related("instead").prefetch_related(*shown)

    def lines(self) -> "ServiceQuerySet":
        """Without the ways to call 999, which stand at the top of every page already."""
        return self.filter(is_emergency=False)

    def for_people(self) -> "ServiceQuerySet":
        """Those a person in need, or someone who worries, can turn to."""
        return self.marked(FinderFacet.ASKS, "me", "other", "own")

    def marked(self, facet: FinderFacet, *values: str) -> "ServiceQuerySet":
        """Those with at least one of these marks."""
        return self.filter(marks__facet=facet, marks__value__in=values).distinct()

    def to_check(self, on: date) -> list:
        """Those whose check is due by `on` or was never made, the longest waiting first. Three queries."""
        services: Iterable = self.prefetch_related("contact_points", "marks")
        waiting = [service for service in services if service.needs_check(on)]
        return sorted(waiting, key=_waits_longest)


def _waits_longest(service) -> tuple:
    since = service.checked_on if service.confirmed else date.min
    return not service.live, since, service.name
