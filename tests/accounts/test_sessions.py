"""A session ends when nothing happens and at the end of a day; one sees one's own, and can end them from elsewhere."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from delivery import clock
from tests.campaigns.conftest import png

PASSWORD = "seven grey herons waded home"


@pytest.fixture
def editor(django_user_model, front_page):
    return django_user_model.objects.create_superuser(
        "editor", "editor@example.org", PASSWORD, first_name="Ada", last_name="Lamb"
    )


@pytest.fixture
def signed_in(editor):
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0")
    client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": PASSWORD})
    return client


@pytest.fixture
def later(monkeypatch):
    def move(**by):
        before = clock.timezone.localtime
        monkeypatch.setattr(clock.timezone, "localtime", lambda *a, **k: before(*a, **k) + timedelta(**by))

    return move


def is_in(client) -> bool:
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def test_half_an_hour_in_which_nothing_happens_ends_it(signed_in, later):
    later(minutes=29)
    assert is_in(signed_in)
    later(minutes=29)
    assert is_in(signed_in)
    later(minutes=31)
    said = signed_in.get(reverse("wagtailadmin_home"), follow=True)
    assert "nothing happened for half an hour" in said.content.decode()
    assert said.redirect_chain[0][0].startswith("/admin/login/?next=")


def test_after_twelve_hours_it_ends_whatever_happens(signed_in, later):
    for _ in range(28):
        later(minutes=25)
        assert is_in(signed_in)
    later(minutes=25)
    assert not is_in(signed_in)


def test_a_page_that_asks_by_itself_is_no_sign_of_life(signed_in, later, front_page):
    for _ in range(4):
        later(minutes=9)
        signed_in.post(reverse("wagtailadmin_editing_sessions:ping", args=["home", "homepage", front_page.pk, 1]))
    assert not is_in(signed_in)


def test_typing_is(signed_in, later):
    for _ in range(4):
        later(minutes=20)
        assert signed_in.post(reverse("stay_signed_in")).status_code == 204
    assert is_in(signed_in)


def test_the_two_hosts_share_no_session(editor):
    client, tried = Client(HTTP_HOST="example.org"), {"username": "editor", "password": PASSWORD}
    client.post(reverse("wagtailadmin_login"), tried)
    assert is_in(client)
    assert client.get(reverse("wagtailadmin_home"), HTTP_HOST="edit.example.org").status_code == 302


def test_one_sees_and_ends_ones_own(signed_in, editor):
    other = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")
    other.post(reverse("wagtailadmin_login"), {"username": "editor", "password": PASSWORD})
    page = signed_in.get(reverse("my_sessions")).content.decode()
    assert "Firefox on Windows (this one)" in page and "Safari on an iPhone" in page
    signed_in.post(reverse("my_sessions"))
    assert is_in(signed_in) and not is_in(other)


def test_an_administrator_ends_anybodys_and_nobody_else_does(signed_in, django_user_model):
    colleague = django_user_model.objects.create_superuser("colleague", password=PASSWORD)
    theirs = Client()
    theirs.force_login(colleague)
    assert is_in(theirs)
    signed_in.post(reverse("end_sessions", args=[colleague.pk]))
    assert not is_in(theirs)
    theirs.force_login(colleague)
    django_user_model.objects.filter(pk=colleague.pk).update(is_superuser=False)
    theirs.post(reverse("end_sessions", args=[signed_in.session["_auth_user_id"]]))
    assert is_in(signed_in)


class TestMailboxAndPassword:
    def change(self, client, **fields):
        page = client.get(reverse("wagtailadmin_account"))
        forms = [panel.get_form() for panels in page.context["panels_by_tab"].values() for panel in panels]
        shown = {field.html_name: field.value() for form in forms for field in form}
        return client.post(
            reverse("wagtailadmin_account"), {name: value for name, value in shown.items() if value} | fields
        )

    def test_the_mailbox_takes_the_password(self, signed_in, editor):
        for typed in ("", "wrong"):
            said = self.change(
                signed_in, **{"name_email-email": "mallory@example.org", "name_email-current_password": typed}
            )
            assert "That is not your password" in said.content.decode()
        editor.refresh_from_db()
        assert editor.email == "editor@example.org"

    @pytest.mark.usefixtures("commits_at_once")
    def test_the_old_mailbox_is_told(self, signed_in, editor):
        self.change(signed_in, **{"name_email-email": "new@example.org", "name_email-current_password": PASSWORD})
        editor.refresh_from_db()
        assert editor.email == "new@example.org"
        assert [(letter.to, letter.subject) for letter in mail.outbox] == [
            (["editor@example.org"], "The e-mail of your account was changed")
        ]

    def test_a_name_takes_none(self, signed_in, editor):
        self.change(signed_in, **{"name_email-first_name": "Beth"})
        editor.refresh_from_db()
        assert editor.first_name == "Beth"

    def test_no_picture_of_oneself_is_read(self, signed_in, editor):
        """Wagtail opens whatever it is, beside those who serve and without a limit."""
        picture = SimpleUploadedFile("me.png", png())
        self.change(signed_in, **{"name_email-first_name": "Beth", "avatar-avatar": picture})
        assert "profile picture" not in signed_in.get(reverse("wagtailadmin_account")).content.decode().lower()
        assert not UserProfile.get_for_user(editor).avatar

    def test_guessing_in_the_form_is_slowed(self, signed_in, editor):
        said = [
            self.change(signed_in, **{"name_email-email": "m@example.org", "name_email-current_password": "wrong"})
            for _ in range(11)
        ]
        assert "Too many tries" in said[-1].content.decode()
