from django.core.management.base import BaseCommand

from delivery.clock import london_now
from venues.certificates.issuing import issue_certificates
from venues.certificates.keys import key_ring
from venues.models import Accreditation, Certificate


class Command(BaseCommand):
    help = "Sign again, with the key of today, every certificate in date that another key signed. Safe to run twice."

    def handle(self, *args, **options):
        moment = london_now()
        ours = key_ring().signing
        signed_otherwise = Certificate.objects.filter(replaced_by__isnull=True).exclude(kid=ours.public.kid)
        held = Accreditation.objects.filter(certificates__in=signed_otherwise, replaced_by__isnull=True)
        in_date = held.filter(valid_to__gte=moment.date()).select_related("venue", "level").distinct()
        issued = issue_certificates(in_date, moment)
        self.stdout.write(f"{len(issued)} certificates signed again with the key {ours.public.kid}.")
        if ours.is_test:
            self.stdout.write("CERTIFICATE_KEY is not set, so they say TEST.")
