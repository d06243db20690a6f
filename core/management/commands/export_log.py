from typing import Any

from django.core.management.base import BaseCommand

from core.models import SecurityEvent, SecurityEventKind
from core.security_log import as_json, record


class Command(BaseCommand):
    help = "Prints the security log, one line of JSON each, for `verify_log FILE` and for other programs."

    def handle(self, **options: Any) -> None:
        for event in SecurityEvent.objects.iterator():
            self.stdout.write(as_json(event))
        record(SecurityEventKind.EXPORT, about="security log")
