"""The question that comes with publishing: a small correction, or something to tell readers?"""

from typing import Any

from django import forms
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.change_notes import FIELD, waiting_note
from core.models.change_notes import ChangeKind

# What the buttons below an editor's form send.
ASK_TO_PUBLISH = {"action-publish", "action-submit", "action-restart-workflow"}
NO_SENTENCE = "Say in a sentence what changed. Readers see it below the page."
NOT_CHOSEN = "You wrote what changed. Choose “Tell readers” above, or clear the sentence."


class ChangeNoteForm(forms.Form):
    """For a page or row that was public before."""

    instance: Any  # of the model form that stands beside this one

    change_kind = forms.ChoiceField(
        label="How readers see this change",
        choices=ChangeKind.choices,
        initial=ChangeKind.SMALL,
        required=False,
        widget=forms.RadioSelect,
    )
    change_note = forms.CharField(
        label="What changed, in a sentence",
        help_text="Such as: “The meeting was moved to 3 March 2027.” If a published date, name or wording changes, say "
        "why. It stands below the page and in the feed.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = waiting_note(self.instance) if self.instance.pk and FIELD in self.fields else None
        if waiting:
            self.initial = {**self.initial, "change_kind": waiting.kind, FIELD: waiting.words}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, words = cleaned.get("change_kind"), cleaned.get(FIELD)
        if kind:
            self.instance.proposed_note = (kind, words or "")
        if self.goes_public and kind == ChangeKind.TOLD and not words and FIELD not in self.errors:
            self.add_error(FIELD, NO_SENTENCE)
        if self.goes_public and kind == ChangeKind.SMALL and words:
            self.add_error(FIELD, NOT_CHOSEN)
        return cleaned

    @property
    def goes_public(self) -> bool:
        """Whether it is to be published now, or handed to others who then only have to approve it."""
        approved = "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "approve"
        return approved or not ASK_TO_PUBLISH.isdisjoint(self.data)


class ChangeNotePanel(MultiFieldPanel):
    """Asked only of what was public before."""

    def __init__(self, **kwargs: Any) -> None:
        fields = [FieldPanel(name, disable_comments=True) for name in ("change_kind", FIELD)]
        super().__init__(**{"children": fields, "heading": "When this change goes public"} | kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance.first_published_at)
