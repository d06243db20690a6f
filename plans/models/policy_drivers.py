from django.db import models
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.places import ShownAtPanel


class DriverKind(models.TextChoices):
    STATUTE = "statute", "law"
    STRATEGY = "strategy", "strategy"
    REQUIREMENT = "requirement", "requirement"
    ACTION_PLAN = "action_plan", "action plan"
    ASSESSMENT = "assessment", "assessment"
    CORPORATE_PLAN = "corporate_plan", "outcome of a corporate plan"
    FRAMEWORK = "framework", "framework"


class PolicyDriver(WorkflowMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """What asks for the work or gives it a reason: a section of an Act, a national strategy, an assessment."""

    name = models.CharField(max_length=160, help_text="Such as Crime and Disorder Act 1998.")
    section = models.CharField(max_length=40, blank=True, help_text="For a law, such as section 6(1)(a).")
    kind = models.CharField(max_length=20, choices=DriverKind)
    issuer = models.CharField(max_length=120, blank=True, help_text="Who made it, if known.")
    what_it_asks = models.TextField(blank=True, help_text="In our own plain words, one or two sentences.")
    website = models.URLField(blank=True)
    is_duty = models.BooleanField(
        "a duty of the partnership", default=False, help_text="Tick to give it a row in the table of duties."
    )

    panels = [
        ShownAtPanel(),
        FieldRowPanel(["name", "section"]),
        FieldRowPanel(["kind", "issuer"]),
        "what_it_asks",
        FieldRowPanel(["website", "is_duty"]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("kind")]

    class Meta:
        ordering = ["name", "section"]
        constraints = [models.UniqueConstraint(fields=["name", "section"], name="one_driver_a_section")]

    def __str__(self):
        return f"{self.name}, {self.section}" if self.section else self.name


register_snippet(PolicyDriver)
