"""The venues that an edition points to, with what the register says of each on the day. Two queries."""

from dataclasses import dataclass
from datetime import date

from venues.directory.index_loader import Held, held_by
from venues.models import Venue
from venues.status import status_on
from venues.status_labels import AwardLabel, label_of
from venues.visibility import is_public


@dataclass(frozen=True)
class VenueShown:
    venue: Venue
    label: AwardLabel


def venues_shown(edition, day: date) -> list[VenueShown]:
    """In the editors' order, each once. One that has closed, or lost its award, stays and says so. One that never held
    an award is not shown.
    """
    venues = {chosen.venue_id: chosen.venue for chosen in edition.chosen_venues.select_related("venue")}
    held = held_by(list(venues)) if venues else {}
    return [
        VenueShown(venue, _label_on(day, venue, held.get(key, [])))
        for key, venue in venues.items()
        if is_public([facts for facts, _ in held.get(key, [])], day, venue.closed_on)
    ]


def _label_on(day: date, venue: Venue, held: list[Held]) -> AwardLabel:
    return label_of(status_on([facts for facts, _ in held], day, venue.closed_on))
