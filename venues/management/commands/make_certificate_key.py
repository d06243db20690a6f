from secrets import token_bytes

from django.core.management.base import BaseCommand

from venues.certificates.base64url import encoded
from venues.certificates.keys import SigningKey


class Command(BaseCommand):
    help = "Print a new key for the certificates of venues. It is kept nowhere: what is printed is the only copy."

    def handle(self, *args, **options):
        key = SigningKey(token_bytes(32))
        self.stdout.write(f"CERTIFICATE_KEY={encoded(key.seed)}")
        self.stdout.write("Keep it secret: whoever has it can make certificates of yours. Its name in them will be:")
        self.stdout.write(f"  {key.public.kid}")
        self.stdout.write("On the day you give it up, add its public half to CERTIFICATE_RETIRED_KEYS:")
        self.stdout.write(f"  {encoded(key.public.raw)}")
