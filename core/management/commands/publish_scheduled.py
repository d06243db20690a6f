import logging

from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import Revision

logger = logging.getLogger("publishing")


class Command(WagtailCommand):
    help = "Publish and unpublish what is due. What may not be published stays a draft and holds up nothing else."

    def handle(self, *args, **options):
        if not options["dryrun"]:
            due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
            for revision in due.order_by("approved_go_live_at", "pk"):
                self.publish_or_take_back(revision)
        super().handle(*args, **options)

    def publish_or_take_back(self, revision: Revision) -> None:
        """One after the other: a decision may rest on pages that are due at the same time.

        Without taking it back, one page that may not go public would stop every later one, every minute.
        """
        problems = getattr(revision.as_object(), "refused_because", ())
        if problems:
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            reasons = " ".join(problem.message for problem in problems)
            logger.error("“%s” was due but not published: %s", revision.object_str, reasons)
        else:
            revision.publish(log_action="wagtail.publish.scheduled")
