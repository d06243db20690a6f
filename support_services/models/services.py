from datetime import date, timedelta

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext, gettext_noop
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from core.models import DatePrecision, ToldChanges
from core.partial_dates import PartialDate, Precision, first_day
from core.problems import Problem
from core.publishing import refuse_unless_ready
from support_services.choices import FinderFacet, word_for
from support_services.forms import ServiceForm
from support_services.hours import check_hours
from support_services.never_link import why_never, why_never_named
from support_services.panels import SERVICE_PANELS
from support_services.phone_numbers import PERMANENT, numbers_in
from support_services.publishing import MAY_NOT_BE_PUBLISHED, problems_of
from support_services.querysets import ServiceQuerySet
from support_services.telltale_words import telltale_word


class Area(models.TextChoices):
    """Where people must be for a service to help them, the widest first."""

    UK = "uk", gettext_noop("United Kingdom")
    ENGLAND_WALES = "england_wales", gettext_noop("England and Wales")
    ENGLAND = "england", gettext_noop("England")
    LONDON = "london", "London"
    CITY = "city", "our area"  # of this partnership
    NOT_KNOWN = "not_known", "not known"


SOURCE_COUNTS_FOR = timedelta(days=3 * 365)  # how long a dated page vouches for a number that none of us has called

NATIONAL = (Area.UK, Area.ENGLAND_WALES, Area.ENGLAND)


class OnBill(models.TextChoices):
    """Whether somebody who reads the phone bill sees the call."""

    NOT_KNOWN = "not_known", "not known"
    HIDDEN = "hidden", gettext_noop("it does not show")
    SHOWN = "shown", gettext_noop("it can show")


# What readers see in words.
TEXTS = ("name", "what_it_does", "for_whom", "discreet_name", "hours_note", "cost", "on_bill_note")

GUARDED = {"live", "source_url", "held_back_because"}  # what publishing.py looks at


class Service(
    ToldChanges, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed, ClusterableModel
):
    """A line, a chat or a team that helps people who are hurt or afraid, with the ways to reach it."""

    reference = models.SlugField(
        unique=True, help_text="A short name that stays the same, such as “ndah”. Editors see it, readers do not."
    )
    name = models.CharField(max_length=120, help_text="As the service calls itself.")
    organisation = models.CharField(max_length=120, blank=True, help_text="Who runs it.")
    what_it_does = models.TextField(
        max_length=600, help_text="In plain words, two or three short sentences. Aim for a reading age of 9."
    )
    for_whom = models.TextField(max_length=300, blank=True, help_text="Who can use it, in one sentence.")
    discreet_name = models.CharField(
        max_length=60,
        blank=True,
        help_text="What the printed card and the text file call it, such as “Helpline, day and night”. Give away "
        "nothing. Without it the service is not on the card.",
    )
    area = models.CharField(max_length=20, choices=Area, default=Area.NOT_KNOWN)
    is_emergency = models.BooleanField(
        "is one of the ways to call 999", default=False, help_text="It then stands at the top, not among the lines."
    )
    hours = models.CharField(
        "opening hours",
        max_length=255,
        blank=True,
        help_text="As OpenStreetMap writes them: “24/7”, or “Mo-Fr 09:00-17:00; PH off”. Closed on bank holidays: "
        "“PH off”. Not known on bank holidays: “PH unknown”. Leave empty if nobody knows them.",
    )
    hours_note = models.CharField(
        "what is known of the hours",
        max_length=120,
        blank=True,
        help_text="In words, where they are not known exactly, such as “On weekdays. The times are on their website.”",
    )
    instead = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="whom to call instead",
        help_text="Readers are told of this service while the other is closed, or if nobody answers there. Choose one "
        "that is open day and night and helps the same people.",
    )
    cost = models.CharField(max_length=120, blank=True, help_text="Such as “Free”. Leave empty if nobody knows.")
    on_bill = models.CharField("on the phone bill", max_length=12, choices=OnBill, default=OnBill.NOT_KNOWN)
    on_bill_note = models.CharField(max_length=160, blank=True, help_text="Such as “from a BT line”.")

    source_url = models.URLField("source", max_length=500, blank=True, help_text="The page where the number stands.")
    source_words = models.CharField(
        max_length=255, blank=True, help_text="What that page says, in a few words, with the number as it stands there."
    )
    source_date = models.DateField(
        "date of the source", null=True, blank=True, help_text="The date of that page itself. Not the day of a check."
    )
    source_precision = models.CharField(
        "what is known of that date", max_length=12, choices=DatePrecision, default=DatePrecision.DAY
    )
    checked_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day on which one of us called the number, or saw it on the service's own page.",
    )
    checked_precision = models.CharField(
        "what is known of that day", max_length=12, choices=DatePrecision, default=DatePrecision.DAY
    )
    checked_numbers = models.TextField(blank=True, editable=False, default="")  # those that the check was of
    checked_by_role = models.CharField(max_length=80, blank=True, help_text="A post, never a person's name.")
    check_every_days = models.PositiveSmallIntegerField(
        "check every (days)",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text="After so many days the admin reminds everybody, and readers are also given another number.",
    )
    held_back_because = models.TextField(
        blank=True, help_text="Why it must not be published yet. Empty this when it no longer holds."
    )
    check_note = models.TextField(blank=True, help_text="What to look at when you check it. Readers do not see this.")
    imported_as = models.CharField(max_length=64, blank=True, editable=False)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="service",
        for_concrete_model=False,
    )
    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="service",
    )

    not_approved = ("checked_on", "checked_precision", "checked_by_role", "checked_numbers")  # a check approves
    own_words = ("what_it_does", "for_whom", "hours_note")
    edit_handler = SERVICE_PANELS
    base_form_class = ServiceForm
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("organisation"),
        index.SearchField("what_it_does"),
        index.FilterField("area"),
        index.FilterField("live"),
    ]

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [("check_service", "Can record that a number was checked")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live=False) | (~models.Q(source_url="") & models.Q(held_back_because="")),
                name="support_services_public_service_has_source",
                violation_error_message=MAY_NOT_BE_PUBLISHED,
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.hours = " ".join(self.hours.split())
        if self.checked_on:
            self.checked_on = first_day(self.checked_on, Precision(self.checked_precision))
        if self.source_date:
            self.source_date = first_day(self.source_date, Precision(self.source_precision))
        problems = {
            name: f"Take out {numbers[0]}. Numbers stand under “Ways to reach it”, each kept and checked once."
            for name in TEXTS
            if (numbers := numbers_in(getattr(self, name)))
        }
        if reason := why_never_named(self.name):
            problems["name"] = reason
        if self.instead_id and self.instead_id == self.pk:
            problems["instead"] = "Choose another service than this one."
        if word := telltale_word(self.discreet_name):
            problems["discreet_name"] = f"“{word}” gives away what the card is about. Use neutral words."
        try:
            check_hours(self.hours)
        except ValueError as error:
            problems["hours"] = str(error)
        if problems:
            raise ValidationError(problems)

    @property
    def refused_because(self) -> list[Problem]:
        return list(problems_of(self))

    def save(self, *args, update_fields=None, **kwargs):
        # A public service with a newer draft is also saved, in a few fields, with the draft's values at hand. Saved as
        # a whole, it is looked at where readers are told what changed.
        if self.live and update_fields is not None and GUARDED & set(update_fields):
            refuse_unless_ready(self)
        super().save(*args, update_fields=update_fields, **kwargs)

    def publish(self, revision, *args, **kwargs):
        proposed = revision.as_object()
        proposed.live_revision = revision
        refuse_unless_ready(proposed)
        return super().publish(revision, *args, **kwargs)

    # What it says of itself

    @property
    def is_national(self) -> bool:
        return self.area in NATIONAL

    @property
    def has_numbers(self) -> bool:
        """Whether it has anything to call or text, so that somebody must check it."""
        return bool(self.numbers)

    @property
    def numbers(self) -> set[str]:
        """What can be called or texted there, each as its digits, however it is written."""
        return {point.told for point in self.contact_points.all() if point.is_number}

    @property
    def is_permanent(self) -> bool:
        """Whether it is one of the numbers that the whole country knows and that never change, such as 999 and 101."""
        return self.has_numbers and self.numbers <= PERMANENT

    @property
    def shown_contact_points(self) -> list:
        """The ways to reach it that readers may see: all but those that lead nowhere any more."""
        return [point for point in self.contact_points.all() if not why_never(point.value)]

    @property
    def bill_words(self) -> str:
        """Whether a call shows on the bill, as far as anybody has said."""
        known = "" if self.on_bill == OnBill.NOT_KNOWN else gettext(self.get_on_bill_display()).capitalize()
        joint = " " if self.on_bill_note[:1].islower() else ". "
        return joint.join(filter(None, (known, self.on_bill_note)))

    def marks_of(self, facet: FinderFacet) -> list[str]:
        return [mark.value for mark in self.marks.all() if mark.facet == facet]

    def set_marks(self, facet: FinderFacet, values: list[str]) -> None:
        """Replace the marks of one facet. Those that stay keep their row."""
        stay = [mark for mark in self.marks.all() if mark.facet != facet or mark.value in values]
        known = self.marks_of(facet)
        new = [self.marks.model(facet=facet, value=value) for value in values if value not in known]
        self.marks.set([*stay, *new])

    def words_of(self, facet: str) -> list[str]:
        return [word_for(facet, value) for value in self.marks_of(FinderFacet(facet))]

    # Where it comes from, and when one of us checked it

    @property
    def sourced(self) -> PartialDate | None:
        """The date of the source itself, no more exact than is known."""
        return PartialDate(self.source_date, Precision(self.source_precision)) if self.source_date else None

    @property
    def checked(self) -> PartialDate | None:
        """When one of us last saw that the number is right, no more exact than is known."""
        return PartialDate(self.checked_on, Precision(self.checked_precision)) if self.checked_on else None

    @property
    def confirmed(self) -> PartialDate | None:
        """The same, where that check was of the very numbers it has now. A changed number is a new number."""
        return self.checked if self.numbers <= set(self.checked_numbers.split()) else None

    def is_overdue(self, on: date) -> bool:
        """Whether our last check is too old to be relied on."""
        return bool(self.confirmed and self.checked_on and self.checked_on + timedelta(days=self.check_every_days) < on)

    def needs_check(self, on: date) -> bool:
        """Whether somebody should check it now, for the first time or again."""
        return bool(self.numbers - PERMANENT) and (self.is_overdue(on) or not self.confirmed)

    def is_in_doubt(self, on: date) -> bool:
        """Whether nobody can say that the number still answers: our check is overdue, or it has only an old source."""
        if not self.needs_check(on):
            return False
        return bool(self.confirmed) or self.source_date is None or self.source_date + SOURCE_COUNTS_FOR < on
