"""The venues that an edition points to, with what the register says of each on the day. Two queries."""

from dataclasses import dataclass
from datetime import date

from venues.directory.index_loader import Held, held_by
from venues.models import Venue
from venues.status import on_day
from venues.status_labels import CLOSED, WORDS, StateWords


@dataclass(frozen=True)
class VenueShown:
    venue: Venue
    words: StateWords


def venues_shown(edition, day: date) -> list[VenueShown]:
    """In the editors' order, each once. One that has closed, or lost its award, stays and says so."""
    venues = {chosen.venue_id: chosen.venue for chosen in edition.chosen_venues.select_related("venue")}
    held = held_by(list(venues)) if venues else {}
    return [VenueShown(venue, words_of(venue, held.get(key, []), day)) for key, venue in venues.items()]


def words_of(venue: Venue, held: list[Held], day: date) -> StateWords:
    if venue.closed_on and venue.closed_on <= day:
        return CLOSED
    return WORDS[on_day([facts for facts, _ in held], day).state]
