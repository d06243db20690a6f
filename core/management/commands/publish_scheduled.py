import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import Revision

from core.models import BasePage
from core.release_publishing import resume_releases
from delivery.clock import london_now

logger = logging.getLogger("publishing")

AHEAD = timedelta(minutes=3)


class Command(WagtailCommand):
    help = "Publish and unpublish what is due. What may not be published stays a draft and holds up nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        now = london_now()
        if not options["dryrun"]:
            for revision in self.due_until(now):
                self.publish_or_take_back(revision)
            resume_releases(now)
        super().handle(*args, **options)
        if not options["dryrun"]:
            self.make_ready(self.due_until(now + AHEAD))

    def due_until(self, moment: datetime) -> QuerySet[Revision]:
        return Revision.objects.filter(approved_go_live_at__lt=moment).order_by("approved_go_live_at", "pk")

    def make_ready(self, soon_due: QuerySet[Revision]) -> None:
        """So that at its minute a page has only to be switched on."""
        for revision in soon_due:
            page = revision.as_object()
            if isinstance(page, BasePage) and not page.refused_because:
                page.get_ready()

    def publish_or_take_back(self, revision: Revision) -> None:
        """One after the other: a decision may rest on pages that are due at the same time.

        Without taking it back, one page that may not go public would stop every later one, every minute.
        """
        due = revision.as_object()
        problems = getattr(due, "refused_because", ())
        if problems:
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            reasons = " ".join(problem.message for problem in problems)
            logger.error("“%s” was due but not published: %s", revision.object_str, reasons)
            return
        if isinstance(due, BasePage):
            due.get_ready()
        with transaction.atomic():  # or a reader could find the page and not yet what leads to it
            revision.publish(log_action="wagtail.publish.scheduled")
