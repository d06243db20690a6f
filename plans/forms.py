from django import forms
from django.core.exceptions import ValidationError

from plans.papers import MAX_FILE_BYTES

MEGABYTE = 1024 * 1024
PASTED = "Pasted text.txt"


class PaperImportForm(forms.Form):
    """A committee paper, as a file or as pasted text: one of the two."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,  # the reader of papers says what to do about an empty file
        label="The paper as a file",
        help_text=f"Word (.docx), web page (.html), Markdown (.md) or plain text (.txt), up to "
        f"{MAX_FILE_BYTES // MEGABYTE} MB. Not PDF: ask for the Word file, or copy the text and paste it below.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.html,.htm,.md,.txt"}),
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
        cleaned = super().clean()
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
