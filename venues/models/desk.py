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
    scheme_year = models.ForeignKey("venues.SchemeYear", on_delete=models.PROTECT, related_name="import_runs")
    sheet_name = models.CharField(max_length=255, blank=True)
    heading_row = models.PositiveIntegerField(null=True, blank=True)  # 0: the sheet has no headings
    headings = models.JSONField(default=list)
    letters = models.JSONField(default=list)  # of each column, as the spreadsheet program shows it
    rows = models.JSONField(default=list)  # each [number in the sheet, cells as text]
    aside = models.JSONField(default=list)  # rows that are no venues: [number, what it was taken for, what it says]
    columns = models.JSONField(default=dict)  # our field: position of its column
    answers = models.JSONField(default=dict)  # what the officer said of the sheet, by the properties below
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    prepared_by = models.ForeignKey(  # who changed last what is to be imported
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(null=True, blank=True)  # when she asked somebody else to import it
    uploaded_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    kept = models.JSONField(default=dict)  # the numbers of what was made and changed, so that it can be undone

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.file_name

    @property
    def preparer_id(self) -> int | None:
        return self.prepared_by_id or self.uploaded_by_id

    @property
    def fixed(self) -> dict[str, str]:
        """What is the same for every row: our column to what it says."""
        return self.answers.get("fixed", {})

    @property
    def mended(self) -> dict[str, dict[str, str]]:
        """Cells that were mended here: row to our column to what it says now."""
        return self.answers.get("mended", {})

    @property
    def chosen_venues(self) -> dict[str, str]:
        """Row to the reference of the venue that it means, or to “new”."""
        return self.answers.get("venues", {})

    @property
    def left_out(self) -> list[int]:
        return self.answers.get("left_out", [])

    @property
    def kept_rows(self) -> list[int]:
        """Rows that are venues though they look like something else."""
        return self.answers.get("kept", [])


class ImportSheet(models.Model):
    """One sheet of a file that an officer brought, as it was read."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="sheets")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255, blank=True)
    rows = models.JSONField()  # each [number in the sheet, cells as text]
    wide = models.JSONField(default=dict)  # row to the columns over which its cells are merged

    class Meta:
        ordering = ["run", "position"]

    def __str__(self):
        return f"{self.run}: {self.name or self.position + 1}"


class SheetShape(models.Model):
    """How officers read a sheet with these headings, so that the next one of its shape is read alike."""

    fingerprint = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(default=dict)  # our field: position of its column
    fixed = models.JSONField(default=dict)
    words = models.JSONField(default=dict)  # our field to a word of the sheet to what it means
    used_at = models.DateTimeField()

    class Meta:
        ordering = ["-used_at"]

    def __str__(self):
        return f"Sheet of {len(self.columns)} columns, last used on {self.used_at:%-d %B %Y}"


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


class CertificateLetter(models.Model):
    """That a certificate was sent to its venue's mailbox. Sent once."""

    certificate = models.OneToOneField("venues.Certificate", on_delete=models.CASCADE, related_name="letter")
    to = models.EmailField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self):
        return f"{self.certificate}, to {self.to}"
