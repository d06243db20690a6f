"""A venue's mailbox is told in time, once for each step, and never about what no longer matters."""

from datetime import date, datetime, timedelta
from io import StringIO
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from core.london import LONDON
from delivery.clock import london_now
from venues.desk.reminders import due, send, step_of
from venues.models import Accreditation, Reminder, StatusEvent, Venue

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LAST = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("left", "step"),
    [
        (91, None),
        (90, 90),
        (61, 90),
        (60, 60),
        (31, 60),
        (30, 30),
        (8, 30),
        (7, 7),
        (1, 7),
        (0, 0),
        (-13, 0),
        (-14, None),
    ],
)
def test_which_reminder_is_due(left, step):
    assert step_of(left) == step


@pytest.fixture
def held(year):
    venue = Venue.objects.create(
        name="The Paper Lantern", address_line_1="1 Nowhere Row", contact_email="desk@lantern.example"
    )
    days = {"valid_from": date(2026, 1, 1), "valid_to": LAST}
    return Accreditation.objects.create(venue=venue, scheme_year=year, level=year.levels.first(), **days)


def sent_on(day: date) -> int:
    return send(due(day), datetime(day.year, day.month, day.day, 9, tzinfo=LONDON))[0]


@pytest.mark.slow
def test_over_a_year_each_step_is_told_once(held):
    day, told = date(2026, 9, 1), []
    while day < date(2027, 3, 1):
        sent = sent_on(day)
        told += [day] * (sent and sent + sent_on(day))  # a day that sent nothing would send nothing twice
        day += timedelta(days=1)
    assert told == [LAST - timedelta(days=days - 1) for days in (90, 60, 30, 7)] + [date(2027, 1, 1)]
    assert {(note.days, note.to) for note in Reminder.objects.all()} == {
        (days, "desk@lantern.example") for days in (90, 60, 30, 7, 0)
    }
    assert "ends on 31 December 2026" in mail.outbox[0].subject
    assert "ended on 31 December 2026" in mail.outbox[-1].subject


def test_missed_days_are_not_made_up_for_with_a_heap_of_letters(held):
    assert sent_on(date(2026, 12, 20)) == 1
    assert Reminder.objects.get().days == 30


def test_who_renewed_closed_lost_it_or_has_no_mailbox_is_not_told(held, year):
    day = date(2026, 12, 20)
    assert len(due(day)) == 1
    venue = held.venue
    for change in ({"contact_email": ""}, {"closed_on": day}, {"is_sample": True}):
        Venue.objects.filter(pk=venue.pk).update(**change)
        assert due(day) == [], change
        Venue.objects.filter(pk=venue.pk).update(contact_email="a@b.example", closed_on=None, is_sample=False)
    revoked = StatusEvent.objects.create(accreditation=held, kind="revoked", on=day)
    assert due(day) == []
    revoked.delete()
    days = {"valid_from": date(2027, 1, 1), "valid_to": date(2027, 12, 31)}
    Accreditation.objects.create(venue=venue, scheme_year=year, level=held.level, **days)
    assert due(day) == []
    assert due(date(2027, 1, 2)) == []


def test_who_has_the_next_one_is_not_told_even_if_there_are_days_between(held, year):
    days = {"valid_from": date(2027, 2, 1), "valid_to": date(2027, 12, 31)}
    after = Accreditation.objects.create(venue=held.venue, scheme_year=year, level=held.level, **days)
    assert due(date(2026, 12, 20)) == [] and due(date(2027, 1, 2)) == []
    StatusEvent.objects.create(accreditation=after, kind="withdrawn", on=date(2026, 12, 1))
    assert [letter.days for letter in due(date(2026, 12, 20)) + due(date(2027, 1, 2))] == [30, 0]


def test_mail_is_printed_unless_a_server_is_named():
    from config.settings import base

    assert base.EMAIL_BACKEND == "django.core.mail.backends.console.EmailBackend"


def test_what_could_not_be_sent_is_tried_again(held, monkeypatch):
    def broken(*args):
        raise SMTPException("mailbox unavailable")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", broken)
        sent, problems = send(due(date(2026, 12, 20)), london_now())
    assert (sent, len(problems)) == (0, 1)
    assert sent_on(date(2026, 12, 20)) == 1


def test_an_officer_sees_the_letters_before_they_go(desk, held):
    today = london_now().date()
    Accreditation.objects.update(valid_from=today, valid_to=today + timedelta(days=20))
    address = reverse("venues_reminders")
    assert "To desk@lantern.example" in desk.get(address).content.decode()
    assert not mail.outbox
    desk.post(address)
    desk.post(address)
    assert len(mail.outbox) == 1
    assert "Every venue with a mailbox has been told" in desk.get(address).content.decode()


def test_the_command_can_only_show_them(held):
    today = london_now().date()
    Accreditation.objects.update(valid_from=today, valid_to=today + timedelta(days=20))
    out = StringIO()
    call_command("send_reminders", preview=True, stdout=out)
    assert "1 to send. Nothing was sent." in out.getvalue() and not mail.outbox
    call_command("send_reminders", stdout=StringIO())
    call_command("send_reminders", stdout=StringIO())
    assert len(mail.outbox) == 1


def test_the_report_groups_what_runs_out_by_ward(desk, held, wards):
    today = london_now().date()
    Accreditation.objects.update(valid_from=today, valid_to=today + timedelta(days=20))
    Venue.objects.update(ward=wards["Dowgate"])
    page = desk.get(reverse("venues_expiring")).content.decode()
    assert "Dowgate (1)" in page and "The Paper Lantern" in page
