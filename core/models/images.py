from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from core.picture_reading import without_metadata


class SiteImage(AbstractImage):
    """A picture with the words that stand for it and the person or body to credit."""

    credit = models.CharField(
        max_length=255,
        blank=True,
        help_text="Who made it or owns it. Shown below the picture wherever it is used.",
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new photograph is kept without where and when it was taken, whichever way it came (`core.upload_forms`)."""
        file = self.file  # type: ignore[has-type]  # Wagtail's own field
        if file and not file._committed and (content := without_metadata(file.file)):
            self.file = ContentFile(content, name=file.name)
            self.file_size, self.file_hash = len(content), ""  # Wagtail works the hash out when it is asked
        super().save(*args, **kwargs)

    @property
    def default_alt_text(self) -> str:
        """The description, never the file's title: a file name helps nobody who cannot see the picture."""
        return self.description


class SiteRendition(AbstractRendition):
    """A picture made ready in one size and format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)
