from django.core.management.base import BaseCommand
from django.utils import timezone

from core.attempt_limits import forget_expired


class Command(BaseCommand):
    help = "Deletes counts of wrong passwords and numbers whose time is over. The scheduler does it every minute."

    def handle(self, **options):
        forget_expired(timezone.now())
