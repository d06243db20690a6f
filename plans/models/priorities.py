from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from core.models import BasePage, TimeTravelMixin
from core.problems import Problem
from core.rich_text import PHRASE, TEXT
from core.status_label import StatusLabel
from delivery.clock import day_asked
from plans.lineage import has_cycle, link_between
from plans.models.area_history import RelatedArea, come_by, help_page_of, two_names_at_once, with_rows_there
from plans.models.lineage_graph import brought_in_after, whole_lineage
from plans.models.next_list import not_on_the_next_list
from plans.models.passages import with_passages
from plans.models.progress import ProgressUpdate, with_last_update
from plans.models.sources import SourcedFact
from plans.models.transitions import with_reasons_and_coverage
from plans.plan_state import stopped_counting
from plans.presentation.measures import measure_shown
from plans.presentation.paths import pause_of, steps_of
from plans.presentation.priorities import ACTIVITY_LABELS, with_progress
from plans.progress import progress_from
from plans.querysets import activities_with_measures, life_of_plan_above, life_told, with_changed, with_sources


class PriorityPage(SourcedFact, TimeTravelMixin, BasePage):
    """One priority, or key area, of one plan, with its activities."""

    page_description = "A priority of the plan above it, with its activities. Progress and measures hang on these."
    parent_page_types = ["plans.PlanPage"]
    subpage_types: list[str] = []

    class ActivitiesHeld(models.TextChoices):
        LISTED = "listed", "listed here"
        IN_APPENDIX = "in_appendix", "in an appendix we do not hold"
        NOT_STATED = "not_stated", "not stated in what we hold"

    number_as_published = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its number in the plan. Leave empty if the plan does not number it."
    )
    title_as_published = models.CharField(max_length=255, blank=True)
    objective_as_published = models.TextField(blank=True, help_text="Its objective, exactly as the plan words it.")
    aim = RichTextField(features=PHRASE, blank=True, help_text="The objective in our own plain words, one sentence.")
    context = RichTextField(features=TEXT, blank=True, help_text="Why it is a priority, in our own words.")
    activities_held = models.CharField(
        "its activities are", max_length=20, choices=ActivitiesHeld, default=ActivitiesHeld.LISTED
    )
    relevant_to = models.TextField(
        "most relevant to", blank=True, help_text="The bodies a source says it is most relevant to, one to a line."
    )
    help_page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name="where to get help with it", help_text="A page that says who deals with it. Shown first.",
    )  # fmt: skip
    drivers = ParentalManyToManyField("plans.PolicyDriver", blank=True, related_name="+", verbose_name="policy drivers")

    quoted_fields = ("objective_as_published",)

    content_panels = [
        *BasePage.content_panels,
        HelpPanel(heading="Progress", template="plans/admin/progress_link.html"),
        "aim",
        "context",
        MultiFieldPanel(
            [FieldRowPanel(["number_as_published", "title_as_published"]), "objective_as_published"],
            heading="As published",
        ),
        SourcedFact.source_panel,
        FieldPanel("activities_held"),
        InlinePanel("activities", heading="Activities", label="Activity"),
        PageChooserPanel("help_page"),
        MultiFieldPanel(["relevant_to", "drivers"], heading="Whom it matters to, and what asks for it"),
        InlinePanel("names", heading="Names it was published under, where they differ", label="Name"),
        InlinePanel("later_mentions", heading="What was read of it after its plan", label="Mention"),
        InlinePanel("related_areas", heading="Related areas of older plans, in our own reading", label="Related area"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("title_as_published"),
        index.SearchField("objective_as_published"),
        index.SearchField("aim"),
        index.SearchField("context"),
        index.RelatedFields("activities", [index.SearchField("title"), index.SearchField("text")]),
    ]
    type_label = "Priority"

    class Meta:
        verbose_name = "priority"
        verbose_name_plural = "priorities"

    @property
    def anchor(self) -> str:
        """Its address on its plan's page."""
        return self.slug

    @cached_property
    def refused_because(self) -> list[Problem]:
        """What keeps it back: two activities of one number, an end by the clock, a circle, an activity gone."""
        found = [*self._numbers_twice(), *self._ends_by_itself()]
        found += two_names_at_once(self.names.all())
        return [*found, *self._turns_back(), *self._taken_out()] if self.pk else found

    def _ends_by_itself(self) -> list[Problem]:
        """No area silently disappears: a decision says what became of it."""
        message = "An area does not leave the site on a date. Take the expiry date out, and record a decision instead."
        return [Problem(message, "expire_at")] if self.expire_at else []

    def _numbers_twice(self) -> list[Problem]:
        numbers = [activity.number for activity in self.activities.all()]
        message = "Another activity has the number {}. Give this one its own: its link is made from it."
        return [
            Problem(message.format(number), "number", "activities", row)
            for row, number in enumerate(numbers)
            if number in numbers[:row]
        ]

    def _turns_back(self) -> list[Problem]:
        """An area that we relate to this one already comes after it."""
        if not self.related_areas.all():
            return []  # the whole web is dear to read
        web = whole_lineage(RelatedArea.objects.exclude(priority=self.pk))
        here = ("priority", self.pk)
        message = "“{}” comes after this area, so it cannot be where it came from. Choose an older one."
        return [
            Problem(message.format(related.earlier.title), related.field, "related_areas", row)
            for row, related in enumerate(self.related_areas.all())
            if has_cycle([*web.changes, link_between(related.earlier_key, here)])
        ]

    def _taken_out(self) -> list[Problem]:
        """An activity that was reported on or is measured stays: taking it out would take the record with it."""
        kept = {activity.pk for activity in self.activities.all() if activity.pk}
        rested_on = models.Q(updates__isnull=False) | models.Q(measures__isnull=False)
        gone = Activity.objects.filter(rested_on, priority=self.pk).exclude(pk__in=kept).distinct()
        message = "“{}” has progress reports or figures, so it cannot be taken out. Put it back."
        return [Problem(message.format(activity)) for activity in gone]

    def began_after(self, day) -> bool:
        return self.get_parent().specific.is_later_than(day) or brought_in_after(("priority", self.pk), day)

    @classmethod
    def of_plan(cls, plan, day, figures_by=None) -> models.QuerySet:
        """The public priorities of `plan` in its order, with activities, progress and measures. Four queries."""
        public = cls.objects.child_of(plan).live().filter(view_restrictions__isnull=True).order_by("path")
        activities = with_last_update(activities_with_measures(Activity.objects.all(), figures_by), day)
        return with_changed(with_sources(public)).prefetch_related(models.Prefetch("activities", activities))

    @property
    def activities_shown(self) -> list:
        """Its activities in the order of the plan."""
        return sorted(self.activities.all(), key=lambda activity: activity.number)

    def get_context(self, request, *args, **kwargs):
        asked = day_asked(request)
        day = asked.day
        updates = list(with_sources(ProgressUpdate.objects.about(self).filter(date__lte=day)))
        web = whole_lineage(RelatedArea.objects.all())
        web = web.known_on(day) if asked.is_another_day else web
        key = ("priority", self.pk)
        own = with_rows_there(with_sources(PriorityPage.objects.filter(pk=self.pk)))
        sourced = own.annotate(life=life_of_plan_above(self)).first()
        stopped = stopped_counting(day, *life_told(sourced.life if sourced else []))
        as_of = stopped.last if stopped else day
        figures_by = day if asked.is_another_day else None
        with_leads = activities_with_measures(self.activities.all(), figures_by).prefetch_related("leads")
        sourced, *activities = with_passages([sourced or self, *with_leads])
        pause = pause_of(key, day, web)

        def there(rows: str) -> bool:
            return request.is_preview or getattr(sourced, f"has_{rows}")

        return super().get_context(request, *args, **kwargs) | {
            "sourced": sourced,
            "steps": steps_of(key, web),
            "pause": with_reasons_and_coverage(web.transitions[pause.key]) if pause else None,
            "news": [update for update in updates if update.priority_id],
            "activities": with_progress(activities, updates, as_of),
            "stopped": stopped,
            "relevant_to": self.relevant_to.splitlines(),
            "drivers": self.drivers.all() if there("drivers") else [],
            "not_listed": not_on_the_next_list(self, web, day),
            "names": come_by(day, self.names) if there("names") else [],
            "mentions": come_by(day, self.later_mentions) if there("later_mentions") else [],
            "help_page": help_page_of(self),
        }


class ActivityStatus(models.TextChoices):
    PLANNED = "planned", "planned"
    EXPLORING = "exploring", "to be explored"
    CONTINUING = "continuing", "already going on, to be continued"
    UNDER_WAY = "under_way", "under way"


class Activity(SourcedFact, ClusterableModel, Orderable):
    """One thing a plan sets out to do under a priority."""

    priority = ParentalKey(PriorityPage, on_delete=models.CASCADE, related_name="activities")
    number = models.PositiveSmallIntegerField(help_text="Its place in the plan. Its link on the site is made from it.")
    title = models.CharField(max_length=160, help_text="What is to be done, in a few plain words.")
    text = RichTextField(features=PHRASE, blank=True)
    as_published = models.TextField(blank=True, help_text="The words of the plan or paper, exactly.")
    status = models.CharField(
        "as the plan puts it", max_length=12, choices=ActivityStatus, default=ActivityStatus.PLANNED,
        help_text="What the plan itself says. Progress is reported separately.",
    )  # fmt: skip
    timeframe_as_published = models.CharField(max_length=120, blank=True, help_text="Such as “over this year”.")
    leads = ParentalManyToManyField("plans.Organisation", blank=True, related_name="+")
    contributors = models.TextField("with whom", blank=True, help_text="Who else takes part, one to a line.")
    topics = models.TextField(blank=True, help_text="What it looks at, one to a line.")
    audiences = models.TextField(blank=True, help_text="Whom it is meant to reach, one to a line.")
    channels = models.TextField(blank=True, help_text="How they are to be reached, one to a line.")

    quoted_fields = ("as_published",)

    panels = [
        FieldRowPanel(["number", "status"]),
        "title",
        "text",
        "as_published",
        SourcedFact.source_panel,
        FieldRowPanel(["timeframe_as_published"]),
        FieldPanel("leads"),
        FieldRowPanel(["contributors", "topics"]),
        FieldRowPanel(["audiences", "channels"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name_plural = "activities"

    def __str__(self):
        return f"{self.number}. {self.title}"

    @classmethod
    def choices_by_plan(cls, day, chosen=()) -> list[tuple[str, list[tuple[int, str]]]]:
        """For a form, below the name of each plan. Of plans that are over, only what is `chosen` already."""
        by_plan: dict[str, list[Activity]] = {}
        for activity in cls.objects.select_related("priority").order_by("priority__path", "number"):
            by_plan.setdefault(activity.priority.path[: -Page.steplen], []).append(activity)
        plans = [page.specific for page in Page.objects.filter(path__in=by_plan).order_by("-path")]
        offered = [
            (plan, [each for each in by_plan[plan.path] if each.pk in chosen or not plan.stopped_counting(day)])
            for plan in plans
        ]
        return [
            (plan.title, [(each.pk, f"{each.priority.title}: {each}") for each in activities])
            for plan, activities in offered
            if activities
        ]

    @property
    def anchor(self) -> str:
        """Its address on its priority's page."""
        return f"activity-{self.number}"

    @property
    def url(self) -> str:
        return f"{self.priority.url}#{self.anchor}"

    @property
    def anchor_on_plan(self) -> str:
        return f"{self.priority.slug}-{self.anchor}"

    @property
    def label(self) -> StatusLabel:
        """What the plan itself says of it."""
        return ACTIVITY_LABELS[self.status]

    @property
    def last_progress(self):
        """How far it was on the day it was read for (`with_last_update`)."""
        return progress_from(self.last_state, self.last_date, self.last_due, self.read_for)

    @property
    def measures_shown(self) -> list:
        """Its public measures as charts with their tables."""
        return [measure_shown(measure) for measure in self.measures.all() if measure.live]

    @property
    def details(self) -> list[tuple[str, list[str]]]:
        """Who and what it involves, as labels with their entries; empty ones left out."""
        rows = [
            ("Led by", [str(body) for body in self.leads.all()]),
            ("With", self.contributors.splitlines()),
            ("Looks at", self.topics.splitlines()),
            ("Meant for", self.audiences.splitlines()),
            ("Reached through", self.channels.splitlines()),
        ]
        return [(label, entries) for label, entries in rows if entries]

    def clean(self):
        super().clean()
        if self.number == 0:
            raise ValidationError({"number": "Numbers start at 1."})
