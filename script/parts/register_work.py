"""What register_import.py has done in a process of its own, which then says what it took."""

import time
from contextlib import suppress
from datetime import date, datetime

from django.db import transaction
from peak import resident

from venues.register_import.work import compare, import_rows


class Back(Exception):
    """Takes an import back that was only measured."""


def compared(pk: int, day: date, progress) -> tuple[str, float, float]:
    """The digest of what would be done, seconds of CPU since the process began, and the megabytes it had at most."""
    return compare(pk, day, progress).digest, *taken()


def imported(pk: int, digest: str, moment: datetime, user: int, progress) -> tuple[float, float]:
    with suppress(Back), transaction.atomic():
        import_rows(pk, digest, moment, user, False, "", progress)
        spent = taken()
        raise Back
    return spent


def taken() -> tuple[float, float]:
    return time.process_time(), resident("self", "VmHWM")
