from django import forms
from django.db import models
from wagtail.log_actions import log
from wagtail.models import Page

from support_services.models import SensitivityMark
from support_services.sensitivity import is_sensitive, nearest_mark, says_sensitive

MARKED = "support_services.sensitivity"


class SensitivityReason(models.TextChoices):
    """What can be said of a page and those below it."""

    NOTHING = "", "Like the page above it"
    SENSITIVE = "sensitive", "Sensitive"
    OPEN = "open", "Open"


class SensitivityForm(forms.Form):
    """Anybody who may edit the page may make it more careful. Only an administrator may make it less."""

    said = forms.ChoiceField(
        label="This page and those below it",
        choices=SensitivityReason.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text="Sensitive pages have a neutral title, are kept by no browser and named in no list or log. An open "
        "page shows its title in browsers and search engines, and stays in the history of whoever read it.",
    )

    def __init__(self, *args, page: Page, user, **kwargs):
        self.page, self.user = page, user
        self.mark = SensitivityMark.objects.filter(page=page).first()
        said = (
            SensitivityReason.NOTHING
            if self.mark is None
            else SensitivityReason.SENSITIVE
            if self.mark.is_sensitive
            else SensitivityReason.OPEN
        )
        super().__init__(*args, **kwargs, initial={"said": said})  # type: ignore[misc]  # `initial` is never in args

    def clean_said(self):
        said = self.cleaned_data["said"]
        loosens = is_sensitive(self.page) and not self._would_be_sensitive(said)
        if loosens and not self.user.is_superuser:
            raise forms.ValidationError("Only an administrator can open a sensitive page. Ask one.")
        return said

    def _would_be_sensitive(self, said: str) -> bool:
        if said == SensitivityReason.NOTHING:
            return says_sensitive(nearest_mark(self.page, above=True))
        return said == SensitivityReason.SENSITIVE

    def save(self) -> None:
        said = self.cleaned_data["said"]
        SensitivityMark.objects.filter(page=self.page).delete()
        if said != SensitivityReason.NOTHING:
            SensitivityMark.objects.create(page=self.page, is_sensitive=said == SensitivityReason.SENSITIVE)
        log(instance=self.page, action=MARKED, user=self.user, data={"said": SensitivityReason(said).label})
