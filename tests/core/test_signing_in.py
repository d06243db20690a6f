"""Editors sign in: their cookie is theirs alone, wrong passwords are counted, and what they do asks for their token."""

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.slow

PASSWORD = "a long enough passphrase"


@pytest.fixture
def editor(django_user_model, front_page):
    return django_user_model.objects.create_superuser("editor", password=PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, **headers):
    return client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": password}, **headers)


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_explore_root"])
def test_without_signing_in_there_is_nothing_but_the_form_for_it(client, front_page, name):
    said = client.get(reverse(name))
    assert said.status_code == 302 and said["Location"].startswith("/admin/login/")


def test_the_cookie_is_for_this_site_alone_and_for_one_day(client, editor, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = sign_in(client, secure=True).cookies[configured.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (True, True, "Lax", "/")
    assert not cookie["domain"]
    assert not cookie["max-age"]  # gone when the browser is closed, and in the evening if it never is
    assert client.session.get_expiry_age() <= 12 * 3600


def test_who_signs_in_gets_a_new_session_and_who_signs_out_has_none(client, editor):
    client.cookies[configured.SESSION_COOKIE_NAME] = planted = "a" * 32
    sign_in(client)
    session = client.cookies[configured.SESSION_COOKIE_NAME].value
    assert session != planted
    client.post(reverse("wagtailadmin_logout"))
    client.cookies[configured.SESSION_COOKIE_NAME] = session
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_another_password_ends_every_other_session(client, editor):
    sign_in(client)
    editor.set_password("another long passphrase")
    editor.save()
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_a_form_without_its_token_changes_nothing(editor, front_page):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    said = strict.post(reverse("wagtailadmin_pages:unpublish", args=[front_page.pk]))
    assert said.status_code == 403
    front_page.refresh_from_db()
    assert front_page.live


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x()"])
def test_signing_in_leads_nowhere_else(client, editor, next_page):
    said = client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": PASSWORD, "next": next_page})
    assert said.status_code == 302 and "evil" not in said["Location"] and said["Location"].startswith("/")
