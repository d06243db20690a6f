from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, WorkflowMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.places import ShownAtPanel


class OrganisationKind(models.TextChoices):
    AUTHORITY = "authority", "public authority"
    PARTNERSHIP = "partnership", "partnership"
    BOARD = "board", "board"
    COMMITTEE = "committee", "committee"
    GROUP = "group", "group or forum"
    SERVICE = "service", "service"
    TEAM = "team", "team or department"
    REPRESENTATIVE = "representative", "representatives"
    OTHER = "other", "other"


class Organisation(WorkflowMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A body that takes part, decides or is reported to: an authority, a board, a committee, a group or a service."""

    name = models.CharField(max_length=160, unique=True, help_text="Its name today, or its last name if it has ended.")
    kind = models.CharField(max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER)
    purpose = models.TextField(blank=True, help_text="What it does, in one or two plain sentences.")
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    led_by = models.CharField(max_length=160, blank=True, help_text="The body or post that leads it.")
    website = models.URLField(blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="Leave empty if it still exists or nobody knows.")
    succeeded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="predecessors"
    )
    name_note = models.TextField(
        blank=True, help_text="What readers should know about its names, such as two names for what may be one body."
    )

    panels = [
        ShownAtPanel(),
        FieldRowPanel(["name", "kind"]),
        "purpose",
        FieldRowPanel(["part_of", "led_by"]),
        "website",
        InlinePanel("names", heading="Names it had or was given", label="Name"),
        MultiFieldPanel(["ended_on", "succeeded_by"], heading="If it has ended"),
        FieldPanel("name_note"),
    ]

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("kind")]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class OrganisationName(Orderable):
    """A name under which a source knows the organisation, kept as published."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name_as_published = models.CharField(max_length=160)
    used_from = models.DateField(null=True, blank=True)
    used_until = models.DateField(null=True, blank=True)

    panels = ["name_as_published", FieldRowPanel(["used_from", "used_until"])]

    def __str__(self):
        return self.name_as_published


register_snippet(Organisation)
