from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from core.date_fields import BritishDateField
from plans.models import Activity, PriorityPage, ProgressDraft, ProgressUpdate, ReportPage
from plans.papers import MAX_FILE_BYTES

MEGABYTE = 1024 * 1024
PASTED = "Pasted text.txt"


class PaperImportForm(forms.Form):
    """A committee paper, as a file or as pasted text: one of the two."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,  # the reader of papers says what to do about an empty file
        label="The paper as a file",
        help_text=f"Word (.docx), PDF, web page (.html), Markdown (.md) or plain text (.txt), up to "
        f"{MAX_FILE_BYTES // MEGABYTE} MB. If you can get the Word file, take that: a PDF says less of its headings.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.html,.htm,.md,.txt"}),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or its text, pasted",
        help_text="Copy everything, header and all. Headings and numbers are recognised by how they look.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def clean_file(self):
        given = self.cleaned_data["file"]
        if given and given.size > MAX_FILE_BYTES:
            raise ValidationError(
                f"The file has {given.size / MEGABYTE:.0f} MB. The most is {MAX_FILE_BYTES // MEGABYTE} MB. "
                "Take the pictures out of it and try again."
            )
        return given

    def clean(self):
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        has_file, has_text = cleaned.get("file") is not None, bool(cleaned.get("text", "").strip())
        if has_file and has_text:
            self.add_error("text", "Give the file or the text, not both. Clear one of them.")
        if not has_file and not has_text:
            self.add_error("file", "Choose a file, or paste the text of the paper below.")
        return cleaned

    @property
    def given_in(self) -> str:
        """The field the paper came in."""
        return "file" if self.cleaned_data.get("file") else "text"

    def paper(self) -> tuple[bytes, str]:
        """The bytes of the paper and the name they came under."""
        given = self.cleaned_data["file"]
        if given:
            return given.read(), given.name
        return self.cleaned_data["text"].encode(), PASTED


class ProgressForm(forms.ModelForm):
    """One update on one activity of `priority`, or news about the whole area. `corrects` is the update it mends."""

    class Meta:
        model = ProgressUpdate
        fields = [
            "activity",
            "delivery_state",
            "narrative",
            "date",
            "author_role",
            "next_due",
            "reported_to",
            "source_paper",
            "source_paragraph",
            "correction_reason",
        ]
        widgets = {"narrative": forms.Textarea(attrs={"rows": 3})}
        field_classes = {"date": BritishDateField, "next_due": BritishDateField}

    def __init__(
        self,
        priority: PriorityPage,
        today: date,
        corrects: ProgressUpdate | None,
        draft: ProgressDraft | None = None,
        **kwargs,
    ):
        super().__init__(initial=self._initial(priority, today, corrects, draft), **kwargs)
        self.priority, self.today = priority, today
        self.instance.corrects = corrects
        activities, papers = Activity.objects.filter(priority=priority), ReportPage.objects.live().defer("body")
        self.fields["activity"].queryset = activities  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["activity"].empty_label = "None: this is news about the whole area"  # type: ignore[attr-defined]
        self.fields["source_paper"].queryset = papers  # type: ignore[attr-defined]  # as above
        if corrects is None:
            del self.fields["correction_reason"]
        else:
            self.fields["correction_reason"].required = True
            self.fields["activity"].disabled = True

    @staticmethod
    def _initial(priority, today, corrects, draft) -> dict:
        """A correction starts from what it mends, a draft from its row; else from today and who reported last."""
        if corrects:
            return forms.model_to_dict(corrects, exclude=["correction_reason"])
        last = ProgressUpdate.objects.about(priority).first()
        author = last.author_role if last else ""
        if draft is None:
            return {"date": today, "author_role": author}
        source = {"source_paper": draft.paper_id, "source_paragraph": draft.paragraph} if draft.paper.live else {}
        return source | {
            "activity": draft.activity_id,
            "delivery_state": draft.delivery_state,
            "narrative": draft.narrative,
            "date": draft.paper.date or today,
            "author_role": author,
        }

    def clean_date(self):
        given = self.cleaned_data["date"]
        if given > self.today:
            raise ValidationError("That day is still to come. Choose today or the day it describes.")
        starts = self.priority.get_parent().specific.term_starts
        if starts and given < starts:
            raise ValidationError(f"That is before the plan starts, on {starts:%d %B %Y}. Check the year.")
        return given

    def clean(self):
        cleaned = super().clean() or {}
        activity, state = cleaned.get("activity"), cleaned.get("delivery_state")
        if activity and not state:
            self.add_error("delivery_state", "Say how far the activity is.")
        if not activity and state:
            self.add_error(
                "activity", "Choose the activity that is so far, or clear the state for news about the area."
            )
        due, given = cleaned.get("next_due"), cleaned.get("date")
        if due and given and due <= given:
            self.add_error("next_due", "The next update has to be due after this one.")
        self.instance.priority = None if activity else self.priority
        return cleaned
