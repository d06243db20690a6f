from django.core.management.base import BaseCommand, CommandError

from delivery.clock import london_now
from venues.desk.reminders import due, send


class Command(BaseCommand):
    help = "Tells venues that their accreditation runs out. Each is told once for each step, however often this runs."

    def add_arguments(self, parser):
        parser.add_argument("--preview", action="store_true", help="Show the letters and send none.")

    def handle(self, *args, **options):
        now = london_now()
        letters = due(now.date())
        if options["preview"]:
            for letter in letters:
                self.stdout.write(f"To {letter.to}: {letter.subject}\n{letter.text}")
            self.stdout.write(f"{len(letters)} to send. Nothing was sent.")
            return
        sent, problems = send(letters, now)
        self.stdout.write(f"Sent {sent} of {len(letters)}.")
        if problems:
            raise CommandError("Not sent, and to be tried again: " + "; ".join(problems))
