"""Seasons as iCalendar (RFC 5545): all-day events, the last day included. No database, no clock."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

LONGEST_LINE = 75  # octets, RFC 5545 3.1


def calendar_file(editions: Iterable, name: str, absolute: Callable[[str], str]) -> bytes:
    """Each edition with its two days as an event. `absolute` makes a whole address of a path."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Community safety partnership//Campaigns//EN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for edition in editions:
        if edition.starts_on and edition.ends_on and not edition.is_always_on:
            lines += event(edition, absolute(edition.url))
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def event(edition, address: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{edition.translation_key}",
        f"DTSTAMP:{edition.last_published_at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{ics_day(edition.starts_on)}",
        f"DTEND;VALUE=DATE:{ics_day(edition.ends_on + timedelta(days=1))}",
        f"SUMMARY:{escaped(edition.title)}",
        f"DESCRIPTION:{escaped(edition.meta_description)}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def ics_day(day: date) -> str:
    return f"{day:%Y%m%d}"


def escaped(text: str) -> str:
    """Text as a value (RFC 5545 3.3.11)."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, written)
    return "".join(each for each in text if each >= " ")


def folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, never cut inside a character."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
