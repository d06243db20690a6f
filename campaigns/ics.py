"""Seasons as iCalendar (RFC 5545): all-day events, the last day included. No database, no clock.

A calendar program takes an event for one it has when the UID is the same, and for a newer version when SEQUENCE is
higher. Both come from what the page keeps, so that a season that moves is moved there and never stands twice.
No METHOD is named: it would make an invitation of the file (RFC 5546), which nothing is without an organiser.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

    from campaigns.models import CampaignEditionPage


def calendar_file(editions: Iterable["CampaignEditionPage"], name: str, absolute: Callable[[str], str]) -> bytes:
    """Each edition with its two days as an event. `absolute` makes a whole address of a path."""
    from icalendar import Calendar  # large, and asked for by few

    calendar = Calendar()
    calendar.add("prodid", "-//Community safety partnership//Campaigns//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", printable(name))
    for edition in editions:
        if edition.starts_on and edition.ends_on and not edition.is_always_on:
            days = edition.starts_on, edition.ends_on
            calendar.add_component(event(edition, *days, absolute(edition.url)))
    return bytes(calendar.to_ical())


def event(edition: "CampaignEditionPage", starts_on: date, ends_on: date, address: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", str(edition.translation_key))
    event.add("dtstamp", edition.last_published_at.astimezone(UTC))
    event.add("created", edition.first_published_at.astimezone(UTC))
    event.add("last-modified", edition.last_published_at.astimezone(UTC))
    event.add("sequence", version_of(edition))
    event.add("dtstart", starts_on)
    event.add("dtend", ends_on + timedelta(days=1))  # the day after the last one, RFC 5545 3.6.1
    event.add("summary", printable(f"Sample: {edition.title}" if edition.is_sample else edition.title))
    event.add("description", printable(edition.meta_description))
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def version_of(edition: "CampaignEditionPage") -> int:
    """Higher each time it is published: the seconds from the first time to the last. The first version is 0."""
    return max(0, int((edition.last_published_at - edition.first_published_at).total_seconds()))


def printable(text: str) -> str:
    """Without the control characters that no calendar may hold."""
    return "".join(each for each in text if each >= " " or each == "\n")
