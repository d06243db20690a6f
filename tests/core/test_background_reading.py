"""A file that takes long to read holds no thread that serves: its page looks again, and has a button to stop."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core import background_reading, upload_limits
from core.bounded_process import run_bounded
from core.upload_limits import Limits
from tests.core.test_bounded_process import spin
from tests.venues.public_register import year_of

SHEET = b"Venue name,Postcode\nThe Made-up Arms,EC2V 7HH\n"
LONG = Limits(cpu_seconds=60, wall_seconds=120)


@pytest.fixture
def slow(monkeypatch):
    """No request waits; and reading a sheet never comes to an end by itself."""
    monkeypatch.setattr(upload_limits, "ANSWERED_WITHIN", 0.2)
    monkeypatch.setattr(
        "venues.register_import.views.sheets_with_a_table", lambda data, name: run_bounded(spin, limits=LONG)
    )
    yield
    for reading in list(background_reading.READINGS.values()):
        reading.stop()
    background_reading.READINGS.clear()


@pytest.fixture
def send(db, front_page, admin_client):
    year = year_of(2026, ran=True)

    def send(client=admin_client):
        given = {"scheme_year": year.pk, "file": SimpleUploadedFile("a.csv", SHEET)}
        return client.post(reverse("venues_import"), given)

    return send


def test_a_long_reading_answers_at_once_and_is_stopped_from_the_screen(slow, send, admin_client):
    began = time.monotonic()
    answer = send()
    assert answer.status_code == 302 and answer["Location"] == reverse("reading")
    waiting = admin_client.get(reverse("reading"))
    assert waiting["Refresh"] == "2" and "Stop it" in waiting.content.decode()
    stopped = admin_client.post(reverse("stop_reading"), follow=True)
    assert "It was stopped. Nothing was kept." in stopped.content.decode()
    assert not background_reading.READINGS and time.monotonic() - began < 30


def test_sending_another_file_ends_the_one_before(slow, send):
    send()
    [first] = background_reading.READINGS.values()
    send()
    [second] = background_reading.READINGS.values()
    assert first.is_over.is_set() and not second.is_over.is_set()


def test_at_most_four_are_read_at_once(slow, send, django_user_model, client):
    for number in range(5):
        client.force_login(django_user_model.objects.create_superuser(f"officer-{number}"))
        answer = send(client)
    assert answer.status_code == 200 and "Other files are being read" in answer.content.decode()
    assert len(background_reading.READINGS) == 4


def test_what_is_read_meanwhile_is_shown_when_the_page_looks_again(monkeypatch, send, admin_client):
    monkeypatch.setattr(upload_limits, "ANSWERED_WITHIN", 0)
    assert send()["Location"] == reverse("reading")
    [reading] = background_reading.READINGS.values()
    assert reading.is_over.wait(60)
    assert "/columns/" in admin_client.get(reverse("reading"))["Location"]
    assert admin_client.get(reverse("reading"), follow=True).redirect_chain  # it is shown once


def test_nobody_sees_or_stops_the_reading_of_another(slow, send, django_user_model, client):
    send()
    client.force_login(django_user_model.objects.create_superuser("another"))
    client.post(reverse("stop_reading"))
    [reading] = background_reading.READINGS.values()
    assert not reading.is_over.is_set()
