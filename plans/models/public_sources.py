from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.places import ShownAtPanel


class SourceStrength(models.TextChoices):
    """How far a page outside this site can be relied on for what it says."""

    MINUTE = "minute", "an official minute or paper"
    OFFICIAL = "official", "an official page"
    PRESS = "press", "a press report"
    SUMMARY = "summary", "a summary made by others"


WEAK = (SourceStrength.PRESS, SourceStrength.SUMMARY)


class PublicSource(WorkflowMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A page outside this site in which facts were read, and how strong it is. Many facts may rest on one page."""

    name = models.CharField(
        max_length=200, unique=True, help_text="Whose page it is and of when, such as Board minutes, 3 November 2017."
    )
    address = models.URLField(max_length=400)
    strength = models.CharField("it is", max_length=10, choices=SourceStrength)
    read_on = models.DateField("read on", help_text="The day on which somebody read it.")
    limits = models.CharField(
        max_length=160, blank=True, help_text="What was not read, such as: only the beginning of a stored copy."
    )

    panels = [ShownAtPanel(), "name", "address", FieldRowPanel(["strength", "read_on"]), "limits"]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("strength")]

    class Meta:
        ordering = ["name"]
        verbose_name = "page outside this site"
        verbose_name_plural = "pages outside this site"
        constraints = [
            models.CheckConstraint(name="a_source_says_how_strong_it_is", condition=~models.Q(strength="")),
        ]

    def __str__(self):
        return self.name

    @property
    def is_weak(self) -> bool:
        """Whether readers must see that it is less than a minute or an official page."""
        return self.strength in WEAK

    @property
    def label(self) -> str:
        """As a reader is told of it, with how strong it is where that is less than official."""
        said: dict[str, str] = {
            SourceStrength.SUMMARY: "Reported by {}. That is not a minute",
            SourceStrength.PRESS: "Press report: {}",
        }
        return said.get(self.strength, "{}").format(self.name)

    def clean(self):
        super().clean()
        if self.address and not self.address.startswith(("https://", "http://")):
            raise ValidationError({"address": "Write the whole address, beginning with https://."})


register_snippet(PublicSource)
