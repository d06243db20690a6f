"""A year's certificates: as one file to print, and as letters to the venues' mailboxes, each with its sheet."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from venues.certificates.pdf import certificate_pdf
from venues.certificates.permanent_urls import badge_page_address, short_address
from venues.desk.mailing import send_once
from venues.models import Certificate, CertificateLetter, SchemeYear
from venues.scheme import scheme_path, the_scheme
from venues.status import IN_FORCE, AwardState


@dataclass(frozen=True)
class SheetLetter:
    """A letter as it would be sent."""

    certificate: Certificate
    to: str
    subject: str
    text: str


def to_print(year: SchemeYear, day: date) -> QuerySet[Certificate]:
    """The newest certificate of each accreditation of the year that counts on `day`, or will; by venue."""
    accreditations = year.accreditations.with_state(day).filter(state_now__in=[*IN_FORCE, AwardState.NOT_YET])
    newest = Certificate.objects.filter(accreditation__in=accreditations.values("pk"), replaced_by__isnull=True)
    read = ("accreditation__venue", "accreditation__level", "accreditation__scheme_year")
    in_order = newest.order_by("accreditation__venue__name", "pk").select_related(*read)
    return in_order.prefetch_related("accreditation__awards")


def letters_of(year: SchemeYear, day: date) -> list[SheetLetter]:
    """Those that have not gone, to venues with a mailbox. Samples get none."""
    waiting = to_print(year, day).filter(letter__isnull=True, accreditation__venue__is_sample=False)
    return [letter_with(one) for one in waiting.exclude(accreditation__venue__contact_email="")]


def letter_with(certificate: Certificate) -> SheetLetter:
    held = certificate.accreditation
    venue, scheme = held.venue, the_scheme()
    text = (
        f"{venue.name} holds the {scheme.name} award {held.level.name} from {held.valid_from:%-d %B %Y} to "
        f"{held.valid_to:%-d %B %Y}.\n\n"
        f"Your certificate, number {held.number}, is with this letter. Print it and hang it where guests see it. "
        "Anybody can scan its code, or check its number here:\n"
        f"{short_address(held.number)}\n\n"
        "A badge for your website, and a sticker for your window:\n"
        f"{badge_page_address(venue.reference)}\n\n"
        "If anything on it is wrong, please tell us by answering this message.\n"
    )
    return SheetLetter(certificate, venue.contact_email, f"{scheme.name}: your certificate {held.number}", text)


def send(letters: list[SheetLetter], partnership: str, moment: datetime) -> tuple[int, list[str]]:
    """Send each letter with its sheet and note that it went. Returns how many went, and what is wrong with others."""

    def noted(letter: SheetLetter) -> tuple[CertificateLetter, bool]:
        return CertificateLetter.objects.get_or_create(
            certificate=letter.certificate, defaults={"to": letter.to, "sent_at": moment}
        )

    def message(letter: SheetLetter) -> EmailMessage:
        mail = EmailMessage(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [letter.to])
        name = f"{scheme_path()}-{letter.certificate.accreditation.number}.pdf"
        mail.attach(name, certificate_pdf(letter.certificate, partnership), "application/pdf")
        return mail

    return send_once(letters, noted, message, lambda letter: letter.certificate.accreditation.number)
