"""Matches as a page of results shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, PageQuerySet
from wagtail.search import index

from core.site_request import SiteRequest
from home.public_pages import complete, path_to, summary_of
from home.search.excerpts import ExcerptPart, Highlighter
from home.search.name_privacy import covered
from home.search.passages import passages_of
from home.search.ranking import Match, state_of
from plans.plan_state import PlanState
from support_services.models import SupportHubPage


@dataclass(frozen=True)
class Hit:
    """One result. `place` names the part of the page that matches, to which `url` leads; `state` is of a plan."""

    title: str
    url: str
    label: str
    excerpt: list[ExcerptPart]
    place: str = ""
    when: str = ""
    state: str = ""

    @property
    def where_and_when(self) -> str:
        return ". ".join(part for part in (self.place, self.when) if part)


def hits_and_hub(
    request: SiteRequest,
    pages: PageQuerySet,
    matches: Sequence[Match],
    highlighter: Highlighter,
    states: dict[str, PlanState],
) -> tuple[list[Hit], SupportHubPage | None]:
    """The results for `matches`, in their order, and the support hub if the public may read it."""
    types = {match.model for match in matches} | {SupportHubPage}
    hub_type = ContentType.objects.get_for_model(SupportHubPage)
    wanted = pages.filter(Q(pk__in=[match.pk for match in matches]) | Q(content_type=hub_type))
    found = {page.pk: page for page in complete(wanted.prefetch_related(*_rows_searched(types)), types)}
    hub = next((page for page in found.values() if isinstance(page, SupportHubPage)), None)
    shown = [match for match in matches if match.pk in found]
    return [_hit(request, found[match.pk], match, highlighter, state_of(match, states)) for match in shown], hub


def _rows_searched(types: Iterable[type[Page]]) -> list[str]:
    """The related rows whose words are in the index, such as the activities of a priority."""
    return [
        f"{path_to(model)}__{field.field_name}"
        for model in types
        for field in model.get_search_fields()
        if isinstance(field, index.RelatedFields)
    ]


def _hit(request: SiteRequest, page: Page, match: Match, highlighter: Highlighter, state: PlanState | None) -> Hit:
    passages = [replace(passage, text=covered(passage.text, match.private_words)) for passage in passages_of(page)]
    best = highlighter.best(passages)
    when = getattr(page, "when", None)
    hit = Hit(
        title=page.title,
        url=page.get_url(request),
        label=page.type_label,
        excerpt=highlighter.excerpt(best.text if best else covered(summary_of(page), match.private_words)),
        when=str(when) if when else "",
        state=state.value.word if state else "",
    )
    if best and best.anchor:
        return replace(hit, url=f"{hit.url}#{best.anchor}", place=best.label)
    return hit
