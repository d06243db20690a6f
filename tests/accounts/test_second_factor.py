"""A second factor for everybody who opens the admin: to add it, to use it, to lose it and to come back."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

PASSWORD = "seven grey herons waded home"


@pytest.fixture(autouse=True)
def needed(settings, commits_at_once):
    settings.SECOND_FACTOR = True
    cache.clear()  # where a code is remembered that was used


@pytest.fixture
def ada(django_user_model, front_page):
    return django_user_model.objects.create_superuser("ada", "ada@example.org", PASSWORD)


def signed_in(name: str = "ada", follow: bool = False) -> tuple[Client, object]:
    client = Client()
    said = client.post(reverse("wagtailadmin_login"), {"username": name, "password": PASSWORD}, follow=follow)
    return client, said


def code_of(secret: str, minutes: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + minutes * 2))


def enrol(client: Client) -> tuple[str, list[str]]:
    """With an app, as a person does it. The secret, and the recovery codes."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode(), "whoever has no camera types it"
    said = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    # Not the version in an address of Wagtail's, which may be of eight digits too.
    return secret, re.findall(r"(?<![=\w])\d{8}\b", said.content.decode())


def is_in(client: Client) -> bool:
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def test_the_first_sign_in_leads_to_adding_one_and_to_nothing_else(ada):
    client, _ = signed_in()
    for name in ("wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_explore_root"):
        said = client.get(reverse(name))
        assert said.status_code == 302 and said["Location"] == reverse("mfa_index")
    page = client.get(reverse("mfa_index"))
    assert page.status_code == 200 and "needs more than a password" in page.content.decode()


def test_adding_an_app_asks_for_the_password_gives_codes_and_opens_the_admin(ada):
    client, _ = signed_in()
    assert client.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))
    secret, codes = enrol(client)
    assert len(codes) == 10
    assert is_in(client)
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]
    assert secret not in str(list(Authenticator.objects.values())), "it stands in the database in clear"


@pytest.fixture
def enrolled(ada):
    return enrol(signed_in()[0])


def test_the_next_sign_in_takes_the_code(enrolled):
    client, said = signed_in()
    assert said["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    said = client.post(reverse("mfa_authenticate"), {"code": code_of(enrolled[0])})
    assert said["Location"] == reverse("wagtailadmin_home")
    assert is_in(client)


def test_a_code_is_good_once(enrolled):
    code = code_of(enrolled[0])
    first, _ = signed_in()
    first.post(reverse("mfa_authenticate"), {"code": code})
    second, _ = signed_in()
    second.post(reverse("mfa_authenticate"), {"code": code})
    assert not is_in(second)


def test_a_recovery_code_opens_it_once(enrolled):
    for is_right in (True, False):
        client, _ = signed_in()
        client.post(reverse("mfa_authenticate"), {"code": enrolled[1][0]})
        assert is_in(client) is is_right


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "about 5 minutes fast"), (-5, "about 5 minutes slow"), (-10, "about 10 minutes slow")]
)
def test_a_clock_that_is_wrong_gets_a_sentence(enrolled, minutes, words):
    client, _ = signed_in()
    said = client.post(reverse("mfa_authenticate"), {"code": code_of(enrolled[0], minutes)})
    assert words in said.content.decode()
    assert not is_in(client)


def test_a_site_with_another_key_says_what_to_do(enrolled, settings):
    settings.SECRET_KEY = "another key, after a restore"
    client, _ = signed_in()
    said = client.post(reverse("mfa_authenticate"), {"code": code_of(enrolled[0])})
    assert said.status_code == 200 and "Ask another administrator" in said.content.decode()


def test_guessing_codes_is_slowed(enrolled):
    client, _ = signed_in()
    said = [client.post(reverse("mfa_authenticate"), {"code": f"00000{n}"}).content.decode() for n in range(6)]
    assert "That code is not right" in said[0] and "Too many tries" in said[-1]


def test_another_way_in_without_the_second_step_opens_nothing(enrolled, ada):
    for name in ("wagtailadmin_home", "mfa_index"):
        client = Client()
        client.force_login(ada)
        assert client.get(reverse(name))["Location"] == reverse("wagtailadmin_login")


def test_of_one_person_it_opens_nothing_for_another(enrolled, django_user_model):
    django_user_model.objects.create_superuser("beth", "beth@example.org", PASSWORD)
    client, _ = signed_in()
    client.post(reverse("mfa_authenticate"), {"code": code_of(enrolled[0])})
    client.post(reverse("wagtailadmin_login"), {"username": "beth", "password": PASSWORD})
    assert not is_in(client)


def test_a_second_administrator_gives_the_way_back(enrolled, ada, django_user_model):
    lost, _ = signed_in()
    lost.post(reverse("mfa_authenticate"), {"code": enrolled[1][1]})
    django_user_model.objects.create_superuser("beth", "beth@example.org", PASSWORD)
    beth, _ = signed_in("beth")
    enrol(beth)
    address = reverse("reset_second_factor", args=[ada.pk])
    assert beth.get(address).status_code == 200
    beth.post(address)
    assert not is_in(lost)
    assert not Authenticator.objects.filter(user=ada).exists()
    assert mail.outbox[-1].to == ["ada@example.org"]
    again, _ = signed_in()
    assert again.get(reverse("wagtailadmin_home"))["Location"] == reverse("mfa_index")
    own = reverse("reset_second_factor", args=[django_user_model.objects.get(username="beth").pk])
    assert beth.get(own).status_code == 404, "one's own is changed with a code"


def test_where_no_other_administrator_is_left_a_command_does_it(enrolled, ada):
    call_command("reset_second_factor", "ada")
    assert not Authenticator.objects.filter(user=ada).exists()


def test_where_it_is_not_needed_nobody_is_asked(ada, settings):
    settings.SECOND_FACTOR = False
    client, _ = signed_in()
    assert is_in(client)
