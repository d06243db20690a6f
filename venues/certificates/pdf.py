"""A certificate as a PDF that prints on A4 and reads aloud: tagged, as PDF/UA-1 (ISO 14289-1) wants it.

Typst makes it: one package with its fonts, nothing else to install, and it stops when the file would not be
accessible.
"""

import json
from datetime import date
from pathlib import Path

import typst
from django.conf import settings

from venues.certificates.keys import key_ring
from venues.certificates.permanent_urls import host, short_address, signed_address
from venues.certificates.qr import qr_svg
from venues.models import Certificate

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "venues" / "certificates" / "certificate.typ"
FAN = Path(settings.BASE_DIR) / "templates" / "components" / "drawings" / "fan.svg"
MEANING = (
    "This says how the venue did when it was assessed. It is no guarantee, and it does not say that the venue obeys "
    "every law. It can be suspended or taken away: only our register says what is true today."
)
TEST = "TEST. This certificate proves nothing."
SAMPLE = "SAMPLE. This venue is made up."


def certificate_pdf(certificate: Certificate, partnership: str) -> bytes:
    """One page. The same certificate gives the same bytes. `partnership`: the name of who issues it."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"said": json.dumps(what_it_says(certificate, partnership))},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=certificate.issued_at.replace(microsecond=0),  # typst takes whole seconds
    )


def what_it_says(certificate: Certificate, partnership: str) -> dict:
    held = certificate.accreditation
    venue = held.venue
    return {
        "title": f"Safety Thirst {held.scheme_year}",
        "description": f"Certificate {held.number} of {venue.name}",
        "partnership": partnership,
        "warnings": warnings_on(certificate),
        "name": venue.name,
        "address": venue.address,
        "level": held.level.name,
        "awards": [award.name for award in held.awards.all()],
        "first_day": _in_words(held.valid_from),
        "last_day": _in_words(held.valid_to),
        "number": held.number,
        "link": short_address(held.number),
        "typed": short_address(held.number).split("://", 1)[1],
        "host": host(),
        "meaning": MEANING,
        "fan": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{FAN.read_text(encoding="utf-8")}</svg>',
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
