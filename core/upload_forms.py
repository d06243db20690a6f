"""What editors send is looked at before it is kept: pictures and documents that are not what they say are refused.

Wagtail's own field opens a picture before it counts its pixels, and breaks on one that is broken or far too large;
of a document it looks at nothing but the name. So it is handed only what a bounded process has read to the end.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.held_files import HoldsReplacedFile
from core.upload_validation import FileRefused, Seen, look_at

NO_ROOM = "The file could not be kept: there is no room for it, or no way to it. Tell whoever keeps this site running."


class CheckedImageField(WagtailImageField):
    """Wagtail's field, asked only about pictures that it can open without harm."""

    def to_python(self, data: Any) -> Any:
        if data not in self.empty_values:
            self.check_image_file_size(data)
            seen = refuse_unless_sound(data, settings.WAGTAILIMAGES_EXTENSIONS)
            data = SimpleUploadedFile(data.name, seen.cleaned, seen.mime)
            refuse_unless_there_is_room(data)
        return super().to_python(data)


class PictureForm(HoldsReplacedFile, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if theirs := self.fields.get("file"):
            same = {name: getattr(theirs, name) for name in ("label", "widget", "required", "help_text")}
            self.fields["file"] = CheckedImageField(**same)


class DocumentForm(HoldsReplacedFile, BaseDocumentForm):
    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given and "file" in self.changed_data:
            refuse_unless_sound(given, settings.WAGTAILDOCS_EXTENSIONS)
            refuse_unless_there_is_room(given)
        return given


def refuse_unless_sound(given: Any, among: list[str]) -> Seen:
    """What it is. Raises ValidationError in words that say what to do."""
    try:
        return look_at(given, given.name, given.size, among)
    except FileRefused as problem:
        raise ValidationError(str(problem)) from problem


def refuse_unless_there_is_room(given: Any) -> None:
    """Keep as much as the file has, and take it away again: later it is too late to say at the field that it failed."""
    given.seek(0)
    try:
        default_storage.delete(default_storage.save("probe", ContentFile(given.read())))
    except OSError as problem:
        raise ValidationError(NO_ROOM) from problem
    given.seek(0)
