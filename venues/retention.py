"""What the register keeps for a stated time and then forgets: officers' sheets, private reasons, mailboxes told.

The public record (awards, events with their public reasons, former names) is kept for good.
"""

from datetime import datetime, timedelta

from django.db import transaction

from venues.models import BeforeImport, CertificateLetter, ImportRun, ImportSheet, Reminder, StatusEvent

SHEETS_KEPT_FOR = timedelta(days=90)  # after the upload; so long, too, an import can be taken back
REASONS_KEPT_FOR = timedelta(days=2 * 365)  # after the award they speak of has ended
REMINDERS_KEPT_FOR = timedelta(days=2 * 365)


@transaction.atomic
def forget_what_is_old(now: datetime) -> dict[str, int]:
    """Returns how many of each were forgotten. Doing it again changes nothing."""
    old = ImportRun.objects.filter(uploaded_at__lt=now - SHEETS_KEPT_FOR)
    never_applied = old.filter(state=ImportRun.State.UPLOADED)
    runs, _ = never_applied.delete()
    sheets, _ = ImportSheet.objects.filter(run__in=old).delete()
    BeforeImport.objects.filter(run__in=old).delete()
    emptied = old.exclude(rows=[]).update(rows=[], aside=[], answers={})
    ended = (now - REASONS_KEPT_FOR).date()
    reasons = StatusEvent.objects.filter(accreditation__valid_to__lt=ended).exclude(private_reason="")
    told = Reminder.objects.filter(sent_at__lt=now - REMINDERS_KEPT_FOR, accreditation__valid_to__lt=ended)
    sent = CertificateLetter.objects.filter(
        sent_at__lt=now - REMINDERS_KEPT_FOR, certificate__accreditation__valid_to__lt=ended
    )
    return {
        "sheets": runs + sheets + emptied,
        "private reasons": reasons.update(private_reason=""),
        "reminders": told.delete()[0] + sent.delete()[0],
    }
