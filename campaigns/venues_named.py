"""The venues that an edition points to, with what the register says of each on the day. Three queries."""

from dataclasses import dataclass
from datetime import date

from venues.models import Venue
from venues.standing import on_day
from venues.state_words import CLOSED, WORDS, StateWords


@dataclass(frozen=True)
class VenueShown:
    venue: Venue
    words: StateWords


def venues_shown(edition, day: date) -> list[VenueShown]:
    """In the editors' order, each once. One that has closed, or lost its award, stays and says so."""
    wanted = dict.fromkeys(chosen.venue_id for chosen in edition.chosen_venues.all())
    if not wanted:
        return []
    found = Venue.objects.prefetch_related("accreditations__events").in_bulk(wanted)
    return [VenueShown(found[key], words_of(found[key], day)) for key in wanted if key in found]


def words_of(venue: Venue, day: date) -> StateWords:
    if venue.closed_on and venue.closed_on <= day:
        return CLOSED
    return WORDS[on_day([held.facts for held in venue.accreditations.all()], day).state]
