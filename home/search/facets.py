"""The facets of search: kinds of page to filter by. A new page type joins a row here, or is among the others."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Facet:
    """`key` stands in addresses, `label` beside the tick box; `names` are apps or page types, as Django labels them."""

    key: str
    label: str
    names: frozenset[str] = frozenset()


OTHER = Facet("other", "Other pages")
VENUES = Facet("venues", "Venues")
KINDS = (
    Facet("support", "Support", frozenset({"support_services"})),
    Facet("campaigns", "Campaigns", frozenset({"campaigns"})),
    Facet("plans", "Plans", frozenset({"plans.PlanIndexPage", "plans.PlanPage", "plans.PriorityPage"})),
    Facet("decisions", "Decisions", frozenset({"plans.DecisionIndexPage", "plans.DecisionPage"})),
    Facet("papers", "Papers", frozenset({"plans.ReportIndexPage", "plans.ReportPage"})),
    VENUES,
    OTHER,
)


@dataclass(frozen=True)
class FacetChoice:
    """A kind as a tick box: how many results are of it, and whether it is ticked."""

    kind: Facet
    count: int
    is_chosen: bool


def kind_of(model: type[Page]) -> Facet:
    labels = {model._meta.app_label, model._meta.label}
    return next((kind for kind in KINDS if labels & kind.names), OTHER)


def chosen_from(keys: Iterable[str]) -> set[Facet]:
    """The kinds asked for by key; unknown keys ask for nothing."""
    keys = set(keys)
    return {kind for kind in KINDS if kind.key in keys}


def choices(found: Iterable[Facet], chosen: set[Facet]) -> list[FacetChoice]:
    counts = Counter(found)
    return [FacetChoice(kind, counts[kind], kind in chosen) for kind in KINDS]
