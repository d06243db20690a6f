"""One row of a spreadsheet as an entry, or what is wrong with it in words. Pure: choices are handed in."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from core.open_data.files import RUN_AS_FORMULA
from venues.postcodes import compact, spaced
from venues.register_import.columns import BY_KEY
from venues.register_import.dates import read_day

LONGEST = {"name": 120, "address_line_1": 120, "address_line_2": 120, "website": 300, "contact_email": 254}
FORMULA = RUN_AS_FORMULA[0]


@dataclass(frozen=True)
class Choices:
    """What a cell may name, each in lower case: kinds and access as kept, wards and levels and awards by number."""

    kinds: dict[str, str]
    known: dict[str, str]
    wards: dict[str, int]
    levels: dict[str, int]
    awards: dict[str, int]
    postcodes: frozenset[str] = frozenset()  # of the City; empty if none are loaded
    first_day: date | None = None
    last_day: date | None = None


@dataclass(slots=True)
class SheetRow:
    """`venue`: what the row says of the venue, only what it says. `level`: None if the row gives no accreditation.

    Of thousands, most have no error, no warning and no award: then it holds one and the same empty tuple.
    """

    row: int
    reference: str = ""
    venue: dict = field(default_factory=dict)
    level: int | None = None
    awards: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def refuse(self, why: str) -> None:
        self.errors += (why,)

    def warn(self, why: str) -> None:
        self.warnings += (why,)


def read_row(number: int, cells: list[str], columns: dict[str, int], choices: Choices) -> SheetRow:
    entry = SheetRow(number)
    said = {key: cells[position].strip() for key, position in columns.items() if position < len(cells)}
    for key, text in said.items():
        if text.startswith(FORMULA):
            heading = BY_KEY[key].heading
            entry.refuse(f"{heading}: this cell holds a formula. Copy the sheet and paste it as values only.")
    if entry.errors:
        return entry
    entry.reference = said.get("reference", "").upper()
    for key in ("name", "address_line_1", "address_line_2", "website", "contact_email"):
        if said.get(key):
            entry.venue[key] = said[key]
            if len(said[key]) > LONGEST[key]:
                entry.refuse(f"{BY_KEY[key].heading}: longer than {LONGEST[key]} characters. Shorten it.")
    _read_choices(entry, said, choices)
    _read_addresses(entry, said, choices)
    _read_accreditation(entry, said, choices)
    return entry


def _read_choices(entry: SheetRow, said: dict, choices: Choices) -> None:
    named = [("kind", "kind", choices.kinds), ("ward", "ward_id", choices.wards)]
    named += [(key, key, choices.known) for key in ("step_free", "accessible_toilet", "hearing_loop")]
    for key, attribute, known in named:
        if text := said.get(key):
            if text.casefold() in known:
                entry.venue[attribute] = known[text.casefold()]
            else:
                entry.refuse(_not_among(BY_KEY[key].heading, text, known))


def _not_among(heading: str, text: str, known: dict) -> str:
    shown = ", ".join(sorted(known)[:12]) or "none yet: add them first"
    return f"{heading}: “{text[:60]}” is not one we know. Choose from: {shown}."


def _read_addresses(entry: SheetRow, said: dict, choices: Choices) -> None:
    if text := said.get("postcode"):
        try:
            joined = compact(text)
            entry.venue["postcode"] = spaced(joined)
            if choices.postcodes and joined not in choices.postcodes:
                entry.warn(
                    f"Postcode: {spaced(joined)} is not a postcode of the City that we know. "
                    "The venue gets no point and no ward from it."
                )
        except ValueError as problem:
            entry.refuse(f"Postcode: {problem}")
    if text := said.get("website"):
        entry.venue["website"] = text = text if "://" in text else f"https://{text}"
        _validate(entry, "Website", text, URLValidator(["http", "https"]), "Write it like https://example.org.")
    if text := said.get("contact_email"):
        _validate(entry, "Role mailbox", text, validate_email, "Write it like manager@example.org.")


def _validate(entry: SheetRow, heading: str, text: str, validator, instead: str) -> None:
    try:
        validator(text)
    except ValidationError:
        entry.refuse(f"{heading}: “{text[:60]}” is not an address. {instead}")


def _read_accreditation(entry: SheetRow, said: dict, choices: Choices) -> None:
    days = {}
    for key in ("valid_from", "valid_to"):
        if text := said.get(key):
            try:
                days[key] = read_day(text)
            except ValueError as problem:
                entry.refuse(f"{BY_KEY[key].heading}: {problem}")
                return
    for name in filter(None, (part.strip() for part in said.get("awards", "").split(";"))):
        if name.casefold() in choices.awards:
            entry.awards += (choices.awards[name.casefold()],)
        else:
            entry.refuse(_not_among("Awards", name, choices.awards))
    text = said.get("level", "")
    if not text:
        if days or entry.awards:
            entry.refuse("Level: there are days or awards but no level. Add the level, or clear the others.")
        return
    if text.casefold() not in choices.levels:
        entry.refuse(_not_among("Level", text, choices.levels))
        return
    entry.level = choices.levels[text.casefold()]
    entry.valid_from = days.get("valid_from", choices.first_day)
    entry.valid_to = days.get("valid_to", choices.last_day)
    if not entry.valid_from or not entry.valid_to:
        entry.refuse("Valid from, Valid to: the year has no days of its own, so each row must give both.")
    elif entry.valid_to < entry.valid_from:
        entry.refuse("Valid to: the last day cannot be before the first day.")
