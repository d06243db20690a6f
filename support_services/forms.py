from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from support_services.choices import MARKS, FinderFacet
from support_services.contact_kinds import NUMBERS
from support_services.publishing import problems_before_publishing


def tick_boxes(facet: FinderFacet, help_text: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=facet.label.capitalize(),
        choices=MARKS[facet].items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


class ServiceForm(WagtailAdminModelForm):
    """The marks of a service as boxes to tick; and, when it is to be published, the rule of publishing.py."""

    asks = tick_boxes(FinderFacet.ASKS, "Without one of the first three the finder never shows it.")
    place = tick_boxes(FinderFacet.PLACE)
    person = tick_boxes(FinderFacet.PERSON, "Tick nothing if it is for everybody.")
    harm = tick_boxes(FinderFacet.HARM)
    language = tick_boxes(FinderFacet.LANGUAGE)
    access = tick_boxes(FinderFacet.ACCESS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for facet in self._facets():
            self.fields[facet].initial = self.instance.marks_of(facet)

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation or not hasattr(self, "cleaned_data"):
            return  # a draft may be unfinished
        for field, problem in problems_before_publishing(self.instance, self._has_numbers()).items():
            self.add_error(field if field in self.fields else None, problem)

    def validate_constraints(self):
        if not self.is_deferred_validation:  # the draft of a public service may be what no public row may be
            super().validate_constraints()

    def save(self, commit=True):
        for facet in self._facets():
            self.instance.set_marks(facet, self.cleaned_data[facet])
        return super().save(commit)

    def _has_numbers(self) -> bool:
        rows = self.formsets["contact_points"]
        rows.full_clean()
        kept = [row.cleaned_data for row in rows.forms if row.is_valid() and row not in rows.deleted_forms]
        return any(row.get("kind") in NUMBERS for row in kept)

    def _facets(self) -> list[FinderFacet]:
        return [facet for facet in FinderFacet if facet in self.fields]
