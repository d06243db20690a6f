"""The columns of the officers' spreadsheet, in and out: what each is called, and what else people call it. Pure."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`key`: our name for it. `heading`: what an export calls it. `other`: headings by which we recognise it."""

    key: str
    heading: str
    other: tuple[str, ...] = ()


COLUMNS = [
    Column("reference", "Reference", ("venue reference", "id", "venue id", "st reference")),
    Column("name", "Name", ("venue", "venue name", "premises", "premises name", "trading name")),
    Column("kind", "Type", ("venue type", "premises type", "kind", "category")),
    Column("address_line_1", "Address line 1", ("address", "address 1", "street")),
    Column("address_line_2", "Address line 2", ("address 2",)),
    Column("postcode", "Postcode", ("post code", "postal code")),
    Column("ward", "Ward", ("ward name",)),
    Column("website", "Website", ("web", "url", "web site")),
    Column("contact_email", "Role mailbox", ("email", "e-mail", "contact email", "mailbox")),
    Column("step_free", "Step-free way in", ("step free", "step-free")),
    Column("accessible_toilet", "Accessible toilet", ()),
    Column("hearing_loop", "Hearing loop", ("induction loop",)),
    Column("level", "Level", ("award level", "grade", "accreditation level", "result")),
    Column("awards", "Awards", ("trophy", "trophies", "special award")),
    Column("valid_from", "Valid from", ("from", "start", "start date", "starts")),
    Column("valid_to", "Valid to", ("to", "until", "end", "end date", "expires", "expiry", "expiry date")),
]
BY_KEY = {column.key: column for column in COLUMNS}


def plain(heading: str) -> str:
    """A heading without what people vary: capitals, signs, spaces."""
    return re.sub(r"[\W_]+", " ", heading).strip().casefold()


KNOWN = {plain(name): column.key for column in COLUMNS for name in (column.key, column.heading, *column.other)}


def recognise(headings: list[str]) -> dict[str, int]:
    """Our key to the position of the first column that we take for it."""
    found: dict[str, int] = {}
    for position, heading in enumerate(headings):
        key = KNOWN.get(plain(heading))
        if key and key not in found:
            found[key] = position
    return found
