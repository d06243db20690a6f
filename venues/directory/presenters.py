"""What the list and the page of a venue say of it. Pure: given rows that were read, and the moment."""

from dataclasses import dataclass
from datetime import date, datetime

from core.london import LONDON
from venues.directory.index import IndexLine
from venues.models import Accreditation, Venue, VenueKind
from venues.places.grid import GridPoint, distance
from venues.status import DAY, AwardState, AwardStatus, in_force_on, status_at
from venues.status_labels import AwardLabel, label_of


@dataclass(frozen=True)
class DirectoryEntry:
    """One venue at one moment, whole or in short. `away`: metres from where the reader asked, if she did."""

    venue: Venue | IndexLine
    status: AwardStatus
    levels: tuple[str, ...] = ()
    current: Accreditation | None = None
    number: int = 0
    away: int | None = None

    @property
    def label(self) -> AwardLabel:
        return label_of(self.status)

    @property
    def dates(self) -> tuple[str, date | None]:
        """The day that matters to the state, and the words before it."""
        match self.status.state:
            case AwardState.ACCREDITED | AwardState.EXPIRES_SOON:
                return "until", self.status.until
            case AwardState.EXPIRED:
                return "Ended", self.status.since and self.status.since - DAY
            case AwardState.NOT_YET:
                return "From", self.status.until and self.status.until + DAY
            case AwardState.NEVER_HELD:
                return "", None
        return "Since", self.status.since

    @property
    def level(self) -> str:
        return ", ".join(self.levels)

    @property
    def place(self) -> str:
        """Such as “Pub in Cheap ward”."""
        ward = f" in {self.venue.ward.name} ward" if self.venue.ward else ""
        kind = "Venue" if self.venue.kind == VenueKind.OTHER else self.venue.get_kind_display()
        return f"{kind}{ward}"

    @property
    def place_and_address(self) -> str:
        """As one sentence, with how far away it is if that is known."""
        told = [f"{self.place}. {self.venue.address[0]}", *self.venue.address[1:], self.away_in_words]
        return ", ".join(part for part in told if part)

    @property
    def away_in_words(self) -> str:
        """To ten metres up to a kilometre: a postcode's point is no nearer to a door than that."""
        if self.away is None:
            return ""
        return f"about {round(self.away, -1)} metres away" if self.away < 1000 else f"{self.away / 1000:.1f} km away"

    @property
    def point(self) -> GridPoint | None:
        return self.venue.point


def entry_of(venue: Venue, moment: datetime) -> DirectoryEntry:
    """Fold a venue whose accreditations, with their events and levels, have been read."""
    held = sorted(venue.accreditations.all(), key=lambda each: each.valid_from)
    day = moment.astimezone(LONDON).date()
    status = status_at([each.facts for each in held], moment, venue.closed_on)
    in_force = in_force_on(held, day, venue.closed_on)
    levels = tuple(each.level.name for each in in_force)
    return DirectoryEntry(venue, status, levels, in_force[-1] if in_force else None)


def away_from(near: GridPoint | None, venue: Venue | IndexLine) -> int | None:
    """Whole metres, if both places are known."""
    return round(distance(near, venue.point)) if near and venue.point else None
