from django.core.management.base import BaseCommand

from venues.samples import remove_samples


class Command(BaseCommand):
    help = "Takes every made-up venue out of the register, with all that hangs on it. What officers entered stays."

    def handle(self, *args, **options):
        self.stdout.write(f"Removed {remove_samples()} sample venues.")
