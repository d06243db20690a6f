"""The files of a campaign pack, under embargo until its edition is public: stored where no address leads to them."""

import hashlib
from pathlib import PurePath
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from campaigns.share_images import FALLBACK_WIDTH, WIDTHS, small_versions
from core import upload_limits
from core.upload_validation import FileRefused, look_at, read_or_refuse

IN_A_PACK = ("png", "jpg", "jpeg", "webp", "gif", "svg", "pdf", "mp4", "mp3", "docx", "pptx", "txt")


def private_storage():
    return storages["private"]


def secret_place(instance, filename: str) -> str:
    """A folder nobody can guess. The name it came under is kept in the row and never on the disk."""
    return f"campaigns/{uuid4().hex}/file{PurePath(filename).suffix.lower()}"


class PackFile(models.Model):
    """A file that campaigns hand on: a poster, a picture, a video.

    It has no address of its own and never changes: whoever asks for it asks an edition, and an edition that is not
    public has no files. To replace it, another one is chosen in its place.
    """

    title = models.CharField(max_length=120, help_text="So that you find it again. Readers do not see this.")
    file = models.FileField(upload_to=secret_place, storage=private_storage)
    label = models.CharField("format", max_length=30, editable=False)
    mime = models.CharField(max_length=120, editable=False)
    is_picture = models.BooleanField(default=False, editable=False)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = "campaign file"

    def __str__(self):
        return f"{self.title} ({self.facts})" if self.label else self.title

    @property
    def extension(self) -> str:
        return PurePath(str(self.file.name)).suffix.removeprefix(".")

    @property
    def facts(self) -> str:
        """Format, size in pixels where it has one, and weight, as readers see them."""
        pixels = f"{self.width} by {self.height}" if self.width else ""
        return ", ".join(filter(None, [self.label, pixels, filesizeformat(self.size)]))

    @property
    def is_drawing(self) -> bool:
        return self.mime == "image/svg+xml"

    def clean(self):
        """Refuses, at the field, what is not what it says or could do harm."""
        super().clean()
        if self.file and not self.file._committed:  # type: ignore[attr-defined]  # Django's own
            try:
                self._describe()
            except FileRefused as problem:
                raise ValidationError({"file": str(problem)}) from problem

    def _describe(self) -> None:
        seen = look_at(self.file.file, str(self.file.name), self.file.size, IN_A_PACK)
        if seen.cleaned is not None:
            self.small_made = read_or_refuse(
                *(small_versions, seen.cleaned),
                extension=self.extension,
                limits=upload_limits.PICTURE,
                too_much="The picture takes too long to make smaller. Save it smaller and send that.",
            )
            self.file = ContentFile(seen.cleaned, name=self.file.name)
        self.label, self.mime, self.is_picture = seen.label, seen.mime, seen.is_picture
        self.width, self.height, self.size = seen.width, seen.height, self.file.size
        self.sha256 = hashlib.file_digest(self.file.file, "sha256").hexdigest()
        self.file.file.seek(0)

    def save(self, *args, **kwargs):
        is_new = bool(self.file) and not self.file._committed  # type: ignore[attr-defined]  # as above
        if is_new and not self.sha256:
            self._describe()
        super().save(*args, **kwargs)
        if is_new and self.is_picture and not self.is_drawing:
            self._keep_small_versions()

    def _keep_small_versions(self) -> None:
        """Beside the file, and as hidden. Made now, so that no reader waits for it."""
        for name, content in self.small_made:
            self.file.storage.save(self._beside(name), ContentFile(content))

    def _beside(self, name: str) -> str:
        return str(PurePath(str(self.file.name)).with_name(name))

    @property
    def small_names(self) -> list[str]:
        """The names of its small versions, the fallback last; none of a drawing, which needs none."""
        if not self.is_picture or self.is_drawing:
            return []
        return [*(f"{width}.webp" for width in WIDTHS), f"{FALLBACK_WIDTH}.png"]

    @property
    def stored_names(self) -> list[str]:
        """Where the file and its small versions are stored."""
        return [str(self.file.name), *map(self._beside, self.small_names)]

    @property
    def admin_picture(self) -> str:
        """The address of its picture in the admin, as small as there is one; empty where it is none."""
        if not self.is_picture:
            return ""
        ending = self.small_names[0] if self.small_names else self.extension
        return reverse("campaign_draft_file", args=[self.pk, f"file.{ending}"])

    def open_afresh(self):
        """The file, open to read, as a handle of the caller's own."""
        return self.file.storage.open(str(self.file.name))

    def open_small(self, name: str):
        """One of its small versions, open to read."""
        return self.file.storage.open(self._beside(name))
