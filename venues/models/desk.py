from django.conf import settings
from django.db import models


class ImportRunState(models.TextChoices):
    UPLOADED = "uploaded", "uploaded, nothing changed yet"
    APPLIED = "applied", "imported"
    UNDONE = "undone", "imported, then undone"


class ImportRun(models.Model):
    """One spreadsheet that an officer brought, from the upload to, perhaps, the undoing of it."""

    State = ImportRunState

    file_name = models.CharField(max_length=255)
    state = models.CharField(max_length=8, choices=State, default=State.UPLOADED)
    scheme_year = models.ForeignKey("venues.SchemeYear", on_delete=models.PROTECT, related_name="+")
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)  # each [number in the sheet, cells as text]
    columns = models.JSONField(default=dict)  # our field: position of its column
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    kept = models.JSONField(default=dict)  # the numbers of what was made and changed, so that it can be undone

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.file_name


class BeforeImport(models.Model):
    """What some venues said before an import changed them: some hundred to a row, so that no row is large."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="before")
    venues = models.JSONField()  # number of a venue: {field: what it said}

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Before {self.run}"


class Reminder(models.Model):
    """That a venue's mailbox was told how many days its accreditation has left. Told once for each."""

    accreditation = models.ForeignKey("venues.Accreditation", on_delete=models.CASCADE, related_name="reminders")
    days = models.PositiveSmallIntegerField()  # 0 on the day after the last one
    to = models.EmailField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at"]
        constraints = [models.UniqueConstraint(fields=["accreditation", "days"], name="venues_reminded_once")]

    def __str__(self):
        return f"{self.accreditation.number}, {self.days} days"
