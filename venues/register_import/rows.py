"""One row of a spreadsheet as an entry, with all that is wrong with it in words. Pure: choices are handed in."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from core.name_folding import folded
from venues.identifiers import IDENTIFIERS, as_typed
from venues.postcodes import compact, spaced
from venues.references import make_reference
from venues.register_import.addresses import guess_postcode, is_half_postcode, split_address, take_postcode
from venues.register_import.columns import REFERENCE
from venues.register_import.dates import NotADay, read_day
from venues.register_import.entries import (
    ACCESS,
    LEFT_EMPTY,
    NO_LEVEL,
    SAYS_NOTHING_ITSELF,
    WORDED,
    Choices,
    Meaning,
    NumberedAward,
    SheetRow,
)
from venues.register_import.words import is_no_award, is_nothing, nearest, ward_key

LONGEST = {"name": 120, "address_line_1": 120, "address_line_2": 120, "website": 300, "contact_email": 254}
ADDRESS_LINES = ("address_line_1", "address_line_2", "address_line_3", "address_line_4", "town")
FORMULA = "="
NONE: Mapping[str, Any] = MappingProxyType({})


def cells_of(
    cells: list[str], columns: Mapping[str, int], fixed: Mapping[str, str], mended: Mapping[str, str]
) -> dict[str, str]:
    """What a row says, by our columns. What is the same for every row counts only where the sheet has no such column:
    an empty level is that of somebody who did not pass. Mended cells go before all.
    """
    said = {key: cells[place].strip() for key, place in columns.items() if place < len(cells)}
    return {**{key: value for key, value in fixed.items() if key not in columns}, **said, **mended}


def read_row(
    number: int,
    said: Mapping[str, str],
    choices: Choices,
    fixed: Mapping[str, str] = NONE,
    held: Mapping[str, NumberedAward] = NONE,
) -> SheetRow:
    """`said`: what `cells_of` gives; `fixed`: what of it is the same for every row; `held`: awards by their numbers."""
    entry = SheetRow(number, said=dict(said))
    for key, text in said.items():
        if text == FORMULA:
            entry.refuse(key, "this cell holds a formula without a value. Open the file in your program and save it.")
        elif text.startswith(FORMULA):
            entry.refuse(key, "this cell holds a formula. Copy the sheet and paste it as values only.")
    said = {key: _in_one_line(text) if key != "address" else text for key, text in said.items()}
    said = {key: text for key, text in said.items() if not text.startswith(FORMULA)}
    said = {key: "" if key not in SAYS_NOTHING_ITSELF and is_nothing(text) else text for key, text in said.items()}
    entry.reference = _reference(said.get("reference", ""))
    if said.get("name"):
        entry.venue["name"] = said["name"]
    _read_address(entry, said, choices)
    for key in ("website", "contact_email"):
        if said.get(key):
            entry.venue[key] = said[key]
    for key, most in LONGEST.items():
        if len(entry.venue.get(key, "")) > most:
            entry.refuse(key, f"longer than {most} characters. Shorten it.")
    _read_words(entry, said, choices)
    _read_contacts(entry, said)
    if number_said := said.get("number", "").upper():
        _read_number(entry, said, choices, held.get(number_said), number_said)
    else:
        _read_accreditation(entry, said, choices, fixed)
    return entry


def _in_one_line(text: str) -> str:
    """The same text if it is: thousands of cells are not kept twice."""
    line = " ".join(text.split())
    return text if line == text else line


def _reference(text: str) -> str:
    text = text.upper().replace(" ", "")
    found = REFERENCE.fullmatch(text)
    return make_reference(int(found[2]), found[1]) if found else text


def _read_address(entry: SheetRow, said: Mapping[str, str], choices: Choices) -> None:
    whole, postcode = said.get("address", ""), said.get("postcode", "")
    lines = [said.get(key, "") for key in ADDRESS_LINES]
    if whole:
        parts = split_address(whole, said.get("name", ""))
        if parts.line_1 and not lines[0]:  # lines of their own say the same again, and better
            lines = [parts.line_1, *filter(None, (parts.line_2, *lines))]
        postcode = _one_postcode(entry, postcode, parts.postcode)
    elif not postcode and any(lines):  # as the last part of the last line
        last = max(place for place, line in enumerate(lines) if line)
        postcode, rest = take_postcode(lines[last])
        lines[last] = rest.strip(" ,") if postcode else lines[last]
    if building := said.get("address_building", ""):
        lines[0] = f"{building} {lines[0]}" if building[:1].isdigit() and lines[0] else lines[0]
        lines = lines if building[:1].isdigit() and lines[0] else [building, *lines]
    lines = [line for line in lines if line and folded(line) not in ("london", "city of london", "greater london")]
    if lines:
        entry.venue["address_line_1"] = lines[0]
    if len(lines) > 1:
        entry.venue["address_line_2"] = ", ".join(lines[1:])
    if postcode:
        _read_postcode(entry, postcode, choices)


def _one_postcode(entry: SheetRow, own: str, found: str) -> str:
    """Of the postcode in its own cell and the one in the address; the first goes before."""
    if own and found and take_postcode(own)[0] not in ("", found):
        entry.warn(f"The postcode is {own}, but the address says {found}. The first is taken.")
    return own or found


def _read_postcode(entry: SheetRow, text: str, choices: Choices) -> None:
    postcode, _ = take_postcode(text)
    if not postcode:
        shown = text[:60]
        if is_half_postcode(text):
            entry.refuse("postcode", f"“{shown}” is only its first half. Write all of it, like EC1A 1BB.")
        elif guess := guess_postcode(text):
            entry.refuse("postcode", f"“{shown}” has a letter where a figure stands.", guess)
        else:
            entry.refuse("postcode", f"“{shown}” does not look like a postcode. Write it like EC1A 1BB.")
        return
    joined = compact(postcode)
    entry.venue["postcode"] = spaced(joined)
    if choices.postcodes and joined not in choices.postcodes:
        entry.warn(
            f"Postcode: {spaced(joined)} is not a postcode of our area that we know. "
            "The venue gets no point and no ward from it."
        )


def _read_words(entry: SheetRow, said: Mapping[str, str], choices: Choices) -> None:
    for key in ("kind", "ward", *ACCESS):
        text = said.get(key)
        if not text:
            continue
        found = meant(key, text, choices)
        if found is None:
            _refuse_word(entry, key, text, choices)
        elif found != LEFT_EMPTY:
            entry.venue["ward_id" if key == "ward" else key] = found


def meant(key: str, text: str, choices: Choices) -> Meaning | None:
    """What a word of the sheet stands for: as an officer said, else as we know it. None if neither tells."""
    words = folded(text) or text
    chosen = choices.said.get(key, {}).get(words)
    if chosen is not None:
        return chosen
    known: Mapping[str, Meaning] = getattr(choices, WORDED[key])
    found = known.get(ward_key(text) if key == "ward" else words)
    if found is None and key == "level" and is_no_award(text):
        return NO_LEVEL
    return found


def _refuse_word(entry: SheetRow, key: str, text: str, choices: Choices) -> None:
    labels = choices.names.get(key, {})
    near = nearest(text, getattr(choices, WORDED[key]))
    shown = ", ".join(sorted(set(labels.values()))) or "none yet: add them first"
    says = f"“{text[:60]}” is not one we know. Choose from: {shown}."
    entry.refuse(key, says, labels.get(near, "") if near is not None else "")


def _read_contacts(entry: SheetRow, said: Mapping[str, str]) -> None:
    if text := said.get("website"):
        entry.venue["website"] = text = text if "://" in text else f"https://{text}"
        _validate(entry, "website", text, URLValidator(["http", "https"]), "Write it like https://example.org.")
    for key, validator in IDENTIFIERS.items():
        if text := as_typed(key, said.get(key, "")):
            entry.venue[key] = text
            _validate(entry, key, text, validator, str(validator.message))
    if text := said.get("contact_email"):
        text = entry.venue["contact_email"] = text.removeprefix("mailto:").strip(" <>;,")
        _validate(entry, "contact_email", text, validate_email, "Write it like manager@example.org.")


def _validate(entry: SheetRow, key: str, text: str, validator: Callable[[str], None], instead: str) -> None:
    try:
        validator(text)
    except ValidationError:
        entry.refuse(
            key, f"“{text[:60]}” is not {'a number of that kind' if key in IDENTIFIERS else 'an address'}. {instead}"
        )


def _read_accreditation(entry: SheetRow, said: Mapping[str, str], choices: Choices, fixed: Mapping[str, str]) -> None:
    own = {key for key in ("valid_from", "valid_to", "awards") if said.get(key) and said[key] != fixed.get(key)}
    days = _days(entry, said, choices)
    for name in filter(None, (part.strip() for part in said.get("awards", "").split(";"))):
        if folded(name) in choices.awards:
            entry.awards += (choices.awards[folded(name)],)
        else:
            labels = ", ".join(sorted(choices.names.get("awards", {}).values())) or "none yet: add them first"
            entry.refuse("awards", f"“{name[:60]}” is not one we know. Choose from: {labels}.")
    text = said.get("level", "")
    found = meant("level", text, choices) if text else LEFT_EMPTY
    if found is None:
        _refuse_word(entry, "level", text, choices)
        return
    if found == NO_LEVEL:
        entry.awards = ()
        return
    if found == LEFT_EMPTY:
        if own:
            entry.refuse("level", "there are days or awards but no level. Add the level, or clear the others.")
        return
    entry.level = int(found)
    entry.valid_from = days.get("valid_from", choices.first_day)
    entry.valid_to = days.get("valid_to", choices.last_day)
    if any(fault.key in days or fault.key in ("valid_from", "valid_to") for fault in entry.faults):
        return
    if not entry.valid_from or not entry.valid_to:
        key = "valid_to" if entry.valid_from else "valid_from"
        entry.refuse(key, "the year has no days of its own, so each row must give both.")
    elif entry.valid_to < entry.valid_from:
        entry.refuse("valid_to", "the last day cannot be before the first day.")


def _read_number(
    entry: SheetRow, said: Mapping[str, str], choices: Choices, held: NumberedAward | None, number: str
) -> None:
    """A row of our own export names an accreditation that is there: it can only say again what that says."""
    if held is None:
        entry.refuse("number", f"the register has no {number[:20]}. Correct it, or clear it for a new accreditation.")
        return
    entry.held = held
    if said.get("level") and folded(said["level"]) != folded(held.level):
        entry.refuse("level", f"{number} is at the level {held.level}. Replace it from the list of accreditations.")
    for key in ("valid_from", "valid_to"):
        if text := said.get(key):
            try:
                day = read_day(text, month_first=choices.month_first)
            except NotADay as problem:
                entry.refuse(key, str(problem), problem.instead)
                continue
            if day != getattr(held, key):
                is_so = f"{getattr(held, key):%-d %B %Y}"
                entry.refuse(key, f"{number} has {is_so} here. Replace it from the list of accreditations.", is_so)


def _days(entry: SheetRow, said: Mapping[str, str], choices: Choices) -> dict[str, date]:
    days = {}
    for key, near in (("valid_from", choices.first_day), ("valid_to", choices.last_day)):
        if text := said.get(key):
            try:
                days[key] = read_day(text, near, key == "valid_to", choices.month_first)
            except NotADay as problem:
                entry.refuse(key, str(problem), problem.instead)
    return days
