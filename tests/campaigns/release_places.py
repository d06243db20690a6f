"""What fifty readers look for, and how they are told apart from what they find."""

from dataclasses import dataclass

SECRET = "Lanterns for every lane"
TRACES = (SECRET.encode(), b"/lanterns/")  # a list of addresses has no titles


@dataclass(frozen=True)
class Look:
    """One look at one place. Begin and end are in seconds; `traces` counts how often the season is spoken of.

    `is_put_off`: the site had too much to do, and said so, be it with an old page.
    """

    place: str
    begin: float
    end: float
    status: int
    traces: int
    is_put_off: bool = False

    @property
    def shows_it(self) -> bool:
        """Files and short addresses say nothing: that they answer is enough."""
        return self.traces > 0 or (self.place in OPENED and self.status in (200, 302))


OPENED = ("poster", "card", "archive", "short address")
