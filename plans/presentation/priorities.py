"""Activities as their lists show them."""

from dataclasses import dataclass

STATUS_TAGS = {
    "planned": ("Planned", "ring", ""),
    "exploring": ("Exploring", "dia", "warn"),
    "continuing": ("Going on", "half", "ok"),
    "under_way": ("Under way", "half", "ok"),
}


@dataclass(frozen=True)
class Tag:
    """A state as a word, a shape and a tone."""

    state: str
    glyph: str
    tone: str = ""


def status_tag(status: str) -> Tag:
    """What the plan itself says of an activity."""
    return Tag(*STATUS_TAGS[status])
