"""Notices at the top of pages, from editions and from alerts: which show at a moment, and when that changes. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from core.london import midnight

if TYPE_CHECKING:
    from campaigns.models import Alert, CampaignEditionPage

ORDER = {"emergency": 0, "warning": 1, "information": 2}
MOST_SHOWN = 2


@dataclass(frozen=True)
class Notice:
    """`part` is the address in the page tree (url_path) it is for and below; empty for the whole site."""

    level: str
    title: str
    words: str
    url: str
    starts_at: datetime
    ends_at: datetime | None
    part: str = ""
    is_about_safety: bool = False
    changed_at: datetime | None = None  # when readers were last told of a change, and in which words
    change: str = ""

    @property
    def can_be_closed(self) -> bool:
        return self.level != "emergency"

    def shows(self, now: datetime, way: Iterable[str], is_sensitive: bool) -> bool:
        """Whether it shows at `now` on the page at the end of `way`: the addresses from the front page down."""
        if is_sensitive and not self.is_about_safety:
            return False
        is_here = not self.part or self.part in way
        return is_here and self.starts_at <= now and (self.ends_at is None or now < self.ends_at)


def of_edition(edition: "CampaignEditionPage", day: date) -> Notice | None:
    """What an edition puts at the top of pages; None for most, and once it has ended."""
    season = edition.season
    if not edition.banner_words or not (edition.starts_on or season.is_always_on):
        return None
    end = None if season.is_always_on or not season.ends_on else midnight(season.ends_on + timedelta(days=1))
    return Notice(
        level="information",
        title=f"Sample: {edition.title}" if edition.is_sample else edition.title,
        words=edition.banner_words,
        url=edition.url or "",
        starts_at=edition.banner_from or midnight(edition.starts_on or day),
        ends_at=min(filter(None, [edition.banner_until, end]), default=None),
        part=edition.banner_part.url_path if edition.banner_part else "",
    )


def of_alert(alert: "Alert") -> Notice:
    page = alert.page if alert.page and alert.page.live else None
    told = getattr(alert, "last_told", None)
    return Notice(
        level=alert.level,
        title=alert.title,
        words=alert.words,
        url=page.url if page else "",
        starts_at=alert.starts_at,
        ends_at=alert.ends_at,
        part=alert.part.url_path if alert.part else "",
        is_about_safety=alert.is_about_safety,
        changed_at=told.told_at if told else None,
        change=told.words if told else "",
    )


def shown(notices: Iterable[Notice], now: datetime, way: list[str], is_sensitive: bool = False) -> list[Notice]:
    """Those that show, the gravest first; every emergency, and of the others no more than fit."""
    here = sorted((each for each in notices if each.shows(now, way, is_sensitive)), key=lambda each: ORDER[each.level])
    grave = [each for each in here if not each.can_be_closed]
    return [*grave, *[each for each in here if each.can_be_closed][: max(MOST_SHOWN - len(grave), 0)]]


def changes(notices: Iterable[Notice], now: datetime) -> Iterator[datetime]:
    """The moments still to come at which a notice begins or ends."""
    for each in notices:
        yield from (moment for moment in (each.starts_at, each.ends_at) if moment and moment > now)
