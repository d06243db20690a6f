"""“Forgotten password?” says and takes the same whether there is an account, and floods no mailbox."""

import time

import pytest
from django.core import mail
from django.urls import reverse

ADDRESS = "editor@example.org"


@pytest.fixture
def editor(django_user_model, front_page):
    return django_user_model.objects.create_superuser("editor", ADDRESS, "seven grey herons waded home")


def ask(client, mailbox: str, address: str = "192.0.2.1"):
    return client.post(reverse("wagtailadmin_password_reset"), {"email": mailbox}, REMOTE_ADDR=address)


def test_there_is_one_answer(client, editor):
    answers = [ask(client, mailbox) for mailbox in (ADDRESS, "nobody@example.org")]
    assert {(said.status_code, said["Location"]) for said in answers} == {(302, "/admin/password_reset/done/")}
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]


def test_a_mailbox_gets_three_letters_an_hour(client, editor):
    for number in range(6):
        assert ask(client, ADDRESS.upper() if number % 2 else ADDRESS, f"192.0.2.{number}").status_code == 302
    assert len(mail.outbox) == 3


def test_one_address_asks_ten_times_an_hour(client, editor):
    answers = [ask(client, f"somebody-{number}@example.org") for number in range(11)]
    assert [said.status_code for said in answers] == [302] * 10 + [429]
    assert int(answers[-1]["Retry-After"]) > 3000
    assert "somebody-10@example.org" in answers[-1].content.decode(), "what was typed is lost"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_no_answer_waits_for_a_letter(client, django_user_model, settings, monkeypatch):
    """A mail server that takes half a second told, by the time of the answer, who has an account."""
    sent = []

    def slow(message):
        time.sleep(0.5)
        sent.append(message)

    settings.SECONDS_AFTER_ANSWER = 0.05
    django_user_model.objects.create_superuser("editor", ADDRESS, "seven grey herons waded home")
    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", lambda self, *a, **k: slow(self))
    began = time.monotonic()
    ask(client, ADDRESS)
    assert time.monotonic() - began < 0.45 and not sent
    for _ in range(100):
        if sent:
            break
        time.sleep(0.05)
    assert [message.to for message in sent] == [[ADDRESS]]
