"""The columns of the officers' spreadsheet, in and out: what each is called, and what else people call it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.name_folding import words_of


@dataclass(frozen=True)
class Column:
    """`key`: our name for it. `heading`: what an export calls it. `other`: headings by which we recognise it.

    `in_export`: whether the export has it; the others are ways in which sheets of others say the same.
    """

    key: str
    heading: str
    other: tuple[str, ...] = ()
    in_export: bool = True


COLUMNS = [
    Column("reference", "Reference", ("our reference", "ref", "id", "ref no")),
    Column("name", "Name", ("premises", "trading name", "trade name", "trading as", "establishment", "company name",
                            "pub", "bar", "restaurant", "outlet", "site", "business", "venue", "title", "dba")),
    Column("kind", "Type", ("kind", "category", "use", "nature of business", "description of premises", "class",
                            "use class", "business category", "licence category", "amenity")),
    Column("address", "Address in one cell",
           ("full address", "address", "location", "postal address", "street address full", "location address",
            "address of", "site location", "where"), in_export=False),
    Column("address_building", "House number or name",
           ("house number", "building number", "building name", "building", "number and name", "house", "unit",
            "street number", "house name"), in_export=False),
    Column("address_line_1", "Address line 1",
           ("address 1", "street", "addr 1", "line 1", "add 1", "address street", "addr street", "address line one",
            "street name", "road", "street address", "first line of address", "thoroughfare")),
    Column("address_line_2", "Address line 2",
           ("address 2", "addr 2", "line 2", "add 2", "address line two", "locality", "area", "district name")),
    Column("address_line_3", "Address line 3",
           ("address 3", "addr 3", "line 3", "add 3", "address line three"), in_export=False),
    Column("address_line_4", "Address line 4",
           ("address 4", "addr 4", "line 4", "add 4", "address line four"), in_export=False),
    Column("town", "Town or city",
           ("town", "city", "post town", "town city", "address town", "address city", "addr city", "county"),
           in_export=False),
    Column("postcode", "Postcode",
           ("post code", "postal code", "zip", "zip code", "pcode", "p code", "address zip", "addr zip",
            "address postcode", "pc")),
    Column("ward", "Ward", ("ward name", "electoral ward", "city ward", "ward code")),
    Column("website", "Website", ("web", "url", "web site", "web address", "homepage", "web page", "website url")),
    Column("contact_email", "Role mailbox",
           ("email", "e mail", "contact email", "mailbox", "email address", "e mail address", "mail")),
    Column("step_free", "Step-free way in", ("step free", "step free access", "wheelchair access", "level access")),
    Column("accessible_toilet", "Accessible toilet", ("accessible wc", "disabled toilet", "accessible toilets")),
    Column("hearing_loop", "Hearing loop", ("induction loop",)),
    Column("uprn", "UPRN", ("unique property reference number", "property reference number", "uprn number")),
    Column("fhrs_id", "FHRS number", ("fhrsid", "fhrs id", "fhrs", "food hygiene rating id")),
    Column("licence_number", "Premises licence number",
           ("licence number", "licence no", "premises licence no", "license number", "licence ref", "licence reference",
            "premises licence", "licence id")),
    Column("level", "Level",
           ("award", "award level", "grade", "accreditation level", "result", "outcome", "standard", "level of award",
            "award given", "accreditation", "standard achieved", "level achieved")),
    Column("awards", "Awards", ("trophy", "trophies", "special award", "special awards", "prize", "other awards")),
    Column("valid_from", "Valid from",
           ("from", "start", "start date", "starts", "date from", "award date", "date awarded", "date of award",
            "commencement date", "effective from", "first day", "date issued", "issue date", "issued", "awarded on",
            "start of award", "date start", "from date", "commences", "begins", "awarded")),
    Column("valid_to", "Valid to",
           ("to", "until", "end", "end date", "expires", "expiry", "expiry date", "valid until", "valid till",
            "date to", "expiration date", "last day", "expires on", "date expires", "date of expiry", "to date",
            "ends", "end of award", "date end", "expiration", "valid through", "date expiry")),
    Column("number", "Number", ("certificate number", "certificate no", "certificate", "accreditation number")),
]  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
EXPORTED = [column for column in COLUMNS if column.in_export]

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])")
CERTIFICATE = re.compile(r"[A-Z]{1,4}[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{2}", re.ASCII | re.IGNORECASE)
# Words that say no more than whose the column is.
FILLING = frozenset(
    {"the", "of", "venue", "venues", "premises", "premise", "business", "establishment", "outlet", "licensed", "s",
     "safety", "thirst", "award", "accreditation", "certificate", "property", "in", "full"}
)  # fmt: skip
OF_SOMEBODY = frozenset(
    {"contact", "first", "last", "sur", "applicant", "holder", "owner", "manager", "dps", "company", "officer", "file",
     "street", "ward", "road", "user", "authority", "operator", "person", "licensee", "district", "council", "former"}
)  # fmt: skip
REFERENCE = re.compile(r"([A-Z]{1,4})-*([0-9]{1,8})", re.ASCII | re.IGNORECASE)
COUNTS_ROWS = frozenset(
    {"", "no", "n", "row", "row no", "row number", "s no", "sr no", "serial", "index", "unnamed 0", "item", "line"}
)  # fmt: skip


def plain(heading: str) -> str:
    """A heading without what people vary: capitals, signs, spaces, and words that are run together."""
    return " ".join(words_of(CAMEL.sub(" ", heading).replace("_", " ")))


def _bare(words: str) -> str:
    return " ".join(word for word in words.split() if word not in FILLING)


KNOWN = {plain(name): column.key for column in COLUMNS for name in (column.key, column.heading, *column.other)}
KNOWN |= {"address in one cell": "address"}


def key_of(heading: str) -> str:
    """Which of our columns a heading means; empty if none that we know."""
    words = plain(heading)
    if key := KNOWN.get(words):
        return key
    bare = _bare(words)
    if words.endswith((" postcode", " post code")) and not OF_SOMEBODY.intersection(words.split()):
        return "postcode"
    if bare == "name" or (bare == "" and words in ("venue", "premises", "establishment", "licensed premises")):
        return "name"
    return KNOWN.get(bare, "") if bare else ""


def recognise(headings: Sequence[str], samples: Sequence[Sequence[str]] = ()) -> dict[str, int]:
    """Our key to the position of the first column that we take for it.

    `samples`: some cells of each column. A column of other people's numbers is not taken for our references.
    """
    found: dict[str, int] = {}
    for position, heading in enumerate(headings):
        key = key_of(heading)
        cells = samples[position] if position < len(samples) else ()
        if key == "reference" and cells and not any(REFERENCE.fullmatch(cell.strip()) for cell in cells):
            continue
        if key == "number" and cells and not any(CERTIFICATE.fullmatch(cell.strip()) for cell in cells):
            continue
        if key and key not in found:
            found[key] = position
    if "name" not in found:
        guessed = (
            place for place, heading in enumerate(headings) if place not in found.values() and _is_a_name(heading)
        )
        if (place := next(guessed, None)) is not None:
            found["name"] = place
    if "address" in found and "address_line_1" not in found and "address_line_2" in found:
        found["address_line_1"] = found.pop("address")  # “Address”, “Address 2”: the first line, not the whole
    return found


def _is_a_name(heading: str) -> bool:
    """“Gallery name”, but not “Contact name”."""
    words = plain(heading).split()
    return words[-1:] == ["name"] and not OF_SOMEBODY.intersection(words)


def only_counts(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column does nothing but number the rows."""
    if plain(heading) not in COUNTS_ROWS or len(cells) < 1 or not all(cell.isdecimal() for cell in cells if cell):
        return False
    numbers = [int(cell) for cell in cells if cell]
    return numbers[:1] in ([0], [1]) and all(b > a for a, b in zip(numbers, numbers[1:], strict=False))
