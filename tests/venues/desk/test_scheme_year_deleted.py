"""A scheme year that awards and imports hang on is not deleted: the screen says what holds it."""

import pytest
from django.urls import reverse

from tests.venues.public_register import accredit, make_venue
from venues.models import ImportRun

pytestmark = pytest.mark.django_db


def test_what_holds_a_year_is_listed(admin_client, front_page):
    year = accredit(make_venue()).scheme_year
    ImportRun.objects.create(file_name="spring.csv", scheme_year=year)
    address = reverse("venues_schemeyear_modeladmin_delete", kwargs={"instance_pk": year.pk})
    answer = admin_client.post(address)
    assert answer.status_code == 200 and "spring.csv" in answer.content.decode()
    year.refresh_from_db()
