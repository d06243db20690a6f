"""What the page of results shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page as ResultsPage
from django.core.paginator import Paginator
from rapidfuzz import fuzz, process

from core.site_request import SiteRequest
from home.search.answering import SearchAnswer
from home.search.answers import ShownAnswer
from home.search.documents import SearchDocument
from home.search.excerpts import Highlighter
from home.search.facets import KINDS, VENUES, Facet, FacetChoice, choices
from home.search.hits import SearchHit, VenueAnswer, hit_of, place_hit, venue_answer
from home.search.library import SearchLibrary
from home.search.names import without_harm
from home.search.query import SearchQuery

RESULTS_A_PAGE = 20
MUCH_LOOKED_FOR = ("/support/", "/plans/", "/words/")
NEAR, MOST_NEAR = 60, 4  # of 100, how alike a title must be to what was asked; how many are named
FEW_VENUES = 3  # so many are answers by themselves; more are among the results


@dataclass(frozen=True)
class ShownResults:
    """The answer above, the results below. `meaning` is a word explained; `unknown_venue` a name nobody has."""

    hits: list[SearchHit]
    choices: list[FacetChoice]
    results: ResultsPage
    query: str
    best: ShownAnswer | None
    more_at: SearchHit | None
    meaning: SearchDocument | None
    venues: list[VenueAnswer]
    unknown_venue: str
    mended: str
    is_partial: bool
    is_broken: bool
    is_chosen: bool
    near: list[str]
    looked_for: list[SearchDocument]
    contact_url: str

    @property
    def found_any(self) -> bool:
        return any(choice.count for choice in self.choices)

    @property
    def is_narrowed(self) -> bool:
        """Whether the ticked kinds hide every result there is."""
        return self.found_any and not self.hits


def results_shown(
    request: SiteRequest, question: SearchQuery, answer: SearchAnswer, chosen: set[Facet], library: SearchLibrary
) -> ShownResults:
    found = list(in_order(answer))
    shown = [each for each in found if not chosen or facet_of(each) in chosen]
    results = Paginator(shown, RESULTS_A_PAGE).get_page(request.GET.get("p"))
    highlighter = Highlighter(answer.terms)
    hits = [each if isinstance(each, SearchHit) else hit_of(each, highlighter) for each in results]
    named = answer.venues.named
    return ShownResults(
        hits=hits,
        choices=[choice for choice in choices(map(facet_of, found), chosen) if choice.count],
        results=results,
        query=kept(question, chosen),
        best=answer.best if answer.best and answer.best.heading else None,
        more_at=hits[0] if hits and answer.best else None,
        meaning=answer.meaning,
        venues=[venue_answer(line) for line in named] if len(named) <= FEW_VENUES else [],
        unknown_venue=answer.venues.unknown,
        mended=answer.mended,
        is_partial=answer.is_partial,
        is_broken=answer.is_broken,
        is_chosen=bool(chosen),
        near=near_words(question, library) if not found else [],
        looked_for=[library.by_url[path] for path in MUCH_LOOKED_FOR if path in library.by_url],
        contact_url="/contact/" if "/contact/" in library.by_url else "",
    )


def near_words(question: SearchQuery, library: SearchLibrary) -> list[str]:
    """Titles and words explained whose words come nearest to those that were asked; never a word of harm."""
    titles = [each.title for each in library.documents if not each.is_sensitive and each.kind != "papers"]
    found = process.extract(question.shown, titles, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=MOST_NEAR * 2)
    return list(without_harm(dict.fromkeys(title for title, _, _ in found), library.harms))[:MOST_NEAR]


def in_order(answer: SearchAnswer) -> Iterable[SearchDocument | SearchHit]:
    """Venues that were asked for go before pages that have the words too."""
    if answer.venues.place:
        yield place_hit(answer.venues)
    yield from (venue_answer(line).hit for line in answer.venues.named)
    yield from answer.documents


def facet_of(found: SearchDocument | SearchHit) -> Facet:
    key = found.kind if isinstance(found, SearchDocument) else VENUES.key
    return next(kind for kind in KINDS if kind.key == key)


def kept(question: SearchQuery, chosen: set[Facet]) -> str:
    """What the links to other pages of results must ask for again, ending in &."""
    pairs = [("q", question.shown), *(("t", key) for key in sorted(kind.key for kind in chosen))]
    return urlencode(pairs) + "&"
