"""Small questions that every page asks, answered in the query for the site, which every page makes anyway.

Apps above join in, such as “is there a notice at all?”. The answers stand on the site as attributes.
"""

from collections.abc import Callable, Mapping

from django.db.models import Subquery
from django.db.models.expressions import BaseExpression
from wagtail.models import Revision

from core.models.releases import Release
from core.site_request import SiteRequest

Ask = Callable[[SiteRequest], Mapping[str, BaseExpression]]
_asked: list[Ask] = []
_related: list[str] = []


def register(ask: Ask) -> None:
    """From now on each site carries what `ask(request)` names."""
    _asked.append(ask)


def register_relation(relation: str) -> None:
    """From now on what stands at `relation` of each site, such as settings, is read in the same query."""
    _related.append(relation)


def related_to_sites() -> list[str]:
    return ["root_page", "root_page__locale", "partnershipsettings", "emergencywords", *_related]


def asked_with_sites(request: SiteRequest) -> dict[str, BaseExpression]:
    """`next_release` is the moment at which the next page or row is due to become public; it may have just passed.
    `next_together` is that of a release of several, due or not yet whole."""
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at")
    together = Release.objects.unsettled()
    asked: dict[str, BaseExpression] = {
        "next_release": Subquery(scheduled.values("approved_go_live_at")[:1]),
        "next_together": Subquery(together.values("unsettled_from")[:1]),
    }
    for ask in _asked:
        asked |= ask(request)
    return asked
