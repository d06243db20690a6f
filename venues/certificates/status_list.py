"""Which Open Badges do not count today: a Bitstring Status List (W3C Recommendation, 2025) for wallets and verifiers.

Open Badges 3.0 gives a credential one status, so one list says all. Its purpose is “suspension”, which can be
reversed: what was revoked here may be reinstated. Why it does not count, the page of the number says.
"""

import gzip
from datetime import date, timedelta

from core.london import midnight
from delivery.local_cache import LocalCache
from venues.certificates import permanent_urls
from venues.certificates.base64url import encoded
from venues.models import Accreditation
from venues.status import STOPS

CONTEXT = ["https://www.w3.org/ns/credentials/v2"]
PLACES = 131_072  # in one list: the fewest that the recommendation allows, so that a place tells nothing
PURPOSE = "suspension"
READ_AGAIN = 60_000  # milliseconds after which whoever keeps it asks again

bitstrings: LocalCache[str] = LocalCache("status lists")


def entry_of(accreditation: int, form: str) -> dict:
    """Where a credential says that its status stands: in a list that is signed in the same form as itself."""
    number, place = divmod(accreditation, PLACES)
    address = permanent_urls.status_list_address(number + 1, form)
    return {
        "id": f"{address}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": PURPOSE,
        "statusListIndex": str(place),
        "statusListCredential": address,
    }


def status_list(number: int, form: str, day: date) -> dict:
    """The list of that number, from 1, not yet signed. It is of one day: nobody can pass on an older one for long."""
    address = permanent_urls.status_list_address(number, form)
    return {
        "@context": CONTEXT,
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": {"id": permanent_urls.issuer()},
        "validFrom": midnight(day).isoformat(),
        "validUntil": midnight(day + timedelta(days=1)).isoformat(),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": PURPOSE,
            "ttl": READ_AGAIN,
            "encodedList": bitstrings.get_or_set((number, day), lambda: bitstring(number, day)),
        },
    }


def how_many_lists() -> int:
    """As many as are needed for all accreditations; the first is there before any."""
    newest = Accreditation.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return newest // PLACES + 1


def bitstring(number: int, day: date) -> str:
    """A bit for each place, the highest of a byte first; compressed, and written as section 3.3 says."""
    first = (number - 1) * PLACES
    bits = bytearray(PLACES // 8)
    for place in (key - first for key in stopped(day) if first <= key < first + PLACES):
        bits[place // 8] |= 0x80 >> place % 8
    return f"u{encoded(gzip.compress(bytes(bits), mtime=0))}"


def stopped(day: date) -> set[int]:
    """The keys of accreditations that something keeps from counting, apart from their own days. A query a state."""
    questions = (Accreditation.objects.in_state(state, day).order_by() for state in STOPS.values())
    return {key for question in questions for key in question.values_list("pk", flat=True)}
