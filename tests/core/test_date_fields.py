"""Every form of the admin takes a day as people write it, and an hour that the clock shows twice survives a save."""

from datetime import date, datetime

import pytest
from django import forms
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import models
from django.urls import reverse
from wagtail.admin.forms.models import formfield_for_dbfield

from core.date_fields import BritishDateField, BritishDateTimeField
from core.london import LONDON
from home.review_models import ContentReview

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


def every(kind) -> set:
    return {kind}.union(*(every(below) for below in kind.__subclasses__()))


def test_no_form_of_our_own_reads_a_day_in_another_way():
    ours = [form for form in every(forms.BaseForm) if form.__module__.partition(".")[0] in OURS]
    asked = {
        f"{form.__module__}.{form.__qualname__}.{name}": field
        for form in ours
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.DateField | forms.DateTimeField)
    }
    assert len(asked) > 5
    odd = [name for name, each in asked.items() if not isinstance(each, BritishDateField | BritishDateTimeField)]
    assert odd == []


def test_a_review_that_is_due_when_nobody_knows_is_refused_at_the_field(admin_client, front_page):
    address = reverse("review_of", args=["page", front_page.pk])
    owner = Group.objects.create(name="Writers").pk
    said = admin_client.post(address, {"owner": owner, "due_on": "31/11/2027"}).content.decode()
    assert "November has 30 days." in said and 'value="31/11/2027"' in said
    assert not ContentReview.objects.filter(due_on__year=2027).exists()
    admin_client.post(address, {"owner": owner, "due_on": "1 Nov 2027"})
    assert ContentReview.objects.get(page=front_page).due_on == date(2027, 11, 1)


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


@pytest.mark.parametrize(
    "typed", ["1 Nov 2026", "01/11/2026", "1/11/26", "2026-11-01", "1st November 2026", "1.11.2026"]
)
@pytest.mark.parametrize(
    "address", ["/admin/reports/site-history/?timestamp_from=", "/admin/pages/?latest_revision_created_at_from="]
)
def test_a_list_is_filtered_by_a_day_typed_in_any_form(admin_client, front_page, address, typed):
    answer = admin_client.get(address + typed.replace(" ", "+"))
    assert answer.context["filters"].form.errors == {}
    assert answer.context["filters"].form.cleaned_data[
        address.split("?")[1].removesuffix("_from=")
    ].start.date() == date(2026, 11, 1)


def test_a_filter_says_what_it_cannot_read(admin_client, front_page):
    answer = admin_client.get("/admin/reports/site-history/?timestamp_from=31/11/2026")
    assert "November" in str(answer.context["filters"].form.errors["timestamp"])
