from typing import Any

from django.core.management.base import BaseCommand

from core.attempt_limits import forget_expired
from core.security_log import trim
from delivery.clock import london_now


class Command(BaseCommand):
    help = "Deletes what was kept long enough: counts of wrong passwords and numbers, lines of the security log."

    def handle(self, **options: Any) -> None:
        moment = london_now()
        forget_expired(moment)
        trim(moment)
