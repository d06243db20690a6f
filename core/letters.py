"""Short letters to people who work here: what happened, and where to answer. One for each: nobody sees another."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import send_mail


def write_to(people: Iterable[Any], subject: str, words: str, address: str) -> None:
    """`address` begins with a slash. A letter that cannot be sent holds up nothing: the first screen says it too."""
    where = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address
    for mailbox in sorted({person.email for person in people if person and person.email}):
        send_mail(" ".join(subject.split())[:200], f"{words} {where}\n", None, [mailbox], fail_silently=True)
