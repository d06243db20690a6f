"""A form of the admin that a program sends empty is answered in words, and never by a failure."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_page_without_any_of_its_fields_is_a_bad_request(admin_client, front_page):
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", front_page.pk])
    answer = admin_client.post(address, {})
    assert answer.status_code == 400 and "We could not read that" in answer.content.decode()
