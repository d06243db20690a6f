"""What changed in the register, as an Atom feed."""

from datetime import datetime, timedelta

from core.feeds import PartnershipFeed
from core.open_data import fit_for_xml
from venues.open_data.api import recent
from venues.open_data.changes import RegisterChange
from venues.open_data.changes_dataset import in_words
from venues.scheme import scheme_address, scheme_of, the_scheme

ENTRIES = 50
BACK = timedelta(days=366)


class RegisterChangesFeed(PartnershipFeed):
    """The newest fifty of the last year."""

    def link(self, request) -> str:
        return scheme_address()

    def subject_of(self, request) -> str:
        return f"{scheme_of(request).name}: what changed"

    def items(self, request) -> list[RegisterChange]:
        return recent(request.now - BACK, request.now)[:ENTRIES]

    def item_title(self, change: RegisterChange) -> str:
        return fit_for_xml(in_words(change))

    def text_of(self, change: RegisterChange) -> str:
        told = [change.reason, change.was and change.became and f"{change.was} became {change.became}."]
        return " ".join(filter(None, told))

    def item_link(self, change: RegisterChange) -> str:
        return scheme_address(f"venues/{change.venue.reference}/")

    def item_guid(self, change: RegisterChange) -> str:
        return f"urn:{the_scheme().first_path}:{change.id.replace(' ', '-')}"

    item_guid_is_permalink = False

    def item_pubdate(self, change: RegisterChange) -> datetime:
        return change.published_at

    def item_updateddate(self, change: RegisterChange) -> datetime:
        return change.published_at
