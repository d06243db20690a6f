"""The only place that reads the clock for a request. Everything below is handed the moment."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone

from delivery.site_request import TimedRequest

EARLIEST_DAY = date(1998, 7, 31)  # the Crime and Disorder Act 1998 received Royal Assent
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class ClockMiddleware:
    """Give each request one moment, in Europe/London, so that no page can be of two minds about the time."""

    def __init__(self, get_response: Callable[[TimedRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: TimedRequest) -> HttpResponse:
        request.now = timezone.localtime()
        return self.get_response(request)


seconds_since_epoch = time.time  # for the page store, which answers before there is a request with its moment


def midnight_after(now: datetime) -> datetime:
    """The end of the day in `now`'s own zone: what a page says of today is true until then."""
    return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def day_of(request: TimedRequest) -> date:
    """The day, in London, on which this request is answered."""
    return request.now.date()


@dataclass(frozen=True)
class DayAsked:
    """The day a page is shown for. With a problem, it is today, and the problem says what to do."""

    day: date
    today: date
    problem: str = ""

    @property
    def is_another_day(self) -> bool:
        return self.day != self.today


def day_asked(request: TimedRequest) -> DayAsked:
    """The day after `?on=` in the address, as YYYY-MM-DD, or today."""
    today = day_of(request)
    request.day_was_read = True  # by whoever asks: a page that never does is the same for every day
    wanted = request.GET.get("on")
    if wanted is None:
        return DayAsked(today, today)
    try:
        day = date.fromisoformat(wanted) if ISO_DAY.fullmatch(wanted) else None
    except ValueError:
        day = None
    if day is None:
        return DayAsked(today, today, "That is not a day in the calendar. Write it like 2023-06-05.")
    if day > today:
        return DayAsked(today, today, "That day is still to come. Choose today or a day before.")
    if day < EARLIEST_DAY:
        return DayAsked(today, today, "There was no partnership on that day. Choose a day from 31 July 1998.")
    return DayAsked(day, today)


def stamp() -> str:
    """A name for what is made now, such as a backup; later ones sort after it. In UTC, which never turns back."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")


def london_now() -> datetime:
    """The moment, for work that no request asks for: an editor's form, or publishing at the minute chosen."""
    return timezone.localtime()
