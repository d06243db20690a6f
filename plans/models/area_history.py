"""What an area was called, what was read of it later, and which older areas we relate it to. Rows of its page."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable, Page

from core.models import DatedFact
from core.problems import Problem
from core.public_pages import is_open
from plans.models.sources import SourcedFact
from plans.querysets import with_sources


class AreaName(DatedFact, SourcedFact, Orderable):
    """A name under which an area was published, and when. Two publications may differ: both names are kept."""

    priority = ParentalKey("plans.PriorityPage", on_delete=models.CASCADE, related_name="names")
    name_as_published = models.CharField(max_length=255)

    needs_source = True
    panels = ["name_as_published", FieldRowPanel(["date", "date_precision"]), SourcedFact.source_panel]

    class Meta(Orderable.Meta):
        verbose_name = "name of an area"
        verbose_name_plural = "names of an area"

    def __str__(self):
        return self.name_as_published


def two_names_at_once(names: Iterable[AreaName]) -> list[Problem]:
    """Two names published on one day: nobody could say what the area was called."""
    names, found = list(names), []
    for row, name in enumerate(names):
        others = [each for each in names[:row] if each.when == name.when]
        if any(each.name_as_published != name.name_as_published for each in others):
            message = f"The area has another name of {name.when} already. Keep one, or record two sources that differ."
            found.append(Problem(message, "name_as_published", "names", row))
    return found


class LaterMention(DatedFact, SourcedFact, Orderable):
    """Something read of an area after its plan: where it was last seen, or where it lives on. It changes no state."""

    priority = ParentalKey("plans.PriorityPage", on_delete=models.CASCADE, related_name="later_mentions")
    text = models.CharField(max_length=255, help_text="In one plain sentence of ours.")

    needs_source = True
    panels = ["text", FieldRowPanel(["date", "date_precision"]), SourcedFact.source_panel]

    def __str__(self):
        return self.text


def with_rows_there(areas: models.QuerySet) -> models.QuerySet:
    """Each area with whether it has names, later mentions and drivers: nobody need ask for what is not there."""
    of_area = {"priority": models.OuterRef("pk")}
    drivers = areas.model.drivers.through.objects.filter(prioritypage=models.OuterRef("pk"))
    return areas.annotate(
        has_names=models.Exists(AreaName.objects.filter(**of_area)),
        has_later_mentions=models.Exists(LaterMention.objects.filter(**of_area)),
        has_drivers=models.Exists(drivers),
    )


def come_by(day: date, rows) -> list:
    """The names or mentions of an area that are certain to have been published by `day`, oldest first."""
    return sorted((row for row in with_sources(rows.all()) if row.when.has_come_by(day)), key=lambda row: row.when)


def help_page_of(priority) -> Page | None:
    """The page that says who deals with the area, if anybody may read it."""
    return Page.objects.filter(is_open(), pk=priority.help_page_id).first() if priority.help_page_id else None


class RelatedArea(Orderable):
    """That an area of an older plan is, in our own reading, related to this one. Nobody decided it."""

    priority = ParentalKey("plans.PriorityPage", on_delete=models.CASCADE, related_name="related_areas")
    earlier_priority = models.ForeignKey(
        "plans.PriorityPage", null=True, blank=True, on_delete=models.CASCADE, related_name="later_areas"
    )
    earlier_activity = models.ForeignKey(
        "plans.Activity", null=True, blank=True, on_delete=models.CASCADE, related_name="later_areas",
        help_text="Only if it was an activity and not a priority.",
    )  # fmt: skip
    note = models.CharField(max_length=255, blank=True, help_text="Why we think so, in one sentence.")

    panels = ["earlier_priority", "earlier_activity", "note"]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                name="related_to_a_priority_or_an_activity",
                condition=models.Q(earlier_priority__isnull=False, earlier_activity__isnull=True)
                | models.Q(earlier_priority__isnull=True, earlier_activity__isnull=False),
            )
        ]

    def __str__(self):
        return f"Related to {self.earlier}"

    @property
    def earlier(self):
        return self.earlier_priority or self.earlier_activity

    @property
    def field(self) -> str:
        """Which of its two fields is filled in."""
        return "earlier_priority" if self.earlier_priority_id else "earlier_activity"

    @property
    def earlier_key(self) -> tuple[str, int]:
        """How the folding of states knows the earlier area."""
        return self.field.removeprefix("earlier_"), self.earlier_priority_id or self.earlier_activity_id

    def clean(self):
        super().clean()
        if bool(self.earlier_priority_id) == bool(self.earlier_activity_id):
            raise ValidationError({"earlier_priority": "Choose the priority, or an activity below: one of the two."})
        if self.earlier_priority_id and self.earlier_priority_id == self.priority_id:
            raise ValidationError({"earlier_priority": "An area cannot descend from itself. Choose another one."})
