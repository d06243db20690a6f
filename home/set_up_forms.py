from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core import upload_limits
from core.upload_validation import FileRefused, read_or_refuse
from venues.places.ward_files import shapes_in

TOO_MUCH = "The file takes too long to read. Save simpler shapes, such as the “super generalised” ones."


class WardsForm(forms.Form):
    """The shapes of the wards, from a file. `shapes`: what it has, once it is valid."""

    file = forms.FileField(
        label="File of the wards",
        help_text="GeoJSON or KML, in longitude and latitude (WGS84) or on the National Grid (EPSG:27700), with a name "
        "and better also a code for each ward, such as WD24NM and WD24CD. The Office for National Statistics has them.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > upload_limits.MOST_BYTES_OF_SHAPES:
            most = upload_limits.MOST_BYTES_OF_SHAPES // upload_limits.MEGABYTE
            raise ValidationError(f"The file is larger than {most} MB. Save your own wards alone, or simpler shapes.")
        try:
            self.shapes = read_or_refuse(
                *(shapes_in, file.read()), extension="geojson", limits=upload_limits.SHAPES, too_much=TOO_MUCH
            )
        except FileRefused as problem:
            raise ValidationError(f"{problem} Nothing was changed.") from problem
        return file
