from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from core.public_pages import is_open
from core.status_label import StatusLabel
from plans.lineage import CHANGE_LABELS, Basis, PriorityChange, PriorityChangeKind
from plans.models.sources import SourcedFact
from plans.querysets import told, with_sources


class Transition(SourcedFact, ClusterableModel, Orderable):
    """One change that a decision makes to the areas of a plan: two merged into one, one paused, one narrowed."""

    KINDS = [
        (PriorityChangeKind.KEPT, "kept"),
        (PriorityChangeKind.NARROWED, "kept, but narrower"),
        (PriorityChangeKind.MERGED, "merged"),
        (PriorityChangeKind.SPLIT, "split"),
        (PriorityChangeKind.PAUSED, "paused"),
        (PriorityChangeKind.ENDED, "ended"),
        (PriorityChangeKind.NEW, "new"),
        (PriorityChangeKind.REINSTATED, "brought back"),
    ]
    BASES = [
        (Basis.DECIDED, "decided"),
        (Basis.PROPOSED, "only proposed"),
    ]

    decision = ParentalKey("plans.DecisionPage", on_delete=models.CASCADE, related_name="transitions")
    kind = models.CharField(max_length=10, choices=KINDS)
    basis = models.CharField(max_length=10, choices=BASES, default=Basis.DECIDED)
    label_as_published = models.CharField(max_length=120, blank=True, help_text="What the source calls the change.")
    focus_as_published = models.CharField(max_length=255, blank=True, help_text="What it is to focus on, as published.")
    dropped = models.CharField(
        "what was dropped", max_length=255, blank=True, help_text="For a narrowing: what is no longer covered."
    )
    dropped_without_reason = models.BooleanField(
        "no reason is given for dropping it", default=False, help_text="The page then says so."
    )
    exception_terms = models.TextField(
        "terms of exception", blank=True, help_text="On what terms news about it can still be heard."
    )
    escalation = models.TextField(
        "how it can be raised", blank=True, help_text="For a pause: how it can be raised or come back, or “not stated”."
    )
    no_group_named = models.BooleanField(
        "no group is named in the source", default=False, help_text="For a pause: tick only if nobody is named."
    )

    panels = [
        FieldRowPanel(["kind", "basis"]),
        InlinePanel("ends", heading="Areas it takes in and areas it leads to", label="Area"),
        FieldRowPanel(["label_as_published", "focus_as_published"]),
        SourcedFact.source_panel,
        MultiFieldPanel(
            [FieldRowPanel(["dropped", "dropped_without_reason"])],
            heading="If it becomes narrower",
            attrs={"data-only-for": "narrowed"},
        ),
        MultiFieldPanel(
            ["exception_terms", "escalation", "no_group_named"],
            heading="If it is paused",
            attrs={"data-only-for": "paused"},
        ),
        InlinePanel(
            "coverage", heading="Who deals with it now", label="Group", attrs={"data-only-for": "paused ended merged"}
        ),
        InlinePanel("reasons", heading="Reasons", label="Reason"),
    ]

    def __str__(self):
        return f"{self.get_kind_display()}: {', '.join(end.name for end in self.taken_in) or 'nothing before'}"

    @property
    def taken_in(self) -> list:
        return [end for end in self.ends.all() if end.direction == TransitionEnd.Direction.FROM]

    @property
    def led_to(self) -> list:
        return [end for end in self.ends.all() if end.direction == TransitionEnd.Direction.TO]

    @property
    def sources_of_reasons(self) -> list:
        """Where its reasons were read, each place once."""
        return list(dict.fromkeys(reason.source for reason in self.reasons.all()))

    @property
    def sources_of_coverage(self) -> list:
        """Where it says who deals with it now, each place once."""
        return list(dict.fromkeys(group.source for group in self.coverage.all()))

    @property
    def label(self) -> StatusLabel:
        return CHANGE_LABELS[PriorityChangeKind(self.kind)]

    @property
    def is_proposed(self) -> bool:
        """Whether it was only proposed: shown as such, and no state changes by it."""
        return self.basis == Basis.PROPOSED


class TransitionEnd(Orderable):
    """An area that a change takes in or leads to: a priority, or an activity of an older plan."""

    class Direction(models.TextChoices):
        FROM = "from", "it takes in"
        TO = "to", "it leads to"

    transition = ParentalKey(Transition, on_delete=models.CASCADE, related_name="ends")
    direction = models.CharField(max_length=4, choices=Direction)
    priority = models.ForeignKey(
        "plans.PriorityPage", null=True, blank=True, on_delete=models.PROTECT, related_name="transition_ends"
    )
    activity = models.ForeignKey(
        "plans.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="transition_ends",
        help_text="Only if it was an activity and not a priority.",
    )  # fmt: skip

    panels = ["direction", "priority", "activity"]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                name="an_end_is_a_priority_or_an_activity",
                condition=Q(priority__isnull=False, activity__isnull=True)
                | Q(priority__isnull=True, activity__isnull=False),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def area(self):
        return self.priority or self.activity

    @property
    def page(self):
        """The page that shows the area."""
        return self.priority or (self.activity.priority if self.activity else None)

    @property
    def is_open(self) -> bool:
        """Whether anybody may read the page of the area; asked for here if it was not read (`with_whether_open`)."""
        if hasattr(self, "page_is_open"):
            return self.page_is_open
        return self.page.live and not self.page.get_view_restrictions().exists()

    @property
    def name(self) -> str:
        return self.area.title if self.area else "not chosen"

    @property
    def key(self) -> tuple[str, int]:
        """How the folding of states knows this area."""
        return ("priority", self.priority_id) if self.priority_id else ("activity", self.activity_id)

    def clean(self):
        super().clean()
        if bool(self.priority_id) == bool(self.activity_id):
            raise ValidationError({"priority": "Choose the priority, or an activity below: one of the two."})


class ReasonKind(models.TextChoices):
    LEGAL = "legal", "the law"
    RISK = "risk", "a risk"
    EVIDENCE_GAP = "evidence_gap", "little evidence"
    LOCAL_CONCERN = "local_concern", "local concern"
    NATIONAL_PRIORITY = "national_priority", "a national priority"
    DUPLICATION = "duplication", "others do it"
    FIT = "fit", "whether it fits the partnership"
    TRUST = "trust", "trust"


class Reason(SourcedFact, Orderable):
    """A reason the source gives for a change."""

    Kind = ReasonKind

    transition = ParentalKey(Transition, on_delete=models.CASCADE, related_name="reasons")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField(help_text="The reason in our own plain words, one sentence.")

    panels = ["kind", "text", SourcedFact.source_panel]

    def __str__(self):
        return self.get_kind_display()


class Coverage(SourcedFact, Orderable):
    """A group that, as the source says, deals with a paused area now."""

    transition = ParentalKey(Transition, on_delete=models.CASCADE, related_name="coverage")
    organisation = models.ForeignKey("plans.Organisation", on_delete=models.PROTECT, related_name="covers")
    role = models.CharField(max_length=255, blank=True, help_text="What it does there, in our own words.")
    is_not_a_substitute = models.BooleanField(
        default=False, help_text="Tick if the source says that it does not do this work in the partnership's place."
    )

    panels = [FieldRowPanel(["organisation", "is_not_a_substitute"]), "role", SourcedFact.source_panel]

    class Meta(Orderable.Meta):
        verbose_name_plural = "coverage"

    def __str__(self):
        return str(self.organisation)


def with_reasons_and_coverage(transition: Transition) -> Transition:
    """The same change with its reasons and groups and where each was read. Two queries."""
    models.prefetch_related_objects([transition], *said_of_changes())
    return transition


def with_everything_said(transitions: models.QuerySet) -> models.QuerySet:
    """Changes with their areas, reasons and groups and where each was read. Four queries."""
    if not isinstance(transitions, models.QuerySet) and any(row.pk is None for row in transitions):
        return with_sources(transitions)  # a preview: what hangs on them is in memory as well
    ends = with_whether_open(TransitionEnd.objects.select_related("priority", "activity__priority"))
    return with_sources(transitions).prefetch_related(models.Prefetch("ends", ends), *said_of_changes())


def with_whether_open(ends: models.QuerySet) -> models.QuerySet:
    """The ends with, in the same query, whether anybody may read the page of the area."""
    return told(ends, page_is_open=is_open("priority") | is_open("activity__priority"))


def said_of_changes() -> list[models.Prefetch]:
    return [
        models.Prefetch("reasons", with_sources(Reason.objects.all())),
        models.Prefetch("coverage", with_sources(Coverage.objects.select_related("organisation"))),
    ]


def change_of(transition: Transition, effective, key: int) -> PriorityChange:
    """A row of a decision as the folding reads it."""
    return PriorityChange(
        key=key,
        kind=PriorityChangeKind(transition.kind),
        froms=frozenset(end.key for end in transition.taken_in),
        tos=frozenset(end.key for end in transition.led_to),
        effective=effective,
        basis=Basis(transition.basis),
    )


def published_ends():
    """Both sides of every change of a published decision, with the change and its decision. One query."""
    return TransitionEnd.objects.filter(transition__decision__live=True).select_related("transition__decision")


def public_ends():
    """Both sides of every change of a decision that anybody may read. One query."""
    return published_ends().filter(is_open("transition__decision"))


def changes_in(ends) -> dict[Transition, PriorityChange]:
    """The changes to which `ends` belong. A change without an area changes nothing and is not among them."""
    sides: dict[Transition, dict[str, set]] = {}
    for end in ends:
        sides.setdefault(end.transition, {"from": set(), "to": set()})[end.direction].add(end.key)
    return {
        transition: PriorityChange(
            key=transition.pk,
            kind=PriorityChangeKind(transition.kind),
            froms=frozenset(areas["from"]),
            tos=frozenset(areas["to"]),
            effective=transition.decision.effective,
            basis=Basis(transition.basis),
        )
        for transition, areas in sides.items()
    }
