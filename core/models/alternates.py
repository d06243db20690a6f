"""The same page in another form: Easy Read, sign language, large print, sound."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

from core.london import LONDON


class AlternateKind(models.TextChoices):
    EASY_READ = "easy_read", _("Easy Read")
    BSL = "bsl", _("British Sign Language (video)")
    LARGE_PRINT = "large_print", _("Large print")
    AUDIO = "audio", _("Audio")


# What a file of each kind may end in.
ENDINGS: dict[str, tuple[str, ...]] = {
    AlternateKind.EASY_READ: ("pdf", "docx", "odt"),
    AlternateKind.BSL: ("mp4",),
    AlternateKind.LARGE_PRINT: ("pdf", "docx", "odt"),
    AlternateKind.AUDIO: ("mp3",),
}


class PageAlternate(models.Model):
    """An alternate format of one page: a file of ours, or a place on another site. There is one of each kind."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=AlternateKind)
    document = models.ForeignKey(
        get_document_model_string(),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="file",
        help_text="Easy Read and large print: PDF, Word or OpenDocument. Sign language: MP4. Audio: MP3.",
    )
    address = models.URLField(
        "or its address on another site",
        max_length=500,
        blank=True,
        help_text="Readers are told before they follow it that it leads to another website.",
    )
    has_captions = models.BooleanField("the video has captions", default=False)
    checked_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day on which one of us saw that it says the same as the page. Readers see it, and are told when "
        "the page changed after it.",
    )

    is_stale = False  # set with the page

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="core_one_alternate_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.page}"

    def clean(self) -> None:
        super().clean()
        problems = {}
        if bool(self.document) == bool(self.address):
            problems["document"] = "Choose a file or give an address: one of the two."
        elif self.document and self.ending not in ENDINGS[self.kind]:
            known = ", ".join(ENDINGS[self.kind])
            problems["document"] = f"This file ends in “.{self.ending}”. {self.get_kind_display()} can be: {known}."
        if self.kind == AlternateKind.BSL and not self.has_captions:
            problems["has_captions"] = "Many who watch it read as well. Give it captions first, then say so here."
        if not self.checked_on:
            problems["checked_on"] = "Compare it with the page, then give the day."
        if problems:
            raise ValidationError(problems)

    @property
    def ending(self) -> str:
        return self.document.file_extension.lower() if self.document else ""

    @property
    def url(self) -> str:
        return self.document.url if self.document else self.address

    def is_older_than(self, published_at: datetime | None) -> bool:
        """Whether the page changed after somebody compared them. `published_at`: aware, None for a draft."""
        day: date | None = published_at and published_at.astimezone(LONDON).date()
        return bool(day and self.checked_on and day > self.checked_on)
