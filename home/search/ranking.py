"""The ranking of search results: which public pages match, in which order. Three queries, however many pages."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageQuerySet

from home.search.excerpts import Highlighter
from home.search.facets import Facet, kind_of
from home.search.index_query import with_all, with_any
from home.search.relevance import Relevance, relevance
from home.search.synonyms import Term
from plans.models import PlanEvent, PlanPage, PriorityPage
from plans.plan_state import PlanEventKind, PlanState, state_on

# Officers a paper names. Search never finds a paper by them.
PEOPLE_NAMED = (
    "reportpage__report_of_person",
    "reportpage__author_person",
    "reportpage__contacts__name",
    "reportpage__contacts__phone",
    "reportpage__contacts__email",
)
SHORTEST_NAME = 3  # letters; covering less would cover half the text


@dataclass
class Match:
    """A page that matches, before it is fetched. `private_words` must not be shown, and do not count as a match."""

    pk: int
    model: type[Page]
    path: str
    title: str
    private_words: set[str] = field(default_factory=set)

    @property
    def kind(self) -> Facet:
        return kind_of(self.model)


def matches_of(pages: PageQuerySet, terms: Sequence[Term]) -> tuple[list[Match], bool]:
    """Pages that have all the terms, the most relevant first. If none has: those with some, and True.

    Two queries. A page that has all the terms in its title comes before any other.
    """
    known = relevance(pages, with_any(terms), with_all(terms))
    highlighter = Highlighter(terms)
    found = sorted(_found(pages, known), key=lambda match: (known[match.pk][0], match.pk), reverse=True)
    found.sort(key=lambda match: not highlighter.found_all_in(match.title))
    complete = [match for match in found if known[match.pk][1]]
    return complete or found, bool(found and not complete)


def _found(pages: PageQuerySet, known: Relevance) -> list[Match]:
    found: dict[int, Match] = {}
    rows = pages.filter(pk__in=known).values_list("pk", "content_type_id", "path", "title", *PEOPLE_NAMED)
    for pk, kind, path, title, *people in rows:
        if pk not in found:  # a paper has a row for each contact
            found[pk] = Match(pk, ContentType.objects.get_for_id(kind).model_class(), path, title)
        found[pk].private_words |= {word.strip() for word in people if word and len(word.strip()) > SHORTEST_NAME}
    return list(found.values())


def plan_states(day: date) -> dict[str, PlanState]:
    """What each plan is on `day`, by the plan's place in the tree. One query. A plan without events is not here."""
    events = defaultdict(list)
    for event in PlanEvent.objects.select_related("plan"):
        events[event.plan].append((PlanEventKind(event.kind), event.when))
    return {plan.path: state_on(day, happened, plan.term_end) for plan, happened in events.items()}


def state_of(match: Match, states: dict[str, PlanState]) -> PlanState | None:
    """The state of the plan that this is, or belongs to; None for any other page."""
    if match.model not in (PlanPage, PriorityPage):
        return None
    return states.get(match.path) or states.get(match.path[: -Page.steplen]) or PlanState.NOT_KNOWN


def current_first(matches: Sequence[Match], states: dict[str, PlanState]) -> list[Match]:
    """Of the places that plans have among the results, those in force take the first. Other pages keep theirs."""
    state = {match.pk: state_of(match, states) for match in matches}
    of_plans = [match for match in matches if state[match.pk]]
    in_turn = iter(sorted(of_plans, key=lambda match: state[match.pk] != PlanState.IN_FORCE))
    return [next(in_turn) if state[match.pk] else match for match in matches]
