"""One thing that is due for one person."""

from dataclasses import dataclass
from datetime import date, timedelta

SOON = timedelta(days=30)
MOST_OF_A_KIND = 10


@dataclass(frozen=True)
class DueItem:
    """`answer` is an address to post to: one press. Without it, `address` is the page on which to answer."""

    what: str
    why: str
    since: date
    address: str
    answer: str = ""
    answer_label: str = ""
