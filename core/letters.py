"""Short letters to people who work here: what happened, and where to answer. One for each: nobody sees another."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import send_mail


def write_to(people: Iterable[Any], subject: str, words: str, address: str) -> None:
    """`address` begins with a slash. A letter that cannot be sent holds up nothing: the first screen says it too."""
    for mailbox in sorted({person.email for person in people if person and person.email}):
        letter_to(mailbox, subject, words, address, fail_silently=True)


def letter_to(mailbox: str, subject: str, words: str, address: str, *, fail_silently: bool = False) -> None:
    """Raises OSError where it cannot be sent, unless that is to be silent."""
    where = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address
    subject = " ".join(subject.split())[:200]
    send_mail(subject, f"{words} {where}\n", None, [mailbox], fail_silently=fail_silently)
