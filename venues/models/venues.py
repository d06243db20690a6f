from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from core.places import ShownAtPanel
from venues.identifiers import IDENTIFIERS
from venues.models.places import Postcode
from venues.models.references import take_references
from venues.places.grid import GridPoint, known_point
from venues.postcodes import compact, spaced
from venues.querysets import VenueQuerySet
from venues.venue_form import VenueForm


class VenueKind(models.TextChoices):
    """What sort of premises it is."""

    PUB = "pub", "Pub"
    BAR = "bar", "Bar"
    CLUB = "club", "Club"
    RESTAURANT = "restaurant", "Restaurant"
    CAFE = "cafe", "Café"
    HOTEL = "hotel", "Hotel"
    EVENT_VENUE = "event_venue", "Event venue"
    OTHER = "other", "Other"


class Known(models.TextChoices):
    """What is known of a fact about access."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class Venue(ClusterableModel):
    """Premises that hold, or once held, an accreditation. Known by our own reference, never by name."""

    reference = models.CharField(max_length=12, unique=True, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, editable=False)
    kind = models.CharField("type", max_length=12, choices=VenueKind, default=VenueKind.OTHER)
    address_line_1 = models.CharField(max_length=120)
    address_line_2 = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    ward = models.ForeignKey(
        "venues.Ward",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="venues",
        help_text="Leave empty and we suggest one from the postcode. Change it if it is wrong.",
    )
    easting = models.PositiveIntegerField(
        null=True, blank=True, help_text="Metres of the British national grid. Leave both empty to use the postcode's."
    )
    northing = models.PositiveIntegerField(null=True, blank=True)
    step_free = models.CharField("step-free way in", max_length=9, choices=Known, default=Known.NOT_KNOWN)
    accessible_toilet = models.CharField(max_length=9, choices=Known, default=Known.NOT_KNOWN)
    hearing_loop = models.CharField(max_length=9, choices=Known, default=Known.NOT_KNOWN)
    website = models.URLField(max_length=300, blank=True)
    uprn = models.CharField(
        "UPRN",
        max_length=12,
        blank=True,
        validators=[IDENTIFIERS["uprn"]],
        help_text="The unique property reference number of the premises.",
    )
    fhrs_id = models.CharField(
        "FHRS number",
        max_length=9,
        blank=True,
        validators=[IDENTIFIERS["fhrs_id"]],
        help_text="Of the Food Hygiene Rating Scheme.",
    )
    licence_number = models.CharField(
        "number of the premises licence", max_length=40, blank=True, validators=[IDENTIFIERS["licence_number"]]
    )
    closed_on = models.DateField(null=True, blank=True, help_text="Its page stays and says so.")
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text="The venue now at these premises. An accreditation does not pass to it.",
    )
    statement = models.TextField(
        "statement by the venue", max_length=600, blank=True, help_text="Public only once a day of approval is given."
    )
    statement_approved_on = models.DateField(null=True, blank=True)
    contact_email = models.EmailField(
        "role mailbox",
        blank=True,
        help_text="Such as manager@…, never a person's name. Reminders go there. Not public.",
    )
    is_sample = models.BooleanField("made up, as a sample", default=False, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    panels = [
        ShownAtPanel(),
        FieldRowPanel(["name", "kind"]),
        MultiFieldPanel(
            ["address_line_1", "address_line_2", FieldRowPanel(["postcode", "ward"])], heading="Where it is"
        ),
        FieldRowPanel(["easting", "northing"], heading="Point on the map"),
        FieldRowPanel(["step_free", "accessible_toilet", "hearing_loop"], heading="Access"),
        FieldRowPanel(["website", "contact_email"]),
        FieldRowPanel(["uprn", "fhrs_id", "licence_number"], heading="Numbers that others give it"),
        FieldRowPanel(["closed_on", "successor"], heading="If it closed"),
        MultiFieldPanel(["statement", FieldPanel("statement_approved_on")], heading="In the venue's words"),
        InlinePanel("former_names", heading="Former names", label="Former name"),
    ]

    base_form_class = VenueForm

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["name", "reference"]
        permissions = [("import_venue", "Can import and export the register, and undo an import")]
        constraints = [
            models.CheckConstraint(
                condition=Q(easting__isnull=True, northing__isnull=True)
                | Q(easting__isnull=False, northing__isnull=False),
                name="venues_a_point_has_two_numbers",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")), name="venues_nobody_succeeds_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["slug"], name="venues_by_slug"),
            models.Index(fields=["kind"], name="venues_by_kind"),
            models.Index(fields=["easting", "northing"], name="venues_by_point"),
            models.Index(fields=["changed_at"], name="venues_by_change"),
        ]

    def __str__(self):
        return f"{self.name} ({self.reference})"

    @property
    def address(self) -> list[str]:
        """The lines under the name, the postcode last."""
        return [line for line in (self.address_line_1, self.address_line_2, self.postcode) if line]

    @property
    def public_statement(self) -> str:
        """What the venue says, once officers approved it."""
        return self.statement if self.statement_approved_on else ""

    def clean(self):
        super().clean()
        problems = {}
        try:
            self.postcode = spaced(compact(self.postcode)) if self.postcode.strip() else ""
        except ValueError as problem:
            problems["postcode"] = str(problem)
        if (self.easting is None) != (self.northing is None):
            problems["northing" if self.northing is None else "easting"] = "A point needs both numbers, or neither."
        if self.successor_id and self.successor_id == self.pk:
            problems["successor"] = "A venue cannot come after itself. Choose another, or none."
        if self.statement_approved_on and not self.statement.strip():
            problems["statement_approved_on"] = "There is no statement to approve. Clear the day, or add the words."
        if problems:
            raise ValidationError(problems)
        self.suggest_place()

    def suggest_place(self) -> None:
        """Fill an empty ward and an empty point from the postcode. What an officer chose is never changed."""
        if not self.postcode or (self.ward_id and self.easting is not None):
            return
        known = Postcode.objects.filter(postcode=compact(self.postcode)).first()
        if known:
            self.place_from(known)

    @property
    def point(self) -> GridPoint | None:
        return known_point(self.easting, self.northing)

    def place_from(self, known: Postcode) -> bool:
        """Take over what is empty. Returns whether anything was."""
        before = self.easting, self.ward_id  # type: ignore[has-type]  # of the foreign key
        if self.easting is None:
            self.easting, self.northing = known.easting, known.northing
        self.ward_id = self.ward_id or known.ward_id  # type: ignore[has-type]  # as above
        return (self.easting, self.ward_id) != before

    def save(self, *args, **kwargs):
        self.slug = slugify(self.name)[:120] or "venue"
        if not self.reference:
            [self.reference] = take_references(1)
        super().save(*args, **kwargs)


class FormerName(models.Model):
    """What a venue was called before."""

    venue = ParentalKey(Venue, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=120)
    until = models.DateField("last day of that name", null=True, blank=True, help_text="Leave empty if not known.")

    panels = [FieldRowPanel(["name", "until"])]

    class Meta:
        ordering = ["-until", "name"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="venues_former_name_once")]

    def __str__(self):
        return self.name


class VenueChangeKind(models.TextChoices):
    RENAMED = "renamed", "renamed"
    MOVED = "moved", "moved"
    CLOSED = "closed", "closed"


class VenueChange(models.Model):
    """That a venue was renamed, moved or closed. The public feed of changes is made of these."""

    Kind = VenueChangeKind

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind)
    on = models.DateField()
    was = models.CharField(max_length=300, blank=True)
    became = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)  # unknown of changes from before it was kept

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.venue}: {self.get_kind_display()} on {self.on}"
