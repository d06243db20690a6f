"""Every form of the admin takes a day as people write it, and an hour that the clock shows twice survives a save."""

from datetime import datetime

import pytest
from django import forms
from django.apps import apps
from django.db import models
from wagtail.admin.forms.models import formfield_for_dbfield

from core.date_fields import BritishDateField, BritishDateTimeField
from core.london import LONDON

OURS = ("home", "campaigns", "plans", "support_services", "venues", "core", "wagtailcore")


def day_fields() -> list[models.Field]:
    found = [
        field for label in OURS for model in apps.get_app_config(label).get_models() for field in model._meta.fields
    ]
    return [each for each in found if isinstance(each, models.DateField) and each.editable]


def test_every_day_and_time_that_an_editor_types_is_read_the_british_way():
    read = {str(field): type(formfield_for_dbfield(field)) for field in day_fields()}
    assert len(read) > 20
    assert set(read.values()) <= {BritishDateField, BritishDateTimeField}, read


def test_an_error_is_at_the_field_and_keeps_what_was_typed():
    class AwardForm(forms.Form):
        starts_on = BritishDateField()

    form = AwardForm({"starts_on": "10/31/2027"})
    assert form.errors == {"starts_on": ["There is no month 31. We read the day first: 31/10/2027."]}
    assert 'value="10/31/2027"' in str(form)


@pytest.mark.parametrize("fold, zone", [(0, "BST"), (1, "GMT")])
def test_an_hour_that_comes_twice_is_shown_with_its_zone_and_saved_as_it_was(fold, zone):
    twice = datetime(2027, 10, 31, 1, 30, tzinfo=LONDON, fold=fold)
    shown = BritishDateTimeField().prepare_value(twice)
    assert shown == f"2027-10-31 01:30 {zone}"
    assert BritishDateTimeField().to_python(shown) == twice


def test_the_desk_says_what_would_be_saved(admin_client):
    said = admin_client.get("/admin/read-date/", {"typed": "31/10/2027", "kind": "day"}).json()
    assert said["words"].startswith("Sunday 31 October 2027, in ")
    said = admin_client.get("/admin/read-date/", {"typed": "31/11/2026"}).json()
    assert said == {"problem": "November has 30 days.", "instead": "30/11/2026"}


def test_nobody_else_is_told(client, db):
    assert client.get("/admin/read-date/", {"typed": "today"}).status_code == 302
