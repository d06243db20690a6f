"""Fields for days and times in the admin: what is typed the British way is what is saved, or an error at the field.

`core.british_dates` says what is understood; beside each field stands, in words, what would be saved.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import JsonResponse
from django.views.decorators.http import require_GET
from django_filters import DateFromToRangeFilter
from django_filters.fields import DateRangeField, RangeField
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from core.british_dates import (
    DateNotUnderstood,
    day_in_words,
    distance_in_words,
    has_year,
    moment_in_words,
    read_day,
    read_moment,
)
from core.london import LONDON
from core.site_request import SiteRequest
from delivery.clock import london_now

LONGEST = 60  # characters of a day with its time


class BritishDateField(forms.DateField):
    widget = AdminDateInput

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        return _read(read_day, value, london_now().date())


class BritishDateTimeField(forms.DateTimeField):
    widget = AdminDateTimeInput

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        return _read(read_moment, value, london_now())

    def prepare_value(self, value: Any) -> Any:
        """With its zone where the clock shows the same time twice, so that it can be saved again as it is."""
        if isinstance(value, datetime) and value.tzinfo:
            here = value.astimezone(LONDON)
            if here.utcoffset() != here.replace(fold=1 - here.fold).utcoffset():
                return f"{here:%Y-%m-%d %H:%M} {here.tzname()}"
        return super().prepare_value(value)


class BritishDateRangeField(DateRangeField):
    """From and to, above a list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        RangeField.__init__(self, (BritishDateField(), BritishDateField()), *args, **kwargs)


def _read(read: Callable[..., Any], typed: str, now: date | datetime) -> Any:
    try:
        return read(typed[:LONGEST], now)
    except DateNotUnderstood as problem:
        raise ValidationError(str(problem), code="invalid") from problem


def words_for(typed: str, kind: str, now: datetime) -> dict[str, str]:
    """`words` that say what would be saved, or the `problem` and, where there is one, the day to use `instead`."""
    try:
        if kind == "day":
            found = read_day(typed[:LONGEST], now.date())
            words, day = day_in_words(found), found
        else:
            moment = read_moment(typed[:LONGEST], now)
            words, day = moment_in_words(moment), moment.date()
    except DateNotUnderstood as problem:
        return {"problem": str(problem)} | ({"instead": f"{problem.instead:%d/%m/%Y}"} if problem.instead else {})
    guessed = "" if has_year(typed) else " You gave no year."
    return {"words": f"{words}, {distance_in_words(day, now.date())}.{guessed}"}


@require_GET
def read_date(request: SiteRequest) -> JsonResponse:
    """What the text in a field would be saved as: asked while somebody types."""
    kind = "moment" if request.GET.get("kind") == "moment" else "day"
    return JsonResponse(words_for(request.GET.get("typed", ""), kind, london_now()))


def use_in_every_admin_form() -> None:
    """For each form that Wagtail makes of a model, ours and its own, and for the filters of its lists."""
    DateFromToRangeFilter.field_class = BritishDateRangeField
    register_form_field_override(
        models.DateField, override={"form_class": BritishDateField, "widget": AdminDateInput}, exact_class=True
    )
    register_form_field_override(
        models.DateTimeField,
        override={"form_class": BritishDateTimeField, "widget": AdminDateTimeInput},
        exact_class=True,
    )
