"""Whether the words of a source say other hours than the field. Pure; it reads times of a day, and no days."""

import re

ALWAYS = re.compile(r"24/7|24[ -]hours?|day and night|round the clock", re.IGNORECASE)
TIME = r"(\d{1,2})(?:[:.](\d\d))?\s*(?:([ap])\.?m\b\.?)?|(midday|noon|midnight)"
SPAN = re.compile(rf"(?<![\d:.])(?:{TIME})\s*(?:-|–|—|to|till|until|and)\s*(?:{TIME})(?![\d:])", re.IGNORECASE)
NAMED = {"midday": 720, "noon": 720, "midnight": 0}
DAY = 24 * 60  # minutes


def other_hours_in(words: str, hours: list[str]) -> str:
    """What `words` say that none of the `hours`, as OpenStreetMap writes them, has. Empty where those are not known."""
    if not any(hours):
        return ""
    known = {span for each in hours for span in spans_in(each).values()}
    if (always := ALWAYS.search(words)) and not any("24/7" in each for each in hours):
        return always.group()
    return next((said for said, span in spans_in(words).items() if span not in known), "")


def spans_in(text: str) -> dict[str, tuple[int, int]]:
    """Each span of hours, as it is written, with its begin and end in minutes of a day."""
    found = {}
    for span in SPAN.finditer(text):
        parts = span.groups()
        begin, end = parts[:4], parts[4:]
        if not any((begin[1], begin[2], begin[3], end[1], end[2], end[3])):
            continue  # two bare numbers, such as “5 to 18”, are no time
        opens, closes = _minutes(*begin, half=begin[2] or ""), _minutes(*end, half=end[2] or "")
        if not begin[2] and end[2] and not begin[3]:  # “9 to 5pm” is the morning, “1 to 5pm” the afternoon
            afternoon = _minutes(*begin, half=end[2])
            opens = afternoon if afternoon < closes else _minutes(*begin, half="a")
        found[span.group().strip(" .")] = (opens, closes)
    return found


def _minutes(hour: str | None, minute: str | None, _: str | None, name: str | None, *, half: str) -> int:
    if hour is None:
        return NAMED[str(name).lower()]
    full = int(hour) % 12 + (12 if half.lower() == "p" else 0) if half else int(hour)
    return (full * 60 + int(minute or 0)) % DAY
