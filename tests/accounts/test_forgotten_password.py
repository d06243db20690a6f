"""“Forgotten password?” says and takes the same whether there is an account, and floods no mailbox."""

import itertools
import random
import statistics
import threading
import time

import pytest
from django.core import mail
from django.urls import reverse

from tests.printed_at_the_end import printed_at_the_end

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


@pytest.fixture
def soon(settings):
    """Letters leave a moment after the answer, as on a public server."""
    settings.SECONDS_AFTER_ANSWER = 0.05


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_no_answer_waits_for_a_letter(client, django_user_model, soon, monkeypatch):
    """A mail server that takes its time told, by the time of the answer, who has an account."""
    server_answers, sent = threading.Event(), threading.Event()

    def send(self, *args, **kwargs):
        if server_answers.wait(20) and self.to == [ADDRESS]:
            sent.set()

    django_user_model.objects.create_superuser("editor", ADDRESS, "seven grey herons waded home")
    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", send)
    assert ask(client, ADDRESS).status_code == 302
    assert not sent.is_set()
    server_answers.set()
    assert sent.wait(20)


@pytest.mark.timed
@pytest.mark.django_db(transaction=True)
def test_the_time_of_200_answers_tells_nothing(client, django_user_model, soon):
    """Of all pairs of an answer about an account and one about none, the first takes longer in about half."""
    for number in range(100):
        django_user_model.objects.create_user(f"editor-{number}", f"known-{number}@example.org")
    asked = [f"{kind}-{number}@example.org" for number in range(100) for kind in ("known", "nobody")]
    random.Random(7).shuffle(asked)
    took = {"known": [], "nobody": []}
    for number, mailbox in enumerate(asked):
        began = time.perf_counter()
        ask(client, mailbox, f"192.0.2.{number}")
        took[mailbox.partition("-")[0]].append(time.perf_counter() - began)
    longer = sum(known > nobody for known, nobody in itertools.product(*took.values())) / 10_000
    medians = {kind: statistics.median(times) * 1000 for kind, times in took.items()}
    printed_at_the_end(f"forgotten password, median ms {medians}; an account takes longer in {longer:.0%} of pairs")
    assert 0.38 < longer < 0.62, "three standard errors of the rank sum of 100 and 100 are 0.12"
