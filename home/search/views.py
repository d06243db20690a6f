"""The search page. What was asked is answered and forgotten: it is not stored, logged, or put in the page's title."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page as ResultsPage
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from wagtail.models import PageQuerySet

from core.site_request import SiteRequest
from delivery.clock import day_of
from home.public_pages import public_pages
from home.search.excerpts import Highlighter
from home.search.facets import Facet, FacetChoice, choices, chosen_from
from home.search.harm_words import speaks_of_harm
from home.search.hits import Hit, hits_and_hub
from home.search.name_privacy import not_found_by_name
from home.search.query import SearchQuery, question_from, words_of
from home.search.ranking import Match, current_first, matches_of, plan_states, state_of
from home.search.suggestions import did_you_mean
from home.search.synonyms import Group, group_from, widened
from home.search_models import SynonymGroup

RESULTS_A_PAGE = 20
MOST_TITLES = 2000  # looked through for a better spelling

KEPT_NOWHERE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True)
class SearchAnswer:
    """What the page shows for one question."""

    hits: list[Hit]
    choices: list[FacetChoice]
    results: ResultsPage
    is_partial: bool = False
    suggestion: str = ""
    support_url: str = ""

    @property
    def found_any(self) -> bool:
        return any(choice.count for choice in self.choices)

    @property
    def is_narrowed(self) -> bool:
        """Whether the ticked kinds hide every result there is."""
        return self.found_any and not self.hits


@require_safe
def search(request: SiteRequest) -> HttpResponse:
    question = question_from(request.GET.get("q", ""))
    chosen = chosen_from(request.GET.getlist("t"))
    context = {"question": question, "asks_of_harm": speaks_of_harm(question.words), "query": _kept(question, chosen)}
    if question.phrases:
        context["answer"] = answer_to(request, question, chosen)
    return HttpResponse(render_to_string("home/search.html", context, request), headers=KEPT_NOWHERE)


def answer_to(request: SiteRequest, question: SearchQuery, chosen: set[Facet]) -> SearchAnswer:
    """Look for the question among the public pages. At most eleven questions to the database."""
    groups = [group_from(terms) for terms in SynonymGroup.objects.values_list("terms", flat=True)]
    terms = widened(question.phrases, groups)
    pages = public_pages(request)

    matches, is_partial = matches_of(pages, terms)
    matches = not_found_by_name(matches, terms, needs_all=not is_partial)
    states = plan_states(day_of(request)) if any(state_of(match, {}) for match in matches) else {}
    matches = current_first(matches, states)

    shown = [match for match in matches if not chosen or match.kind in chosen]
    results = Paginator(shown, RESULTS_A_PAGE).get_page(request.GET.get("p"))
    hits, hub = hits_and_hub(request, pages, list(results), Highlighter(terms), states)
    return SearchAnswer(
        hits=hits,
        choices=choices((match.kind for match in matches), chosen),
        results=results,
        is_partial=is_partial,
        suggestion=did_you_mean(question, _known_words(pages, matches, groups)) if is_partial or not matches else "",
        support_url=hub.get_url(request) if hub else "",
    )


def _known_words(pages: PageQuerySet, matches: list[Match], groups: list[Group]) -> set[str]:
    """Words that may have been meant: those of the titles found, or of all titles if none was, and the synonyms."""
    titles = [match.title for match in matches] or pages.order_by("-pk").values_list("title", flat=True)[:MOST_TITLES]
    listed = {word for group in groups for phrase in group for word in phrase}
    return listed.union(*map(words_of, titles))


def _kept(question: SearchQuery, chosen: set[Facet]) -> str:
    """What the links to other pages of results must ask for again, ending in &."""
    pairs = [("q", question.shown), *(("t", key) for key in sorted(kind.key for kind in chosen))]
    return urlencode(pairs) + "&"
