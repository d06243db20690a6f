"""What is said of one certificate at one moment."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from delivery.local_cache import LocalCache
from venues.models import Accreditation
from venues.status import AwardEvent, AwardEventKind, AwardFacts, AwardStatus, status_at
from venues.status_labels import AwardLabel, label_of

READ_WITH = ("venue", "level", "scheme_year")
# What an answer shows, and no more: a check is asked for at a door, and is to be quick.
READ = (
    *("number", "valid_from", "valid_to", "level__name", "scheme_year__year", "venue__reference", "venue__name"),
    *("venue__address_line_1", "venue__address_line_2", "venue__postcode", "venue__closed_on", "venue__is_sample"),
)


@dataclass(frozen=True)
class VerificationResult:
    """A certificate that we know, and its status at the moment it was asked for."""

    accreditation: Accreditation
    status: AwardStatus
    moment: datetime

    @property
    def venue(self):
        return self.accreditation.venue

    @property
    def label(self) -> AwardLabel:
        return label_of(self.status)

    @property
    def is_in_force(self) -> bool:
        return self.status.is_in_force


Known = tuple[Accreditation, AwardFacts]

# What was read of certificates, until anything is changed. Whether they are good is worked out each time.
certificates: LocalCache[Known | None] = LocalCache("certificates")


def answer_for(number: str | None, moment: datetime) -> VerificationResult | None:
    """The certificate of that number, or None."""
    if number is None:
        return None
    found = certificates.get_or_set(number, lambda: read(number))
    if found is None:
        return None
    held, facts = found
    return VerificationResult(held, status_at([facts], moment, held.venue.closed_on), moment)


def read(number: str) -> Known | None:
    """One query: what happened to it is read in the same rows."""
    found = Accreditation.objects.filter(number=number).select_related(*READ_WITH).only(*READ)
    with_events = found.annotate(kind=F("events__kind"), on=F("events__on"), reason=F("events__public_reason"))
    rows = list(with_events.order_by("events__on", "events__pk"))
    if not rows:
        return None
    events = tuple(AwardEvent(AwardEventKind(row.kind), row.on, row.reason) for row in rows if row.kind)
    held = rows[0]
    return held, AwardFacts(held.valid_from, held.valid_to, events)
