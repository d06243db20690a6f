"""A private page leads to a sign-in that exists, and from there to the page."""

import pytest
from wagtail.models import PageViewRestriction

from home.models import StandardPage

PASSPHRASE = "a phrase for trying out 71"


@pytest.fixture
def private(front_page, django_user_model):
    page = front_page.add_child(instance=StandardPage(title="For partners", slug="partners", lead="Only for us."))
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    django_user_model.objects.create_superuser("ada", password=PASSPHRASE)
    return page


def test_it_leads_to_the_sign_in_and_on_to_the_page(private, client):
    sent = client.get("/partners/")
    assert sent.status_code == 302 and sent["Location"] == "/admin/login/?next=/partners/"
    assert client.get(sent["Location"]).status_code == 200
    given = {"username": "ada", "password": PASSPHRASE, "next": "/partners/"}
    assert client.post("/admin/login/", given)["Location"] == "/partners/"
    assert "Only for us." in client.get("/partners/").content.decode()


def test_where_editors_have_a_host_of_their_own_it_leads_there(private, client, settings):
    settings.WAGTAIL_FRONTEND_LOGIN_URL = "https://edit.example.org/admin/login/"
    assert client.get("/partners/")["Location"] == "https://edit.example.org/admin/login/?next=/partners/"
