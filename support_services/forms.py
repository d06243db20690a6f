from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from core.change_note_form import ChangeNoteForm
from core.models import DatePrecision
from core.problems import Problem
from delivery.clock import london_now
from support_services.choices import MARKS, FinderFacet
from support_services.contact_kinds import NUMBERS
from support_services.hours_in_words import other_hours_in
from support_services.phone_numbers import digits_of, numbers_in
from support_services.publishing import problem_with_change, problems_before_publishing


def tick_boxes(facet: FinderFacet, help_text: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=facet.label.capitalize(),
        choices=MARKS[facet].items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


class ServiceForm(ChangeNoteForm, WagtailAdminModelForm):
    """The marks of a service as boxes to tick; and, when it is to be published, the rule of publishing.py."""

    asks = tick_boxes(FinderFacet.ASKS, "Without one of the first three the finder never shows it.")
    place = tick_boxes(FinderFacet.PLACE)
    person = tick_boxes(FinderFacet.PERSON, "Tick nothing if it is for everybody.")
    harm = tick_boxes(FinderFacet.HARM)
    leads = tick_boxes(
        FinderFacet.LEADS, "Of those that help with it, this one is named first. “Anything”: at the top of every page."
    )
    language = tick_boxes(FinderFacet.LANGUAGE)
    access = tick_boxes(FinderFacet.ACCESS)

    called_today = forms.BooleanField(
        label="I called the numbers today, or saw them on the service's own page",
        required=False,
        help_text="Records today as the day of the check. A changed number needs it before it is published.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for facet in self._facets():
            self.fields[facet].initial = self.instance.marks_of(facet)

    def _post_clean(self):
        self._keep_or_drop_check()
        super()._post_clean()
        if not hasattr(self, "cleaned_data"):
            return
        for words in filter(None, (self._other_number_in_source(), self._other_hours_in_source())):
            self.add_error("source_words", words)
        if self.is_deferred_validation:
            return  # a draft may be unfinished
        problems = list(problems_before_publishing(self.instance))
        if change := problem_with_change(self.instance, self._numbers()):
            problems.append(Problem(change, "called_today"))
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)

    def _keep_or_drop_check(self):
        """A check is of the numbers it was made of. With another number the day of the old check goes."""
        said, numbers = self.cleaned_data, self._numbers()
        if said.get("called_today"):
            said |= {"checked_on": london_now().date(), "checked_precision": DatePrecision.DAY}
        if said.get("called_today") or "checked_on" in self.changed_data:
            self.instance.checked_numbers = " ".join(sorted(numbers))
        elif not numbers <= set(self.instance.checked_numbers.split()):
            said |= {"checked_on": None, "checked_by_role": ""}

    def _other_number_in_source(self) -> str:
        """The words of the source are there to be held against the number: what they say otherwise is said here."""
        told = numbers_in(self.cleaned_data.get("source_words", ""))
        other = [number for number in told if digits_of(number) not in self._numbers()]
        if not other or not self._numbers():
            return ""
        return (
            f"The source says {other[0]}, and that is not among the ways to reach it. Look which of the two is right."
        )

    def _other_hours_in_source(self) -> str:
        hours = [self.cleaned_data.get("hours", ""), *(row.get("hours", "") for row in self._ways())]
        other = other_hours_in(self.cleaned_data.get("source_words", ""), hours)
        return other and f"The source says “{other}”, and the hours do not. Look which of the two is right."

    def validate_constraints(self):
        if not self.is_deferred_validation:  # the draft of a public service may be what no public row may be
            super().validate_constraints()

    def save(self, commit=True):
        for facet in self._facets():
            self.instance.set_marks(facet, self.cleaned_data[facet])
        return super().save(commit)

    def _numbers(self) -> set[str]:
        """What can be called or texted, as the rows of the form have it."""
        return {digits_of(row["value"]) for row in self._ways() if row.get("kind") in NUMBERS and row.get("value")}

    def _ways(self) -> list[dict]:
        rows = self.formsets["contact_points"]
        rows.full_clean()
        return [row.cleaned_data for row in rows.forms if row.is_valid() and row not in rows.deleted_forms]

    def _facets(self) -> list[FinderFacet]:
        return [facet for facet in FinderFacet if facet in self.fields]
