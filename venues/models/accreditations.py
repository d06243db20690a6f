import secrets

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from delivery.clock import london_now
from venues.accreditation_form import AccreditationForm
from venues.certificate_numbers import SERIALS, make_number
from venues.models.references import prefix_given_now
from venues.querysets import AccreditationQuerySet
from venues.status import AwardEvent, AwardEventKind, AwardFacts


class Accreditation(models.Model):
    """That a venue met the criteria of one year, at a level, from one day to another."""

    number = models.CharField(max_length=20, unique=True, editable=False)
    venue = models.ForeignKey("venues.Venue", on_delete=models.PROTECT, related_name="accreditations")
    scheme_year = models.ForeignKey("venues.SchemeYear", on_delete=models.PROTECT, related_name="accreditations")
    level = models.ForeignKey("venues.Level", on_delete=models.PROTECT, related_name="accreditations")
    awards = models.ManyToManyField("venues.Award", blank=True, related_name="accreditations")
    valid_from = models.DateField(help_text="The first day on which it counts.")
    valid_to = models.DateField(help_text="The last day on which it counts. It ends at midnight, London time.")
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="replaces", editable=False
    )
    recorded_at = models.DateTimeField(
        null=True, blank=True, editable=False
    )  # when it was entered; null: before 2026-11
    changed_at = models.DateTimeField(auto_now=True)
    state_now: str  # where AccreditationQuerySet.with_state found it

    panels = [
        "venue",
        FieldRowPanel(["scheme_year", "level"]),
        FieldPanel("awards", widget=forms.CheckboxSelectMultiple),
        FieldRowPanel(["valid_from", "valid_to"]),
    ]
    base_form_class = AccreditationForm

    objects = AccreditationQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="venues_an_accreditation_ends_after_it_starts",
                violation_error_message="The last day cannot be before the first day.",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")), name="venues_nothing_replaces_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["venue", "valid_from", "valid_to"], name="venues_by_venue_and_days"),
            models.Index(fields=["valid_from", "valid_to"], name="venues_by_days"),
            models.Index(fields=["changed_at"], name="venues_accreditations_changed"),
            models.Index(fields=["recorded_at"], name="venues_accreditations_entered"),
        ]

    def __str__(self):
        return f"{self.number}: {self.venue}, {self.scheme_year}"

    @property
    def facts(self) -> AwardFacts:
        """What `venues.status` folds. Reads `events`, so prefetch them for many."""
        events = sorted(self.events.all(), key=lambda event: (event.on, event.pk))
        return AwardFacts(
            self.valid_from,
            self.valid_to,
            tuple(AwardEvent(AwardEventKind(event.kind), event.on, event.public_reason) for event in events),
        )

    def clean(self):
        super().clean()
        problems = {}
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            problems["valid_to"] = "The last day cannot be before the first day."
        if self.scheme_year_id and not self.scheme_year.ran:
            problems["scheme_year"] = f"The scheme did not run in {self.scheme_year}. Choose another year."
        if self.level_id and self.scheme_year_id and self.level.scheme_year_id != self.scheme_year_id:
            problems["level"] = f"“{self.level}” is a level of another year. Choose a level of {self.scheme_year}."
        if not problems and (other := self.overlapping()):
            problems["valid_from"] = (
                f"This venue already holds {other.number} from {other.valid_from:%-d %B %Y} to "
                f"{other.valid_to:%-d %B %Y}. Change the days so that they do not overlap, or replace that one."
            )
        if problems:
            raise ValidationError(problems)

    def overlapping(self) -> "Accreditation | None":
        """Another accreditation of the venue that counts on one of these days and was not replaced."""
        if not (self.venue_id and self.valid_from and self.valid_to) or self.replaced_by_id:
            return None
        others = Accreditation.objects.filter(venue=self.venue_id, replaced_by__isnull=True).exclude(pk=self.pk)
        return others.filter(valid_from__lte=self.valid_to, valid_to__gte=self.valid_from).first()

    @transaction.atomic
    def replace_with(self, new: "Accreditation") -> None:
        """Save `new`, which counts on some of the same days, in the place of this one."""
        new.replaced_by = self  # for as long as both are there: no two may count on the same day, not even for a moment
        new.save()
        self.replaced_by = new
        self.save()
        new.replaced_by = None
        new.save()

    def save(self, *args, **kwargs):
        self.number = self.number or new_number(self.scheme_year.year)
        if self._state.adding and self.recorded_at is None:
            self.recorded_at = london_now()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.venue.save(update_fields=["changed_at"])  # as where many are deleted at once
        return super().delete(*args, **kwargs)


def new_number(year: int) -> str:
    """A certificate number that was never given. Chosen by chance, so that one says nothing of the next."""
    prefix = prefix_given_now()
    while True:
        number = make_number(year, secrets.randbelow(SERIALS), prefix)
        if not Accreditation.objects.filter(number=number).exists():
            return number


class StatusEvent(models.Model):
    """Something that happened to an accreditation on a day. Only ever added to."""

    Kind = AwardEventKind

    accreditation = models.ForeignKey(Accreditation, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in AwardEventKind])
    on = models.DateField(help_text="It counts from the beginning of this day, London time.")
    public_reason = models.CharField(max_length=300, blank=True, help_text="Readers see this.")
    private_reason = models.TextField(max_length=2000, blank=True, help_text="Only officers see this.")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["on", "pk"]
        indexes = [
            models.Index(fields=["accreditation", "on"], name="venues_events_in_order"),
            # Nearly every event is an issue; what stops an accreditation is rare, so this index stays small.
            models.Index(
                fields=["accreditation", "on", "id"], name="venues_events_that_stop", condition=~Q(kind="issued")
            ),
            models.Index(fields=["recorded_at"], name="venues_events_recorded"),
        ]

    def __str__(self):
        return f"{self.accreditation.number}: {self.kind} on {self.on}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.accreditation.save(update_fields=["changed_at"])  # whoever asks what changed is told


class Certificate(models.Model):
    """The signed proof of an accreditation, as it was handed out."""

    accreditation = models.ForeignKey(Accreditation, on_delete=models.CASCADE, related_name="certificates")
    kid = models.CharField("key", max_length=64)
    token = models.TextField()
    issued_at = models.DateTimeField()
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces")

    class Meta:
        ordering = ["issued_at", "pk"]

    def __str__(self):
        return f"Certificate of {self.accreditation.number}"
