"""Services as Open Referral writes them (UK 1.0 and 3.0, and the American ones), as rows of our own list. Pure.

What comes from another directory was checked by none of us: every row is held back until an editor has looked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import slugify

from support_services.importing.data_package import joined, tables_of

Raw = Mapping[str, Any]  # a part of Open Referral, as JSON knows it
WRAPPERS = ("contents", "content", "services", "data", "results", "items", "service")
DAYS = {"MO": "mon", "TU": "tue", "WE": "wed", "TH": "thu", "FR": "fri", "SA": "sat", "SU": "sun"}
ENDED = ("inactive", "defunct")
LONGEST_TEXT, LONGEST_NAME, LONGEST_REFERENCE = 600, 120, 50
FROM_ELSEWHERE = (
    "It came from another directory. Call its number, name the page where the number stands, then clear this."
)


def services_in(value: object) -> list[object] | None:
    """The services of a whole file, on their own, in a list or in a page of results; None if it is no Open Referral."""
    if isinstance(value, list):
        services = [*chain.from_iterable(of_organisation(each) or [each] for each in value)]
        return services if any(is_open_referral(each) for each in services) else None
    if not isinstance(value, Mapping):
        return None
    if tables := tables_of(value):
        return [*joined(tables)]
    if services := of_organisation(value):
        return services
    if is_open_referral(value):
        return [value]
    for name in WRAPPERS:
        if isinstance(value.get(name), list | Mapping):
            return services_in(value[name]) or (value[name] if value[name] == [] else None)
    return None


def of_organisation(value: object) -> list[object]:
    """The services of an organisation that are written inside it, each with whose it is; none if it has none."""
    if not isinstance(value, Mapping) or "name" not in value:
        return []
    organisation = {
        key: said for key, said in value.items() if key != "services"
    }  # else each would hold all the others
    return [{"organization": organisation} | dict(each) for each in _parts(value, "services")]


def is_open_referral(raw: object) -> bool:
    return isinstance(raw, Mapping) and "name" in raw and "what_it_does" not in raw and "description" in raw


def as_listed(raw: Raw) -> dict[str, Any]:
    """A service of Open Referral as a row of our list. Raises ValueError for one that has ended."""
    if _text(raw, "status").lower() in ENDED:
        raise ValueError(f"It has ended: its status is “{_text(raw, 'status')}”.")
    said = raw.get("organization")
    organisation: Raw = said if isinstance(said, Mapping) else {}
    whole = " ".join(strip_tags(_text(raw, "description")).split())
    told = [f"Opening hours, in their words: {said}" for said in _hours_in_words(raw)]
    if len(whole) > LONGEST_TEXT:
        told.append(f"What it does was shortened from {len(whole):,} characters.")
    if _text(raw, "status").lower() not in ("", "active"):
        told.append(f"Its status there is “{_text(raw, 'status')}”.")
    row = {
        "id": reference_of(_text(raw, "id"), _text(raw, "name")),
        "name": _text(raw, "name")[:LONGEST_NAME],
        "organisation": _text(organisation, "name")[:LONGEST_NAME],
        "what_it_does": shortened(whole),
        "who_for": list(_who_for(raw)),
        "phone": _numbers(raw, is_text=False),
        "text_sms": _numbers(raw, is_text=True),
        "email": _text(raw, "email") or next(_emails(raw), ""),
        "website": web_address(_text(raw, "url") or _text(organisation, "url") or _text(organisation, "website")),
        "area": next((_text(each, "name") or _text(each, "service_area") for each in _parts(raw, "service_areas")), ""),
        "cost": _cost(raw),
        "languages": ", ".join(filter(None, (_text(each, "name") for each in _parts(raw, "languages")))),
        "accessibility": "; ".join(_accessibility(raw)),
        "opening_hours": _hours(raw),
    }
    return held_back({key: value for key, value in row.items() if value}, told)


def held_back(row: dict[str, Any], told: Iterable[str]) -> dict[str, Any]:
    """`told`: what whoever checks the row should know."""
    return row | {"show": "hold", "show_reason": FROM_ELSEWHERE, "check_before_publishing": list(told)}


def reference_of(number: str, name: str) -> str:
    return slugify(number or name)[:LONGEST_REFERENCE].strip("-")


def web_address(text: str) -> str:
    return text if not text or ":" in text.split("/")[0] else f"https://{text}"


def shortened(text: str) -> str:
    """As many of its sentences as there is room for."""
    if len(text) <= LONGEST_TEXT:
        return text
    cut = text[: LONGEST_TEXT - 1]
    end = max(cut.rfind(sign) for sign in (". ", "! ", "? "))
    return cut[: end + 1] if end > LONGEST_TEXT // 3 else cut.rsplit(" ", 1)[0] + "…"


def _text(raw: Raw, name: str) -> str:
    value = raw.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _parts(raw: Raw, name: str) -> list[Raw]:
    value = raw.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _contacts(raw: Raw) -> Iterator[Raw]:
    """The service itself, its contacts, then the places where it is and their contacts."""
    places = [*_parts(raw, "service_at_locations"), *_parts(raw, "locations")]
    inside = [place["location"] for place in places if isinstance(place.get("location"), Mapping)]
    for each in (raw, *places, *inside):
        yield from (each, *_parts(each, "contacts"))


def _numbers(raw: Raw, is_text: bool) -> str:
    """Each number once, with what is said of it in brackets."""
    found: dict[str, str] = {}
    for phone in chain.from_iterable(_parts(each, "phones") for each in _contacts(raw)):
        kind = _text(phone, "type").lower()
        if kind == "fax" or (kind in ("text", "sms")) != is_text:
            continue
        words = re.sub(r"[;()\d\s]+", " ", _text(phone, "description")).strip()
        found.setdefault(re.sub('["“”]', "", _text(phone, "number")).strip(), words[:60])
    return "; ".join(f"{number} ({words})" if words else number for number, words in found.items() if number)


def _emails(raw: Raw) -> Iterator[str]:
    return filter(None, (_text(each, "email") for each in _contacts(raw)))


def _who_for(raw: Raw) -> Iterator[str]:
    yield from filter(None, (_text(raw, "eligibility_description"), _text(raw, "audience")))
    yield from filter(None, (_text(each, "eligibility") for each in _parts(raw, "eligibilitys")))
    least, most = _text(raw, "minimum_age").removesuffix(".0"), _text(raw, "maximum_age").removesuffix(".0")
    if least or most:
        yield (
            f"people aged {least} to {most}"
            if least and most
            else f"people aged {least} and over"
            if least
            else (f"people up to {most}")
        )


def _accessibility(raw: Raw) -> Iterator[str]:
    for each in _contacts(raw):
        for name in ("accessibility", "accessibility_for_disabilities"):
            yield from filter(None, (_text(a, "description") or _text(a, "accessibility") for a in _parts(each, name)))


def _cost(raw: Raw) -> str:
    if said := _text(raw, "fees_description") or _text(raw, "fees"):
        return said
    amounts = [_text(each, "amount") for each in _parts(raw, "cost_options")]
    return "free" if amounts and all(amount in ("0", "0.0", "0.00") for amount in amounts) else ""


def _schedules(raw: Raw) -> list[Raw]:
    return [*_parts(raw, "schedules"), *_parts(raw, "regular_schedules")]


def _hours_in_words(raw: Raw) -> Iterator[str]:
    return filter(None, dict.fromkeys(_text(each, "description") for each in _schedules(raw)))


def _hours(raw: Raw) -> dict[str, Any]:
    """As our list has them, if every schedule is of whole weeks and gives its days and times; else nothing is known."""
    days: dict[str, list[list[str]]] = {}
    for each in _schedules(raw):
        named = [part.strip().upper()[:2] for part in (_text(each, "byday") or _text(each, "weekday")).split(",")]
        opens, closes = _text(each, "opens_at")[:5], _text(each, "closes_at")[:5]
        is_weekly = _text(each, "freq").upper() in ("", "WEEKLY") and _text(each, "interval") in ("", "1")
        if not (is_weekly and opens and closes and set(named) <= DAYS.keys()):
            return {}
        for day in named:
            days.setdefault(DAYS[day], []).append([opens, closes])
    if len(days) == 7 and all(spans in ([["00:00", "23:59"]], [["00:00", "24:00"]]) for spans in days.values()):
        return {"status": "seen", "is_24_7": True}
    return {"status": "seen", "note": " ".join(_hours_in_words(raw)), **days} if days else {}
