from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_noop
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable

from support_services.choices import MARKS, FinderFacet, word_for
from support_services.contact_kinds import NUMBERS, ContactKind, href
from support_services.hours import check_hours
from support_services.models.services import Service
from support_services.never_link import why_never
from support_services.phone_numbers import digits_of

LEAD_IN: dict[str, str] = {
    ContactKind.TEXT: gettext_noop("Text "),
    ContactKind.RELAY: gettext_noop("Relay UK "),
    ContactKind.WEBCHAT: gettext_noop("Chat with them"),
    ContactKind.WEB: gettext_noop("Their website"),
    ContactKind.BSL: gettext_noop("Sign language by video"),
    ContactKind.EMAIL: gettext_noop("E-mail "),
}


class ContactPoint(Orderable):
    """One way to reach a service. The only place where its number is kept: pages name the service."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=8, choices=ContactKind, default=ContactKind.PHONE)
    value = models.CharField(
        "number or address", max_length=500, help_text="A number in the groups people know it by, or https://…"
    )
    label = models.CharField(
        max_length=80, blank=True, help_text="What people should know before they use it, such as “press 2 for London”."
    )

    hours = models.CharField(
        "its own hours",
        max_length=120,
        blank=True,
        help_text="Where this way has other hours than the service, such as a chat. Written like the opening hours.",
    )

    hours_words = ""  # the same as readers see them on one day, which presenters fill in

    panels = [FieldRowPanel(["kind", "value"]), FieldRowPanel(["label", "hours"])]

    class Meta(Orderable.Meta):
        verbose_name = "way to reach it"
        verbose_name_plural = "ways to reach it"
        constraints = [
            models.UniqueConstraint(fields=["service", "kind", "value"], name="support_services_number_stored_once")
        ]

    def __str__(self):
        return self.value

    @property
    def href(self) -> str:
        """Where a link to it leads; empty for an e-mail address."""
        return href(self.kind, self.value)

    @property
    def lead_in(self) -> str:
        """The words before a number, or of a link."""
        return gettext(LEAD_IN[self.kind]) if self.kind in LEAD_IN else ""

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS

    @property
    def told(self) -> str:
        """A number as its digits, however it is written."""
        return digits_of(self.value)

    def clean(self):
        super().clean()
        self.value = self.value.strip()
        try:
            href(self.kind, self.value)
        except ValueError as error:
            raise ValidationError({"value": str(error)}) from error
        if reason := why_never(self.value):
            raise ValidationError({"value": reason})
        self.hours = " ".join(self.hours.split())
        try:
            check_hours(self.hours)
        except ValueError as error:
            raise ValidationError({"hours": str(error)}) from error


class ServiceMark(models.Model):
    """One word by which the finder and the lists tell services apart. The words are in vocabulary.py."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="marks")
    facet = models.CharField(max_length=12, choices=FinderFacet)
    value = models.CharField(max_length=20)

    class Meta:
        ordering = ["facet", "value"]
        constraints = [models.UniqueConstraint(fields=["service", "facet", "value"], name="support_services_mark_once")]

    def __str__(self):
        return word_for(self.facet, self.value)

    def clean(self):
        super().clean()
        if self.value not in MARKS.get(self.facet, {}):
            raise ValidationError({"value": f"“{self.value}” is not in the list of words for “{self.facet}”."})
