"""A rate limit: throttle whoever tries one number after another. Numbers that we know are never counted.

Of a visitor we keep nothing but a count under a keyed hash of the network, the same in every process, for an hour.
"""

from datetime import timedelta

from django.db import Error as AnyDatabaseError

from core.attempt_limits import Attempt, AttemptLimit, count_attempt, seconds_to_wait
from core.client_ip import address_of, network_of
from core.site_request import SiteRequest

MOST_WRONG = 30  # numbers that we do not know, an hour and address
HOUR = 3600  # seconds
WRONG_NUMBERS = AttemptLimit("wrong numbers", MOST_WRONG, timedelta(seconds=HOUR), from_first=True)


def is_rate_limited(request: SiteRequest) -> bool:
    """While the database is away no number can be guessed either: the answer that is kept may be given."""
    try:
        return seconds_to_wait([_of(request)], request.now) > 0
    except AnyDatabaseError:
        return False


def count_wrong(request: SiteRequest) -> None:
    count_attempt([_of(request)], request.now)


def _of(request: SiteRequest) -> Attempt:
    return Attempt(WRONG_NUMBERS, network_of(address_of(request)))
