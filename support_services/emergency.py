"""Where the facts of the emergency block come from. The numbers themselves stand in its template, in no editor's hands.

The block is the same on every page of this part.
"""

from dataclasses import dataclass
from datetime import date

from core.partial_dates import PartialDate, Precision


@dataclass(frozen=True)
class EmergencySource:
    """A page that says it, and when that page was dated; None where the page has no date."""

    what: str
    said_by: str
    url: str
    dated: PartialDate | None


SOURCES = (
    EmergencySource(
        "999 and 101",
        "City of London Corporation",
        "https://www.cityoflondon.gov.uk/services/community-and-safety/domestic-abuse-support",
        PartialDate(date(2025, 1, 30)),
    ),
    EmergencySource(
        "999, then 55",
        "Heart, quoting the Independent Office for Police Conduct",
        "https://www.heart.co.uk/news/what-to-do-if-you-need-to-call-999-but-cant-talk",
        PartialDate(date(2019, 4, 14)),
    ),
    EmergencySource(
        "Texts to 999",
        "Voluntary Action North East Lincolnshire",
        "https://vanel.org.uk/kops/stay-safe/stay-safe-content/emergency-sms-service/",
        PartialDate(date(2023, 6, 1), Precision.MONTH),
    ),
    EmergencySource(
        "18000",
        "West Yorkshire Police",
        "https://www.westyorkshire.police.uk/advice/our-services/accessible-information/"
        "deaf-and-hard-hearing-information/deaf-and-hard-hearing-information",
        None,
    ),
    EmergencySource(
        "999 in sign language",
        "Ofcom",
        "https://www.ofcom.org.uk/phones-and-broadband/accessibility/emergency-video-relay/",
        PartialDate(date(2023, 3, 31)),
    ),
)
