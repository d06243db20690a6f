"""Give an accreditation its certificate: a token, signed once and kept as it was handed out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from venues.certificates.keys import KeyRing, key_ring
from venues.certificates.tokens import Claims, make_token
from venues.models import Accreditation, Certificate


def claims_of(accreditation: Accreditation, moment: datetime) -> Claims:
    venue = accreditation.venue
    return Claims(
        number=accreditation.number,
        name=venue.name,
        place=", ".join(line for line in (venue.address_line_1, venue.postcode) if line),
        level=accreditation.level.name,
        valid_from=accreditation.valid_from,
        valid_to=accreditation.valid_to,
        issued_at=moment,
    )


def issue_certificate(accreditation: Accreditation, moment: datetime) -> Certificate:
    """A new certificate, in the place of any before it."""
    return issue_certificates([accreditation], moment)[0]


@transaction.atomic
def issue_certificates(accreditations: Iterable[Accreditation], moment: datetime) -> list[Certificate]:
    """A new certificate for each. `moment`: when, aware. With the venue and level of each read before, two queries.

    Samples get one of the development key alone: a real key signs nothing that is made up.
    """
    ring = key_ring()
    accreditations = [each for each in accreditations if ring.signing.is_test or not each.venue.is_sample]
    made = Certificate.objects.bulk_create([_unsaved(each, moment, ring) for each in accreditations])
    newest = {certificate.accreditation_id: certificate for certificate in made}
    standing = Certificate.objects.filter(accreditation__in=newest, replaced_by__isnull=True)
    earlier = list(standing.exclude(pk__in=[certificate.pk for certificate in made]))
    for certificate in earlier:
        certificate.replaced_by = newest[certificate.accreditation_id]
    Certificate.objects.bulk_update(earlier, ["replaced_by"], batch_size=500)
    return made


def _unsaved(accreditation: Accreditation, moment: datetime, ring: KeyRing) -> Certificate:
    token = make_token(claims_of(accreditation, moment), ring.signing)
    return Certificate(accreditation=accreditation, kid=ring.signing.public.kid, token=token, issued_at=moment)
