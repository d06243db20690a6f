"""Telling a venue's role mailbox that its accreditation runs out: 90, 60, 30 and 7 days before, and when it has.

A venue is told once for each of these, however often this runs. Missed days are made up for with the one that counts
now, never with all of them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, Q

from venues.desk.expiring import not_renewed
from venues.desk.mailing import send_once
from venues.models import Accreditation, Reminder
from venues.scheme import the_scheme
from venues.status import AwardState

STEPS = (0, 7, 30, 60, 90)  # days left; 0 once it has ended
TOO_LATE = 14  # days after the end; then it is no news any more


def step_of(days_left: int) -> int | None:
    """Which reminder is due with so many days left, the last one counting as 1; None if none is."""
    if days_left <= 0:
        return 0 if days_left > -TOO_LATE else None
    return next((step for step in STEPS if step and days_left <= step), None)


@dataclass(frozen=True)
class Letter:
    """A reminder as it would be sent."""

    accreditation: Accreditation
    days: int
    to: str
    subject: str
    text: str


def letter_for(held: Accreditation, days: int) -> Letter:
    """`days`: left, as `step_of` says."""
    scheme = the_scheme().name
    ends = f"{held.valid_to:%-d %B %Y}"
    says = f"ended on {ends}" if days == 0 else f"ends on {ends}"
    text = (
        f"The {scheme} accreditation of {held.venue.name} (number {held.number}) {says}.\n\n"
        f"{'It' if days == 0 else 'From the next day it'} no longer counts, and our public register says so.\n\n"
        "To keep it, apply again for the new year of the scheme. If the venue has closed or has a new operator, "
        "please tell us by answering this message.\n"
    )
    return Letter(held, days, held.venue.contact_email, f"{scheme}: your accreditation {says}", text)


def due(day: date) -> list[Letter]:
    """The letters that have not been sent, for venues with a mailbox. Samples get none."""
    running = Q(pk__in=not_renewed(day).filter(valid_to__lte=day + timedelta(days=STEPS[-1] - 1)).values("pk"))
    ended = Q(pk__in=lately_ended(day).values("pk"))
    rows = Accreditation.objects.filter(running | ended, venue__is_sample=False).exclude(venue__contact_email="")
    rows = rows.exclude(Exists(next_one(day)))
    ending = rows.select_related("venue").order_by("valid_to", "number")
    steps = ((held, step_of((held.valid_to - day).days + 1)) for held in ending)
    letters = [letter_for(held, days) for held, days in steps if days is not None]
    sent = set(Reminder.objects.values_list("accreditation_id", "days"))
    return [letter for letter in letters if (letter.accreditation.pk, letter.days) not in sent]


def next_one(day: date):
    """A later accreditation of the venue, even after a gap: whoever has it need not be told to apply."""
    later = Accreditation.objects.filter(venue=OuterRef("venue"), valid_to__gt=OuterRef("valid_to"))
    return later.with_stop(day).filter(stop__isnull=True)


def lately_ended(day: date):
    """Those that ended in the last days, of venues that now hold nothing."""
    recent = Accreditation.objects.filter(valid_to__lt=day, valid_to__gt=day - timedelta(days=TOO_LATE))
    held_again = Accreditation.objects.in_force(day).values("venue")
    return (
        recent.with_state(day)
        .filter(state_now=AwardState.EXPIRED, venue__closed_on__isnull=True)
        .exclude(venue__in=held_again)
    )


def send(letters: list[Letter], moment: datetime) -> tuple[int, list[str]]:
    """Send each letter and note that it went. Returns how many went, and what is wrong with those that did not."""

    def noted(letter: Letter) -> tuple[Reminder, bool]:
        return Reminder.objects.get_or_create(
            accreditation=letter.accreditation, days=letter.days, defaults={"to": letter.to, "sent_at": moment}
        )

    def message(letter: Letter) -> EmailMessage:
        return EmailMessage(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [letter.to])

    return send_once(letters, noted, message, lambda letter: letter.accreditation.number)
