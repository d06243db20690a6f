"""The read-only API: venues in pages, one venue, and what changed. Everybody may ask, without a key."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import wraps
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpResponse

from core.london import LONDON
from core.open_data import json_file, open_response, public_data, refused
from core.open_data.serving import JSON
from core.site_request import SiteRequest
from delivery.clock import day_of
from venues.models import ImportRun, Venue
from venues.open_data.changes import RegisterChange, public_changes, taken_back
from venues.open_data.changes_dataset import CHANGES
from venues.open_data.datasets import VENUES
from venues.open_data.filters import venues_changed, venues_wanted
from venues.open_data.query_params import Paging, QueryRefused, moment_in, paging_in, wanted_in
from venues.open_data.selectors import venue_rows, with_history
from venues.open_data.views import particulars

LONGEST_BACK = timedelta(days=366)  # how far one question about changes may reach
WITHOUT_SINCE = timedelta(days=90)


def in_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whatever the view refuses is answered with a sentence that says what to write instead."""

    @wraps(view)
    def answered(request: SiteRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except QueryRefused as problem:
            return refused(str(problem))

    return answered


@public_data("page", "per_page", "modified_since", "state", "kind", "ward", "samples")
@in_words
def venues(request: SiteRequest) -> HttpResponse:
    wanted = wanted_in(request.GET)
    found = venues_wanted(wanted, request.now)
    rows = venue_rows(found.order_by("pk")[wanted.paging.start : wanted.paging.end], request.now)
    items = [VENUES.item(row, request.now, request.build_absolute_uri) for row in rows]
    return paged(request, items, wanted.paging, found.count(), "venues.json")


@public_data()
def venue(request: SiteRequest, reference: str) -> HttpResponse:
    row = next(venue_rows(Venue.objects.public(day_of(request)).filter(reference=reference.upper()), request.now), None)
    if row is None:
        return refused("There is no venue of that reference. The list of venues has them all.", HTTPStatus.NOT_FOUND)
    item = VENUES.item(row, request.now, request.build_absolute_uri)
    return open_response(
        request, json_file(particulars(as_of(request)) | {"item": item}), JSON, f"{row.venue.reference}.json"
    )


@public_data()
def nothing_there(request: SiteRequest, other: str) -> HttpResponse:
    """For a program that asks at another address: in the form of the other answers, not as a page."""
    return refused("There is nothing at this address. The description of the API names all.", HTTPStatus.NOT_FOUND)


@public_data("page", "per_page", "since")
@in_words
def changes(request: SiteRequest) -> HttpResponse:
    paging = paging_in(request.GET)
    since = moment_in(request.GET, "since") or request.now - WITHOUT_SINCE
    if request.now - since > LONGEST_BACK:
        raise QueryRefused("Ask for no more than a year at once. Leave out “since” for the last 90 days.")
    found = recent(since, request.now)
    shown = found[paging.start : paging.end]
    items = [CHANGES.item(change, shown, request.build_absolute_uri) for change in shown]
    return paged(request, items, paging, len(found), "changes.json")


def recent(since: datetime, moment: datetime) -> list[RegisterChange]:
    """What became public between the two, the newest first. Seven queries."""
    changed = venues_changed(since, moment.astimezone(LONDON).date())
    told = public_changes(with_history(changed).prefetch_related("changes"), since, moment)
    undone = ImportRun.objects.filter(state=ImportRun.State.UNDONE, undone_at__range=(since, moment))
    taken = undone.order_by("-undone_at").values_list("undone_at", "kept__taken")
    gone = taken_back((undone_at, rows) for undone_at, rows in taken if undone_at)
    return sorted([*told, *gone], key=lambda change: (change.published_at, change.id), reverse=True)


def paged(request: SiteRequest, items: Iterable[dict], paging: Paging, total: int, filename: str) -> HttpResponse:
    """One page with links to the others, as addresses that can be asked as they stand."""
    pages = max(1, -(-total // paging.per_page))
    links = {"self": paging.page, "first": 1, "last": pages}
    links |= {"previous": paging.page - 1} if 1 < paging.page <= pages else {}
    links |= {"next": paging.page + 1} if paging.page < pages else {}
    document = {
        **particulars(as_of(request)),
        "total": total,
        "page": paging.page,
        "per_page": paging.per_page,
        "pages": pages,
        "links": {name: _link(request, page) for name, page in links.items()},
        "items": list(items),
    }
    return open_response(request, json_file(document), JSON, filename)


def as_of(request: SiteRequest) -> datetime:
    """To the minute, so that whoever asks twice in one is told that nothing changed."""
    return request.now.replace(second=0, microsecond=0)


def _link(request: SiteRequest, page: int) -> str:
    kept = [(name, value) for name, value in request.GET.items() if name != "page"]
    return request.build_absolute_uri(f"{request.path}?{urlencode([*kept, ('page', page)])}")
