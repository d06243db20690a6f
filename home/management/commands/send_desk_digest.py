from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand

from core.models import PartnershipSettings
from delivery.clock import london_now
from home.deleted_content import forget_old
from home.desk.due_items import DueItem, due_for

ESCALATED_AFTER = timedelta(days=28)
DELEGATES = "Approvers"


class Command(BaseCommand):
    help = (
        "Writes to each person what is due for her, once a week: run it every Monday. What has waited four weeks is "
        "also told, once, to the Approvers. Letters are printed unless the site sends mail."
    )

    def handle(self, **options):
        now = london_now()
        forget_old(now)
        people = list(get_user_model().objects.filter(is_active=True).exclude(email="").order_by("pk"))
        due = {person: due_for(person, now.date()) for person in people}
        stuck = {item for items in due.values() for item in items if has_waited(item, now.date())}
        sent = 0
        for person, items in due.items():
            others = stuck - set(items) if person.groups.filter(name=DELEGATES).exists() else set()
            if items or others:
                letter(person, items, sorted(others, key=lambda item: item.since)).send()
                sent += 1
        self.stdout.write(f"{sent} letter{'' if sent == 1 else 's'} sent.")


def has_waited(item: DueItem, day: date) -> bool:
    """In the one week in which it has waited four weeks: it is told to others once, not every week."""
    return ESCALATED_AFTER <= day - item.since < ESCALATED_AFTER + timedelta(days=7)


def letter(person, items: list[DueItem], others: list[DueItem]) -> EmailMessage:
    """No more than titles, reasons and addresses: a letter is read on phones that others pick up."""
    paragraphs = [lines_of(items) or "Nothing is due for you."]
    if others:
        paragraphs += ["This has waited for others for four weeks:", lines_of(others)]
    subject = f"{len(items)} thing{'' if len(items) == 1 else 's'} to do on {PartnershipSettings.name_of_default()}"
    return EmailMessage(subject, "\n\n".join(paragraphs) + "\n", to=[person.email])


def lines_of(items: list[DueItem]) -> str:
    base = settings.WAGTAILADMIN_BASE_URL
    return "\n\n".join(f"{item.what}\n{item.why} {item.since:%-d %B %Y}\n{base}{item.address}" for item in items)
