"""Sheets, private reasons and mailboxes told are kept for a stated time and then gone; the public record stays."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command

from core.london import LONDON
from tests.venues.public_register import accredit, make_venue, year_of
from venues.models import BeforeImport, ImportRun, ImportSheet, Reminder, StatusEvent
from venues.register_import.apply import ImportRefused, undo
from venues.retention import forget_what_is_old

NOW = datetime(2030, 6, 1, 12, tzinfo=LONDON)
ROW = [2, ["The Invented Goose", "ada@venue.example"]]


def a_run(state, days_ago: int) -> ImportRun:
    run = ImportRun.objects.create(
        file_name="venues.xlsx", state=state, scheme_year=year_of(2029), rows=[ROW], kept={"made": [], "changed": []}
    )
    ImportSheet.objects.create(run=run, position=0, rows=[ROW])
    BeforeImport.objects.create(run=run, venues={"1": {"contact_email": "ada@venue.example"}})
    uploaded = NOW - timedelta(days=days_ago)
    ImportRun.objects.filter(pk=run.pk).update(uploaded_at=uploaded, applied_at=uploaded)
    run.refresh_from_db()
    return run


@pytest.mark.django_db
def test_a_sheet_is_gone_after_90_days_and_that_it_was_imported_is_not():
    young, old = a_run("applied", 89), a_run("applied", 91)
    left_lying = a_run("uploaded", 91)
    forget_what_is_old(NOW)
    old.refresh_from_db()
    assert (old.rows, old.sheets.count(), old.before.count()) == ([], 0, 0)
    assert old.file_name == "venues.xlsx" and young.sheets.count() == young.before.count() == 1
    assert not ImportRun.objects.filter(pk=left_lying.pk).exists()
    with pytest.raises(ImportRefused, match="older than 90 days"):
        undo(old, NOW, None)


@pytest.mark.django_db
def test_private_reasons_go_two_years_after_the_award_ended_and_public_ones_stay():
    past = accredit(make_venue(), 2026, ends=date(2028, 5, 1), withdrawn=date(2027, 1, 1))
    recent = accredit(make_venue("The Made-up Arms"), 2027, ends=date(2028, 7, 1))
    for award in (past, recent):
        Reminder.objects.create(
            accreditation=award, days=30, to="manager@venue.example", sent_at=NOW.replace(year=2028, month=4)
        )
    assert forget_what_is_old(NOW)["private reasons"] == 2
    assert not past.events.exclude(private_reason="").exists() and not past.reminders.exists()
    assert past.events.get(kind="withdrawn").public_reason == "Why withdrawn"
    assert StatusEvent.objects.get(accreditation=recent).private_reason == "secret-reason" and recent.reminders.exists()
    assert set(forget_what_is_old(NOW).values()) == {0}


@pytest.mark.django_db
def test_the_command_says_what_it_did(capsys):
    call_command("apply_retention")
    assert "0 sheets, 0 private reasons, 0 reminders" in capsys.readouterr().out
