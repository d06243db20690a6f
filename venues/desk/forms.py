"""What officers fill in, apart from the entries' own forms."""

from django import forms
from django.core.exceptions import ValidationError

from core.date_fields import BritishDateField
from venues.models import Accreditation, Level, SchemeYear, StatusEvent
from venues.status import AwardEventKind

EVENTS = [
    (AwardEventKind.SUSPENDED, "Suspend: it does not count until it is reinstated"),
    (AwardEventKind.REINSTATED, "Reinstate: it counts again"),
    (AwardEventKind.WITHDRAWN, "Withdraw: the venue gave it up"),
    (AwardEventKind.REVOKED, "Revoke: it was taken away"),
]
NEEDS_REASON = {AwardEventKind.SUSPENDED, AwardEventKind.REVOKED}


class EventForm(forms.ModelForm):
    class Meta:
        model = StatusEvent
        fields = ["kind", "on", "public_reason", "private_reason"]
        field_classes = {"on": BritishDateField}

    def __init__(self, *args, accreditation: Accreditation, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.accreditation = accreditation
        self.fields["kind"] = forms.ChoiceField(
            label="What happened", choices=[(kind.value, words) for kind, words in EVENTS]
        )

    def clean(self):
        cleaned = super().clean() or {}
        kind, on, held = cleaned.get("kind"), cleaned.get("on"), self.instance.accreditation
        if kind in NEEDS_REASON and not cleaned.get("public_reason", "").strip():
            self.add_error("public_reason", "Say in a sentence why. Readers see it, so name nobody.")
        if on and on > held.valid_to:
            self.add_error("on", f"It ended on {held.valid_to:%-d %B %Y}. Choose a day up to then.")
        stopped = [
            event.on for event in held.events.all() if event.kind in (AwardEventKind.SUSPENDED, AwardEventKind.REVOKED)
        ]
        if kind == AwardEventKind.REINSTATED and on and not any(day <= on for day in stopped):
            self.add_error("kind", "It was not suspended or revoked by that day, so there is nothing to reinstate.")
        if held.replaced_by_id:
            self.add_error("kind", f"It was replaced by {held.replaced_by.number}. Record this there.")
        return cleaned


class ReplaceForm(forms.Form):
    """The same venue and year with another level or other days; the old certificate then says it was replaced."""

    level = forms.ModelChoiceField(Level.objects.none())
    on = BritishDateField(label="From", help_text="The first day of the new one.")
    public_reason = forms.CharField(label="Why", max_length=300, help_text="Readers see this.")

    def __init__(self, *args, accreditation: Accreditation, **kwargs):
        super().__init__(*args, **kwargs)
        self.accreditation = accreditation
        self.fields["level"].queryset = accreditation.scheme_year.levels.all()  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_on(self):
        on, held = self.cleaned_data["on"], self.accreditation
        if not held.valid_from <= on <= held.valid_to:
            raise ValidationError(
                f"Choose a day from {held.valid_from:%-d %B %Y} to {held.valid_to:%-d %B %Y}, while it counts."
            )
        return on

    def clean(self):
        if self.accreditation.replaced_by:
            raise ValidationError(f"It was replaced before, by {self.accreditation.replaced_by.number}.")
        return super().clean()


class IssueForm(forms.Form):
    scheme_year = forms.ModelChoiceField(SchemeYear.objects.filter(ran=True), label="Year")
