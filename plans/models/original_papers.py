from django.conf import settings
from django.core.files.storage import storages
from django.db import models


def private_storage():
    """Original papers name people, so nobody but an editor may fetch them."""
    return storages["private"]


class OriginalPaper(models.Model):
    """A paper exactly as it was given to us, known by its sha256. Never public: pages are made from it."""

    file = models.FileField(storage=private_storage, upload_to="papers/")
    name = models.CharField(max_length=255, help_text="The file's name when it came, or “Pasted text”.")
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField(help_text="In bytes.")
    received_at = models.DateTimeField()
    received_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    drafted_pages = models.ManyToManyField("plans.ReportPage", related_name="+", editable=False, blank=True)

    def __str__(self):
        return self.name

    def read(self) -> bytes:
        with self.file.open("rb") as original:
            return original.read()
