"""What the public reads, at one moment: noon on 22 November 2026."""

import pytest

from delivery import clock
from tests.venues.public_register import TODAY, noon


@pytest.fixture
def now(monkeypatch):
    """Set the moment of every request."""

    def at(day):
        monkeypatch.setattr(clock.timezone, "localtime", lambda *args: noon(day))

    at(TODAY)
    return at
