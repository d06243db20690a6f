"""Who belongs to the partnership: a statutory partner by a section of a law, the others as the source lists them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.snippets.models import register_snippet

from core.change_note_form import ChangeNotePanel
from core.models import DatedFact, ToldChanges
from core.partial_dates import PartialDate
from core.publishing import GuardedForm
from plans.models.sources import SourcedFact
from plans.querysets import MembershipQuerySet


class MembershipForm(GuardedForm, WagtailAdminModelForm):
    """A partner's form. When asked to publish, it shows at the field that a published fact changes without a reason."""


class Membership(ToldChanges, WorkflowMixin, DraftStateMixin, RevisionMixin, DatedFact, SourcedFact, models.Model):
    """That an organisation was a partner, from when, in what capacity, and under which name it was listed."""

    class Capacity(models.TextChoices):
        STATUTORY = "statutory", "statutory partner"
        NON_STATUTORY = "non_statutory", "partner"
        INVITED = "invited", "invited"
        CO_OPTED = "co_opted", "co-opted"
        REPRESENTATIVE = "representative", "representatives"

    body = models.ForeignKey(
        "plans.Organisation",
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text="The partnership or board it belongs to.",
    )
    organisation = models.ForeignKey(
        "plans.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="member_of",
        help_text="Leave empty for representatives who are not an organisation.",
    )
    name_as_published = models.CharField(max_length=160)
    capacity = models.CharField(max_length=16, choices=Capacity)
    basis = models.ForeignKey(
        "plans.PolicyDriver",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The law that makes it a statutory partner.",
    )
    basis_is_as_listed = models.BooleanField(
        "statutory because the source lists it so", default=False, help_text="Tick when the source gives no section."
    )
    plan = models.ForeignKey(
        "plans.PlanPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships",
        help_text="The plan whose list of partners this belongs to.",
    )  # fmt: skip
    place_in_list = models.PositiveSmallIntegerField(default=1)
    ended_on = models.DateField(null=True, blank=True, help_text="Leave empty if it goes on or if that is not known.")
    note = models.CharField(max_length=255, blank=True, help_text="Such as what the body is called today.")

    objects = MembershipQuerySet.as_manager()
    base_form_class = MembershipForm
    states_facts = True
    needs_source = True

    panels = [
        FieldRowPanel(["body", "organisation"]),
        FieldRowPanel(["name_as_published", "place_in_list"]),
        MultiFieldPanel(["capacity", FieldRowPanel(["basis", "basis_is_as_listed"])], heading="In what capacity"),
        MultiFieldPanel(
            [FieldRowPanel(["date", "date_precision"]), FieldRowPanel(["date_as_published", "ended_on"])],
            heading="From when, or first listed when",
        ),
        SourcedFact.source_panel,
        "plan",
        "note",
        ChangeNotePanel(),
        PublishingPanel(),
    ]

    class Meta:
        ordering = ["date", "place_in_list"]
        constraints = [
            models.CheckConstraint(
                name="a_statutory_partner_has_a_basis",
                condition=~Q(capacity="statutory") | Q(basis__isnull=False) | Q(basis_is_as_listed=True),
            )
        ]

    def __str__(self):
        return self.name_as_published

    def stated_facts(self) -> dict[str, str]:
        return {
            "The name": self.name_as_published,
            "In what capacity": self.get_capacity_display(),
            "From when": str(self.when) if self.date else "",
            "Until when": str(PartialDate(self.ended_on)) if self.ended_on else "",
            "Of what": str(self.body) if self.body_id else "",
        }

    @property
    def is_statutory(self) -> bool:
        return self.capacity == self.Capacity.STATUTORY

    def is_partner_on(self, day) -> bool | None:
        """Whether it is known to be a partner: listed by then and not known to have left. None: not known."""
        return False if self.ended_on and self.ended_on < day else self.when.has_come_by(day)

    def clean(self):
        super().clean()
        if self.is_statutory and not (self.basis or self.basis_is_as_listed):
            raise ValidationError({"basis": "Choose the law, or tick that the source lists it as statutory."})
        if self.ended_on and self.date and self.ended_on < self.date:
            raise ValidationError({"ended_on": "It cannot end before it starts. Check both dates."})


register_snippet(Membership)
