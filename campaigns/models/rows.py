from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from campaigns.models.pack_files import PackFile
from core.sanitise import is_safe_link
from venues.desk.choosers import venue_chooser


class WayToAct(Orderable):
    """One thing people can do, and where that leads: a support service, a page such as a venue's, another site."""

    edition = ParentalKey("campaigns.CampaignEditionPage", on_delete=models.CASCADE, related_name="ways_to_act")
    words = models.CharField(max_length=200, help_text="What people can do, such as: Ask bar staff for help.")
    service = models.ForeignKey(
        "support_services.Service", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name="support service", help_text="If it is to call or write to a support service.",
    )  # fmt: skip
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name="page of this site", help_text="If it is on this site, such as a venue or advice.",
    )  # fmt: skip
    address = models.CharField(max_length=500, blank=True, help_text="If it is on another site: its whole address.")

    panels = [FieldPanel("words"), FieldRowPanel(["service", "page"]), FieldPanel("address")]

    class Meta(Orderable.Meta):
        verbose_name = "way to act"
        verbose_name_plural = "ways to act"

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        if sum(map(bool, (self.service_id, self.page_id, self.address))) > 1:
            raise ValidationError({"address": "Choose a service or a page, or write an address: one of the three."})
        if self.address and not is_safe_link(self.address):
            raise ValidationError({"address": "Write the whole address, such as https://example.org/page."})


class ChosenVenue(Orderable):
    """A venue of the register that an edition points to. The register knows nothing of it."""

    edition = ParentalKey("campaigns.CampaignEditionPage", on_delete=models.CASCADE, related_name="chosen_venues")
    venue = models.ForeignKey("venues.Venue", on_delete=models.CASCADE, related_name="+")

    # Editors choose from the register and may not change it: no link that would only lead to a refusal.
    panels = [FieldPanel("venue", widget=venue_chooser.widget_class(show_edit_link=False))]

    class Meta(Orderable.Meta):
        verbose_name = "venue"

    def __str__(self):
        return str(self.venue)


class AssetLicence(models.TextChoices):
    """On what terms a file may be used."""

    OWN = "own", "Ours: free for partners to use, not to change"
    OGL = "ogl", "Open Government Licence 3.0"
    CC_BY = "cc_by", "Creative Commons Attribution 4.0"
    BOUGHT = "bought", "Bought or lent: only for this campaign"


class PackAsset(Orderable):
    """One file of the pack, with everything a partner needs in order to use it."""

    edition = ParentalKey("campaigns.CampaignEditionPage", on_delete=models.CASCADE, related_name="assets")
    title = models.CharField(max_length=80, help_text="What it is, such as: Poster, A4. The file is named after it.")
    file = models.ForeignKey(PackFile, null=True, blank=True, on_delete=models.PROTECT, related_name="used_as")
    preview = models.ForeignKey(
        PackFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="A picture that stands for it, if it is a PDF, a video or a document.",
    )  # fmt: skip
    alt_text = models.TextField(
        "words for people who cannot see it", max_length=600, blank=True,
        help_text="What it shows and every word on it. Partners copy this too.",
    )  # fmt: skip
    transcript = models.TextField(blank=True, help_text="For sound and video: everything that is said and shown.")
    post_words = models.TextField(
        "words to post with it", max_length=1000, blank=True, help_text="Counted for each network on the page."
    )
    licence = models.CharField(max_length=10, choices=AssetLicence, default=AssetLicence.OWN)
    licence_ends_on = models.DateField(
        "last day of the licence", null=True, blank=True,
        help_text="From the day after, the file is no longer offered. Leave empty if it has no end.",
    )  # fmt: skip
    credit = models.CharField(max_length=160, blank=True, help_text="Whom to name, if the licence asks for it.")

    panels = [
        FieldPanel("title"),
        FieldRowPanel(["file", "preview"]),
        FieldPanel("alt_text"),
        FieldPanel("transcript"),
        FieldPanel("post_words"),
        FieldRowPanel(["licence", "licence_ends_on", "credit"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "file of the pack"
        verbose_name_plural = "files of the pack"

    def __str__(self):
        return self.title

    def is_offered_on(self, day) -> bool:
        """Whether its licence still holds."""
        return self.licence_ends_on is None or day <= self.licence_ends_on

    @property
    def shown_by(self) -> PackFile | None:
        """The picture that stands for it."""
        if self.preview and self.preview.is_picture:
            return self.preview
        return self.file if self.file and self.file.is_picture else None
