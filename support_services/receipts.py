"""What somebody who has published another number is told: where it stands now, and since when, in every copy of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from core.help_line import published_at
from core.london import LONDON
from delivery.prerender.static_mirror import StaticMirror
from support_services.models import Service
from support_services.where_it_stands import places_of

NUMBER_CHANGED = "support_services.number_changed"


@dataclass(frozen=True)
class PlaceOnReceipt:
    """`copied`: since when the copy for the web server has it there, in words; empty where that has no such page."""

    name: str
    url: str
    copied: str


@dataclass(frozen=True)
class NumberReceipt:
    """`is_whole`: whether nothing is still being written."""

    before: str
    now: str
    since: datetime
    places: list[PlaceOnReceipt]
    is_whole: bool


def numbers_public(pk: int) -> set[str]:
    """What readers see of a service now; nothing of a draft."""
    public = Service.objects.filter(pk=pk, live=True).first()
    return public.numbers if public else set()


def record_change(public: Service, before: set[str], revision: Revision) -> None:
    """In the history of the service, if readers see other numbers than `before`. The first ones are no change."""
    if not before or public.numbers in (before, set()):
        return
    since = public.last_published_at.isoformat()
    places = [[place.name, place.url] for place in places_of(public)]
    data = {"before": sorted(before), "now": sorted(public.numbers), "since": since, "places": places}
    log(instance=public, action=NUMBER_CHANGED, user=revision.user, revision=revision, data=data)


def changes_since(moment: datetime) -> QuerySet[ModelLogEntry]:
    """The newest first."""
    return ModelLogEntry.objects.filter(action=NUMBER_CHANGED, timestamp__gte=moment).order_by("-timestamp")


def receipt_of(change: ModelLogEntry) -> NumberReceipt:
    """How far it has come. On several machines this speaks of the copy on the editors' own."""
    mirror, since = StaticMirror(settings.MIRROR), datetime.fromisoformat(change.data["since"])
    is_whole = not mirror.current.exists() or mirror.critical_as_of() >= since.timestamp()
    return NumberReceipt(
        ", ".join(change.data["before"]) or "none",
        ", ".join(change.data["now"]),
        since.astimezone(LONDON),
        list(_places(change.data["places"], mirror, since.timestamp(), is_whole)),
        is_whole,
    )


def _places(named: list, mirror: StaticMirror, since: float, is_whole: bool) -> Iterator[PlaceOnReceipt]:
    for name, url in named:
        written = mirror.written_at(url) if url else published_at()
        if written is None:
            copied = ""
        elif written >= since:
            copied = f"since {datetime.fromtimestamp(written, UTC).astimezone(LONDON):%H:%M:%S}"
        else:
            copied = "had nothing to change" if is_whole else "being written"
        yield PlaceOnReceipt(name, url, copied)
