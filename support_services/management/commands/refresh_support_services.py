from django.core.management.base import BaseCommand
from django.db import transaction

from support_services.models import Service
from support_services.never_link import why_never_named
from support_services.starter_services import WAITS, refresh_starter_services, waits_for_a_call

COLUMNS = "{:<28} {:<8} {:<8} {}"


class Command(BaseCommand):
    help = (
        "Brings the support services of an older site up to date: adds those that are missing, renews those that "
        "nobody here has touched, takes down those that have ended. What your editors changed or checked stays. "
        "Prints every service: what readers saw of it, what they see now, and why."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="print the table and change nothing")

    @transaction.atomic
    def handle(self, *, dry_run: bool, **options):
        before = {service.reference: shown(service) for service in all_services()}
        made, ended, left = refresh_starter_services()
        self.stdout.write(COLUMNS.format("service", "before", "now", "why"))
        for service in all_services():
            earlier = before.get(service.reference, "-")
            self.stdout.write(COLUMNS.format(service.reference, earlier, shown(service), why(service)).rstrip())
        for service in left:
            self.stdout.write(f"left as your editors have it: {service.reference}")
        waiting = [service for service in made if waits_for_a_call(service)]
        for service in waiting:
            self.stdout.write(f"{WAITS}: {service.reference}")
        renewed = len(made) - len(waiting)
        self.stdout.write(
            f"{renewed} brought up to date, {len(waiting)} waiting, {len(ended)} taken down, {len(left)} left."
        )
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write("Nothing was changed.")


def all_services():
    return Service.objects.order_by("reference").prefetch_related("contact_points")


def shown(service: Service) -> str:
    """What readers see of it: its number, its website, or nothing."""
    if not service.live:
        return "nothing"
    return "number" if any(point.is_number for point in service.shown_contact_points) else "website"


def why(service: Service) -> str:
    return why_never_named(service.name) or service.held_back_because or service.source_words
