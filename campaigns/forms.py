from django import forms

from campaigns.choices import Audience
from campaigns.publishing_rules import overlaps
from campaigns.rollover import carried_over
from core.publishing import GuardedPageForm
from delivery.clock import london_now


class TickedField(forms.MultipleChoiceField):
    """Ticks. One whose line has gone meanwhile is dropped, not complained of."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        known = {key for key, _ in list(self.choices)}  # type: ignore[arg-type]  # once set, they can be listed
        return [key for key in super().clean(value) if key in known]

    def valid_value(self, value):
        return True


class EditionForm(GuardedPageForm):
    """An edition. What can never be right is refused in drafts too; what is only missing, at publishing."""

    audiences = forms.MultipleChoiceField(
        choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple, label="Whom it is for"
    )
    carried_checked = TickedField(
        required=False, label="Taken over from last season: tick each that still holds, or replace it above"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        items = carried_over(self.instance) if self.instance.made_from_id else []
        self.fields["carried_checked"].choices = [(item.key, item.question) for item in items]  # type: ignore[attr-defined]
        if activities := self.fields.get("activities"):
            chosen = [each.pk for each in self.instance.activities.all()]
            activities.choices = activities.queryset.model.choices_by_plan(london_now().date(), chosen)  # type: ignore[attr-defined]

    def clean(self):
        cleaned = super().clean()
        siblings = self.instance.editions_below(self.parent_page) if self.parent_page else []
        for words in overlaps(self.season_typed(cleaned), siblings):
            self.add_error("starts_on", words)
        if (cleaned.get("banner_from") and cleaned.get("banner_until")) and (
            cleaned["banner_until"] <= cleaned["banner_from"]
        ):
            self.add_error("banner_until", "The notice would end before it begins. Check the day and the time.")
        return cleaned

    def season_typed(self, cleaned):
        return self.instance.season_of(
            cleaned.get("starts_on"), cleaned.get("ends_on"), cleaned.get("is_always_on", False)
        )
