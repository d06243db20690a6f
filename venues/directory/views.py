"""The list of venues with its map, and the page of one venue. What was asked is answered and forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from core.navigation import Breadcrumb
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.decorators import expire_at_midnight
from delivery.fragments import in_shell
from delivery.methods import require_safe
from venues.breadcrumbs import below_register, register_title
from venues.directory.index import FacetCount, IndexLine, VenueIndex, counted
from venues.directory.index_loader import index_on
from venues.directory.presenters import DirectoryEntry, away_from, entry_of
from venues.directory.query import TODAY, DirectoryQuery, asked_in, key_of
from venues.directory.search import VENUES_A_PAGE, found, in_order, names_like, page_of, place_of, places_of
from venues.directory.venue_page import history_of, whole_venues
from venues.models import Venue, VenueKind
from venues.places.drawing import Map, WardFound, draw
from venues.places.grid import GridPoint
from venues.scheme import scheme_of
from venues.status import AwardState
from venues.status_labels import LABELS

MOST_PAGES = 10_000
NEVER_SHOWN = (AwardState.NOT_YET, AwardState.NEVER_HELD)  # nobody reads about a venue before it holds an award
STATES = [
    (TODAY, "May show it today"),
    *((key_of(state), LABELS[state].word) for state in AwardState if state not in NEVER_SHOWN),
]

# What schema.org calls each kind of venue.
SCHEMA_TYPES: dict[str, str] = {
    VenueKind.PUB: "BarOrPub",
    VenueKind.BAR: "BarOrPub",
    VenueKind.CLUB: "NightClub",
    VenueKind.RESTAURANT: "Restaurant",
    VenueKind.CAFE: "CafeOrCoffeeShop",
    VenueKind.HOTEL: "Hotel",
    VenueKind.EVENT_VENUE: "EventVenue",
    VenueKind.OTHER: "LocalBusiness",
}


@dataclass(frozen=True)
class SearchResults:
    """One page of the list. It has what Django's paginator has, without asking the database once more."""

    entries: list[DirectoryEntry]
    counted: FacetCount
    number: int
    lines: Sequence[IndexLine]  # of every page
    is_alike: bool = False  # nothing is called so, and these are the names most like it

    @property
    def pages(self) -> int:
        return max(1, -(-self.counted.total // VENUES_A_PAGE))


@require_safe
def directory(request: SiteRequest) -> HttpResponse:
    """The search form, the list and the map. At most ten questions to the database, the site's own included."""
    asked = asked_in(request.GET, VenueKind.values, scheme_of(request).every_prefix)
    index = index_on(day_of(request))
    middle = answer_to(request, index, asked) if request.GET else first_page(request, index, asked)
    response = HttpResponse(in_shell(request, "venues/directory/directory.html", middle, lambda: frame_of(request)))
    if request.GET:
        response.headers["X-Robots-Tag"] = "noindex"  # one address for search engines, not one for each search
        return response
    return expire_at_midnight(request, response)


def first_page(request: SiteRequest, index: VenueIndex, asked: DirectoryQuery) -> str:
    """The list as it stands before anybody asks: most of its cost, and the same as long as the register is."""
    made = index.made.get(request.path)
    if made is None:
        made = index.made[request.path] = answer_to(request, index, asked)
    return made


def answer_to(request: SiteRequest, index: VenueIndex, asked: DirectoryQuery) -> str:
    near = place_of(asked)
    results = results_of(request, index, asked, near)
    answer = {
        "asked": asked,
        "near": near,
        "results": results,
        "map": map_of(results, index, asked, near),
        "sketched": index.context.is_sketched,
        "suggestion": names_like(asked, index) if not results.counted.total and asked.words else "",
        "choices": choices(index),
        "moment": request.now,
    }
    return render_to_string("venues/directory/answer.html", answer)


def frame_of(request: SiteRequest) -> dict:
    """What editors say above the list, where they have made a page for it."""
    page = next(iter(request.navigation.on_the_way[1:]), None)
    return {
        "trail": below_register(request),
        "title": page.title if page else register_title(scheme_of(request).name),
        "lead": page.search_description if page else "",
        "has_samples": Venue.objects.filter(is_sample=True).exists(),
    }


def results_of(request: SiteRequest, index: VenueIndex, asked: DirectoryQuery, near: GridPoint | None) -> SearchResults:
    lines, is_alike = found(index, asked)
    numbers = index.counted if lines is index.holders_first else counted(lines)
    wanted = request.GET.get("p", "")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 1
    number = max(1, min(number, -(-numbers.total // VENUES_A_PAGE), MOST_PAGES))
    start = (number - 1) * VENUES_A_PAGE + 1
    entries = [
        DirectoryEntry(line, line.status, line.levels, number=start + place, away=away_from(near, line))
        for place, line in enumerate(page_of(lines, near, number))
    ]
    return SearchResults(entries, numbers, number, lines, is_alike)


def choices(index: VenueIndex) -> dict:
    """What can be chosen in the form."""
    return {
        "ward": [(ward.code, ward.name) for ward in index.context.wards],
        "kind": VenueKind.choices,
        "level": [(name, name) for name in index.context.level_names],
        "state": STATES,
    }


def map_of(results: SearchResults, index: VenueIndex, asked: DirectoryQuery, near: GridPoint | None) -> Map:
    """All venues that were found, as pins that lead into the list, and as numbers of their wards."""
    below = reverse("venues")
    in_wards = {
        ward.code: WardFound(count, f"{below}?{asked.query(ward=ward.code)}".rstrip("&"))
        for ward in index.context.wards
        if (count := results.counted.by_ward.get(ward.pk))
    }
    on_map, unplaced = places_of(in_order(results.lines, near), results.number)

    def link(number: int) -> str:
        page = min(MOST_PAGES, (number - 1) // VENUES_A_PAGE + 1)
        return f"#v{number}" if page == results.number else f"{below}?{asked.query()}p={page}#v{number}"

    return draw(index.context.ground, on_map, in_wards, unplaced, link)


@require_safe
def venue(request: SiteRequest, reference: str) -> HttpResponse:
    """One venue, also one that is closed or has lost its award: its address never goes away."""
    if reference != reference.upper():
        return redirect("venue", reference=reference.upper(), permanent=True)
    row = get_object_or_404(whole_venues(day_of(request)), reference=reference)
    entry = entry_of(row, request.now)
    context = {
        "trail": below_register(request, Breadcrumb(row.name, request.path)),
        "venue": row,
        "entry": entry,
        "schema_type": SCHEMA_TYPES[row.kind] if entry.current and not row.is_sample else "",
        "history": history_of(row, day_of(request)),
        "moment": request.now,
    }
    return expire_at_midnight(request, render(request, "venues/directory/venue.html", context))
