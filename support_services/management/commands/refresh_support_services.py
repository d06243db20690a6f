from django.core.management.base import BaseCommand
from django.db import transaction

from support_services.starter.services import refresh_starter_services


class Command(BaseCommand):
    help = (
        "Brings the support services of an older site up to date: adds those that are missing, renews those that "
        "nobody here has touched, takes down those that have ended. What your editors changed or checked stays."
    )

    @transaction.atomic
    def handle(self, **options):
        made, ended, left = refresh_starter_services()
        for service in ended:
            self.stdout.write(f"taken down, it has ended: {service.reference}")
        for service in left:
            self.stdout.write(f"left as your editors have it: {service.reference}")
        self.stdout.write(f"{len(made)} brought up to date, {len(ended)} taken down, {len(left)} left.")
