from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.snippets.models import register_snippet

from core.change_note_form import ChangeNotePanel
from core.models import ToldChanges
from core.publishing import GuardedForm
from core.text_checks_panel import TextChecksPanel

ENDS_FIRST = "It would end before it begins. Check the day and the time."


class AlertLevel(models.TextChoices):
    INFORMATION = "information", "information"
    WARNING = "warning", "warning"
    EMERGENCY = "emergency", "emergency: readers cannot close it"


class AlertForm(GuardedForm, WagtailAdminModelForm):
    """A notice's form. When asked to publish, it asks whether readers are told what changed."""


class Alert(ToldChanges, WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A notice at the top of pages between two moments. It goes by itself."""

    level = models.CharField(max_length=12, choices=AlertLevel, default=AlertLevel.INFORMATION)
    title = models.CharField(max_length=80, help_text="The news in a few words.")
    words = models.CharField(max_length=300, blank=True, help_text="What people should do, in a sentence or two.")
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name="leads to", help_text="A page of this site with more. It may be left empty.",
    )  # fmt: skip
    starts_at = models.DateTimeField("from", help_text="London time. It shows from this minute on.")
    ends_at = models.DateTimeField("until", help_text="London time. From this minute on it is gone.")
    part = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        verbose_name="only on this page and below", help_text="Leave empty to show it on the whole site.",
    )  # fmt: skip
    is_about_safety = models.BooleanField(
        "people in danger need to know", default=False,
        help_text="Only then do the support pages show it too.",
    )  # fmt: skip

    own_words = ("title", "words")

    panels = [
        TextChecksPanel(heading="Before it is public"),
        FieldPanel("level"),
        FieldPanel("title"),
        FieldPanel("words"),
        FieldPanel("page"),
        FieldRowPanel(["starts_at", "ends_at"]),
        FieldPanel("part"),
        FieldPanel("is_about_safety"),
        ChangeNotePanel(),
        PublishingPanel(),
    ]
    base_form_class = AlertForm

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = "notice on pages"
        verbose_name_plural = "notices on pages"
        constraints = [
            models.CheckConstraint(
                name="campaigns_alert_ends_after_it_starts",
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                violation_error_message=ENDS_FIRST,
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": ENDS_FIRST})


register_snippet(Alert)
