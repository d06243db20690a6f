from typing import Any

from django import forms
from wagtail.admin.widgets import AdminDateTimeInput

from core.date_fields import BritishDateTimeField
from core.models.releases import Release
from delivery.clock import london_now

IN_THE_PAST = "That has passed. Choose a time to come, or leave it empty and press the button yourself."


class ReleaseForm(forms.ModelForm):  # type: ignore[type-arg]  # Django takes none when it runs
    class Meta:
        model = Release
        fields = ["title"]
        error_messages = {"title": {"required": "Give the release a name, such as “Summer 2027”."}}


class TimeForm(forms.Form):
    goes_public_at = BritishDateTimeField(
        label="Public from",
        required=False,
        widget=AdminDateTimeInput(attrs={"autocomplete": "off"}),
        help_text="London time. Empty: it is public when somebody who may publish presses the button.",
    )

    def clean_goes_public_at(self) -> Any:
        moment = self.cleaned_data["goes_public_at"]
        if moment and moment <= london_now():
            raise forms.ValidationError(IN_THE_PAST)
        return moment


class SendBackForm(forms.Form):
    because = forms.CharField(
        label="What should be different",
        max_length=250,
        error_messages={"required": "Say what should be different. Whoever made the release reads your words."},
    )


class TakeBackForm(forms.Form):
    why = forms.CharField(
        label="Why it is taken back",
        max_length=250,
        help_text="It is in the letter to everybody who had a part in it.",
        error_messages={"required": "Say why it is taken back. Everybody who had a part in it reads your words."},
    )


class ChooseReleaseForm(forms.Form):
    """One that is in preparation, or the name of a new one."""

    release = forms.ModelChoiceField(
        Release.objects.none(), label="Release", required=False, empty_label="A new one, named below"
    )
    title = forms.CharField(label="Name of a new release", max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        there = Release.objects.in_preparation()
        self.fields["release"].queryset = there  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("release", there.first())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("release") and not (cleaned.get("title") or "").strip():
            self.add_error("title", "Choose a release above, or give the new one a name.")
        return cleaned
