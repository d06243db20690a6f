"""What one row of a list of services says. Pure: a dictionary in, a ServiceRow out, nothing kept.

The rows are those of `support-services.json`: confidence is "high", "medium" or "low", for the whole row and, where
it differs, for a field. What is of low confidence is left out, and only a row of high confidence is ready.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from core.partial_dates import PartialDate, Precision
from support_services.contact_kinds import ContactKind
from support_services.importing.tags import marks_in
from support_services.phone_numbers import numbers_in

DAYS = {"mon": "Mo", "tue": "Tu", "wed": "We", "thu": "Th", "fri": "Fr", "sat": "Sa", "sun": "Su"}
AREAS = (
    ("UK", "uk"),
    ("England and Wales", "england_wales"),
    ("England", "england"),
    ("London", "london"),
    ("Our area", "city"),
)


Row = dict[str, Any]  # as JSON knows it


@dataclass(frozen=True)
class ServiceRow:
    """A service as a row tells it: the fields of Service, the ways to reach it, and its marks."""

    fields: dict[str, Any]
    ways: list[tuple[ContactKind, str, str] | tuple[ContactKind, str, str, str]]  # the last: its own hours
    marks: dict[str, list[str]] = field(default_factory=dict)

    @property
    def reference(self) -> str:
        return str(self.fields["reference"])

    @property
    def facts(self) -> dict[str, Any]:
        """All of it as plain data, to be compared with what came before."""
        return asdict(self)


def read_row(raw: object, our_area: str = "") -> ServiceRow:
    """The row, or ValueError with what is wrong in words for whoever keeps the file. `our_area`: as a list calls it."""
    if not isinstance(raw, dict):
        raise ValueError("This is not a service: write an object with “id”, “name” and “what_it_does”.")
    missing = [name for name in ("id", "name", "what_it_does") if not _text(raw, name)]
    if missing:
        raise ValueError(f"Missing: {', '.join(missing)}.")
    doubtful = {name for name, said in _part(raw, "confidence_by_field").items() if str(said).startswith("low")}
    ways = list(_ways(raw, doubtful))
    source, dated = _source(raw, [value for kind, value, _ in ways if kind in (ContactKind.PHONE, ContactKind.TEXT)])
    fields = {
        "reference": _text(raw, "id"),
        "name": _text(raw, "name"),
        "organisation": _text(raw, "organisation"),
        "what_it_does": _text(raw, "what_it_does"),
        "for_whom": "; ".join(_texts(raw, "who_for"))[:300],
        "area": "not_known" if "area" in doubtful else _area(_text(raw, "area"), our_area),
        "hours": "" if "opening_hours" in doubtful else _hours(raw),
        "cost": "" if "cost" in doubtful else _cost(_text(raw, "cost")),
        "on_bill_note": _text(raw, "appears_on_bill")[:160],
        "source_url": str(source.get("url") or ""),
        "source_words": str(source.get("seen") or "")[:255],
        "source_date": dated and dated.first,
        "source_precision": dated.precision.value if dated else Precision.DAY.value,
        "held_back_because": _why_held_back(raw),
        "check_note": "\n".join(_texts(raw, "check_before_publishing")),
    }
    other_words = [_text(raw, "languages"), _text(raw, "accessibility")]
    return ServiceRow(fields, [*ways], marks_in(_texts(raw, "who_for"), _texts(raw, "abuse_types"), other_words))


def _ways(raw: Row, doubtful: set[str]) -> Iterator[tuple[ContactKind, str, str]]:
    chat = _text(raw, "webchat_url")
    kinds = (
        ("phone", ContactKind.PHONE, _numbers),
        ("text_sms", ContactKind.TEXT, _numbers),
        ("webchat_url", ContactKind.WEBCHAT, _one),
        ("email", ContactKind.EMAIL, _one),
        ("website", ContactKind.WEB, _one),
    )
    for name, kind, split in kinds:
        text = _text(raw, name)
        is_said_already = kind is ContactKind.WEB and text == chat
        if text and name not in doubtful and not is_said_already:
            for value, label in split(text):
                yield kind, value, label


def _one(text: str) -> list[tuple[str, str]]:
    return [(text, "")]


def _numbers(text: str) -> list[tuple[str, str]]:
    """Each number with the words around it: "0808 802 0300 (press 2)" gives the number and "press 2"."""
    found = []
    for part in text.split(";"):
        number = re.search(r"\+?\d[\d ]*", part.strip())
        if not number:
            raise ValueError(f"“{text}” holds no number to call.")
        before, after = part.strip()[: number.start()], part.strip()[number.end() :]
        label = " ".join(filter(None, (before.strip(" ()"), after.strip(" ()"))))
        found.append((number[0].strip(), label[:80]))
    return found


def _hours(raw: Row) -> str:
    """As OpenStreetMap writes them. Empty unless the list is sure. Bank holidays are not known unless it says so."""
    hours = _part(raw, "opening_hours")
    if hours.get("status") != "seen":
        return ""
    if hours.get("is_24_7"):
        return "24/7"
    times = {short: ",".join("-".join(span) for span in hours.get(day) or []) for day, short in DAYS.items()}
    alike = [(spans, list(days)) for spans, days in groupby(times, key=times.get) if spans]
    rules = [f"{days[0]}-{days[-1]} {spans}" if len(days) > 1 else f"{days[0]} {spans}" for spans, days in alike]
    said = " ".join([str(hours.get("note") or ""), *(str(source.get("seen")) for source in raw.get("sources") or [])])
    closed = re.search(r"(not|excluding|closed) (on )?bank holidays", said)
    return "; ".join([*rules, "PH off" if closed else "PH unknown"]) if rules else ""


def _source(raw: Row, numbers: list[str]) -> tuple[Row, PartialDate | None]:
    """The newest dated source that shows the number, or any way to reach it if there is no number; and its date.

    Without such a source: the first one, and no date. A number is as old as the page on which it was seen.
    """
    given = [source for source in raw.get("sources") or [] if isinstance(source, dict)]
    sources = [source | {"url": address} for source in given if (address := _address(source.get("url")))]
    wanted = [re.sub(r"\D", "", number) for number in numbers]
    dated = []
    for source in sources:
        digits = re.sub(r"\D", "", str(source.get("seen") or ""))
        day = _date(str(source.get("date") or ""))
        if day and (not wanted or any(number in digits for number in wanted)):
            dated.append((day, source))
    if dated:
        day, source = max(dated, key=lambda pair: pair[0].first)
        return source, day
    return (sources[0] if sources else {}), None


def _address(text: object) -> str:
    """The address at the beginning of a text, without the words that may follow it. Empty if there is none."""
    found = re.match(r"https?://[\w.-]+\.\w+[^\s()]*", str(text or ""))
    return found[0] if found else ""


def _date(text: str) -> PartialDate | None:
    """2025-01-30, 2023-06 or 2020, as exact as it is; None for anything else, such as "about 2018"."""
    parts = text.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return None
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    try:
        return PartialDate(date(*[int(part) for part in [*parts, "1", "1"][:3]]), precision)
    except ValueError:
        return None


def _why_held_back(raw: Row) -> str:
    """A list may say of each service whether to show it; one that does not shows only what is of high confidence."""
    if show := _text(raw, "show"):
        if show == "remove":
            raise ValueError(f"It has ended: {_text(raw, 'show_reason') or _text(raw, 'status')}.")
        reason = _text(raw, "show_reason") or _text(raw, "status") or "The list says so."
        return reason if show.startswith("hold") else ""
    confidence = _text(raw, "confidence") or "not given"
    if confidence == "high" and not _text(raw, "publish").startswith("no"):
        return ""
    doubts = [f"{name}: {said}" for name, said in _part(raw, "confidence_by_field").items()]
    return "\n".join([f"Confidence: {confidence}.", *_texts(raw, "check_before_publishing"), *doubts])


def _area(text: str, our_area: str) -> str:
    if our_area and text.startswith(our_area):
        return "city"
    return next((area for words, area in AREAS if text.startswith(words)), "not_known")


def _cost(text: str) -> str:
    """Without the brackets that say how it is known. Empty if it names a number, which would stand there unchecked."""
    return "" if numbers_in(text) else re.sub(r"\s*\([^)]*\)", "", text)[:120].strip().capitalize()


def _text(raw: Row, name: str) -> str:
    value = raw.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name}: write text in quotation marks.")
    return " ".join((value or "").split())


def _texts(raw: Row, name: str) -> list[str]:
    value = raw.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{name}: write a list of texts.")
    return value


def _part(raw: Row, name: str) -> Row:
    value = raw.get(name) or {}
    if not isinstance(value, dict):
        raise ValueError(f"{name}: write an object.")
    return value
