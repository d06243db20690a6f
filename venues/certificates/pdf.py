"""A certificate as a PDF that prints on A4 and reads aloud: tagged, as PDF/UA-1 (ISO 14289-1) wants it.

Typst makes it: one package with its fonts, nothing else to install, and it stops when the file would not be
accessible.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.conf import settings

from core.colours import written
from core.london import midnight
from core.models import PartnershipSettings
from venues.accessible_pdf import pdf_from
from venues.certificates.keys import key_ring
from venues.certificates.permanent_urls import host, scanned_address, short_address, signed_address, typed_address
from venues.certificates.qr import qr_svg
from venues.models import Accreditation, Certificate
from venues.scheme import the_scheme

FAN = Path(settings.BASE_DIR) / "templates" / "components" / "drawings" / "fan.svg"
MEANING = (
    "This says how the venue did when it was assessed. It is no guarantee, and it does not say that the venue obeys "
    "every law. It can be suspended or taken away: only our register says what is true today."
)
TEST = "TEST. This certificate proves nothing."
MOST_NAMED = 20  # numbers in the description of a file
SAMPLE = "SAMPLE. This venue is made up."


def certificate_pdf(certificate: Certificate, partnership: str) -> bytes:
    """One page. The same certificate gives the same bytes. `partnership`: the name of who issues it."""
    held = certificate.accreditation
    return certificates_pdf([certificate], f"{held.venue.name}: {the_scheme().name} {held.scheme_year}", partnership)


def certificates_pdf(certificates: Sequence[Certificate], title: str, partnership: str) -> bytes:
    """A page for each, to print in one go. `title`: what a reader's window is called."""
    brand = PartnershipSettings.brand_of_default()
    said = {
        "title": title,
        "description": f"Certificate {', '.join(each.accreditation.number for each in certificates[:MOST_NAMED])}",
        "partnership": partnership,
        "host": host(),
        "meaning": MEANING,
        "dark": written(brand.dark),
        "logo": list(brand.logo),
        "fan": fan_in(written(brand.dark)),
        "certificates": [what_it_says(each) for each in certificates],
    }
    return pdf_from("certificates/certificate.typ", said, max(each.issued_at for each in certificates))


def fan_in(dark: str) -> str:
    """The window above a door, which certificates bear where the partnership has no logo."""
    drawn = FAN.read_text(encoding="utf-8").replace("#0b282a", dark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{drawn}</svg>'


def sticker_pdf(held: Accreditation) -> bytes:
    """A page of A6 for a window: a code of the address alone, large enough for a phone a metre away.

    It says nothing that could be wrong tomorrow.
    """
    said = {
        "title": f"Window sticker of {held.venue.name}",
        "description": f"Leads to certificate {held.number}",
        "dark": written(PartnershipSettings.brand_of_default().dark),
        "scheme": the_scheme().name,
        "name": held.venue.name,
        "warnings": [SAMPLE] if held.venue.is_sample else [],
        "qr": qr_svg(scanned_address(held.number)),
        "qr_alt": f"QR code that opens {typed_address(held.number)}",
        "link": short_address(held.number),
        "typed": typed_address(held.number),
        "host": host(),
    }
    return pdf_from("certificates/sticker.typ", said, midnight(held.valid_from))


def what_it_says(certificate: Certificate) -> dict:
    held = certificate.accreditation
    venue = held.venue
    return {
        "heading": f"{the_scheme().name} {held.scheme_year}",
        "warnings": warnings_on(certificate),
        "name": venue.name,
        "address": venue.address,
        "level": held.level.name,
        "awards": [award.name for award in held.awards.all()],
        "first_day": _in_words(held.valid_from),
        "last_day": _in_words(held.valid_to),
        "number": held.number,
        "link": short_address(held.number),
        "typed": typed_address(held.number),
        "qr": qr_svg(signed_address(certificate.token)),
        "qr_alt": f"QR code that checks certificate {held.number} on {host()}",
    }


def warnings_on(certificate: Certificate) -> list[str]:
    key = key_ring().named(certificate.kid)
    is_real = key is not None and not key.is_test
    is_sample = certificate.accreditation.venue.is_sample
    return [*([] if is_real else [TEST]), *([SAMPLE] if is_sample else [])]


def _in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"
