"""Venues that do not exist: for showing what the register can do, and for measuring it when it is full.

Pure. Every name, level and award says that it is a sample, and no address is one that could be visited.
"""

from typing import Any

MARK = "(sample)"
FIRST = ["Paper", "Glass", "Tin", "Velvet", "Woollen", "Marble", "Chalk", "Cardboard", "Marzipan", "Feather"]
SECOND = ["Giraffe", "Umbrella", "Teaspoon", "Walrus", "Accordion", "Armchair", "Zeppelin", "Telescope"]
KINDS = ["pub", "bar", "restaurant", "club", "cafe", "hotel", "event_venue", "other"]
ACCESS = ["yes", "no", "not_known"]
LEVELS = [f"Highly Commended {MARK}", f"Commended {MARK}"]  # the highest first
AWARD = f"Overall Winner {MARK}"


def made_up_name(number: int) -> str:
    """Another name for each number; the first eighty are plain, later ones are numbered."""
    pair = number % (len(FIRST) * len(SECOND))
    again = number // (len(FIRST) * len(SECOND))
    name = f"The {FIRST[pair % len(FIRST)]} {SECOND[pair // len(FIRST)]}"
    return f"{name} {again + 1} {MARK}" if again else f"{name} {MARK}"


def made_up_venue(number: int) -> dict[str, Any]:
    """What the register would say of it, without its place."""
    return {
        "name": made_up_name(number),
        "kind": KINDS[number * 7 % len(KINDS)],
        "address_line_1": f"{number % 90 + 1} Made-up Row",
        "address_line_2": "This address does not exist",
        "step_free": ACCESS[number % 3],
        "accessible_toilet": ACCESS[number // 3 % 3],
        "hearing_loop": ACCESS[number // 2 % 3],
        "is_sample": True,
    }


def place_near(number: int, easting: int, northing: int) -> tuple[int, int]:
    """A point within some 60 metres of a ward's name, so that pins spread over the map."""
    return easting + number * 37 % 121 - 60, northing + number * 53 % 121 - 60
