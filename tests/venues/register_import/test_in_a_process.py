"""A long sheet is compared and imported in a process of its own: it shows how far it is, and can be stopped or die."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from core import background_reading, upload_limits
from core.bounded_process import Limits
from core.models import FourEyesSettings
from tests.venues.desk.test_officers_year import bring, imported, looked_at
from venues.models import ImportRun, Venue
from venues.register_import import work
from venues.register_import.work import in_a_process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.databases]
ROWS = "".join(f"The Blue Door {n},{n} Row,{'EC9Z 9ZZ' if n > 2 else 'nowhere'},Commended\n" for n in range(600))
SHEET = f"Name,Address line 1,Postcode,Level\n{ROWS}".encode()


@pytest.fixture(autouse=True)
def one_officer_is_enough(transactional_db, front_page):
    """What the migrations made is there again before an officer is."""
    FourEyesSettings(register=True).save()


@pytest.fixture
def run(desk, year) -> ImportRun:
    yield bring(desk, year, SHEET, "register.csv")
    for each in background_reading.READINGS.values():
        each.stop()
    background_reading.READINGS.clear()


def waited_for(desk, answer) -> str:
    """What the page shows that looks again by itself, once all is done."""
    while "Refresh" in answer:
        assert "Stop it" in answer.content.decode()
        [mine] = background_reading.READINGS.values()
        mine.is_over.wait(2)
        answer = desk.get(answer.wsgi_request.path)
    return answer.getvalue().decode()


def test_a_long_sheet_from_its_comparison_to_the_register(desk, run):
    here = reverse("venues_import_run", args=[run.pk])
    shown = waited_for(desk, desk.post(here, {"out_all": "postcode"}, follow=True))
    assert "<progress" in shown and "Rows to mend: <b>0</b>" in shown and "New venues: <b>597</b>" in shown
    digest = shown.partition('name="digest" value="')[2].partition('"')[0]
    to_import = reverse("venues_import_apply", args=[run.pk]), {"digest": digest}

    desk.post(*to_import)
    assert desk.get(here, follow=True).redirect_chain == [(reverse("reading"), 302)]  # looking does not end it
    [mine] = background_reading.READINGS.values()
    while not mine.how_far() and not mine.is_over.wait(0.01):
        pass  # until it is in its transaction
    stopped = desk.post(reverse("stop_reading"), follow=True).getvalue().decode()
    assert "It was stopped. Nothing was kept." in stopped and not Venue.objects.exists()

    assert "Done." in waited_for(desk, desk.post(*to_import, follow=True))
    run.refresh_from_db()
    assert (Venue.objects.count(), run.state, len(run.left_out)) == (597, "applied", 3)


def what_it_has(progress) -> tuple[int, bool]:
    """In the process: its largest size in megabytes so far, and whether it has read the editors' screens."""
    lines = Path("/proc/self/status").read_text().splitlines()
    most = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return most // 1024, "venues.wagtail_hooks" in sys.modules


def die(progress) -> None:
    with transaction.atomic():
        Venue.objects.create(name="The Half Door", address_line_1="1 Row")
        os.kill(os.getpid(), signal.SIGKILL)


def test_what_dies_there_is_a_sentence_here_and_the_process_is_lean(monkeypatch):
    monkeypatch.setattr(work, "RETURNS", ())
    megabytes, has_screens = in_a_process(what_it_has, tell=nobody)
    assert megabytes < 160 and not has_screens
    with pytest.raises(ValueError, match="broken off before it was done. Try again. Nothing was changed."):
        in_a_process(die, tell=nobody)
    assert not Venue.objects.exists()
    monkeypatch.setattr(upload_limits, "WORK_ON_THE_REGISTER", Limits(memory_bytes=60_000_000))
    with pytest.raises(ValueError, match="Nothing was changed."):
        in_a_process(what_it_has, tell=nobody)


def nobody(done, total, words) -> None:
    """Waits."""


def test_of_two_officers_who_bring_the_same_venue_at_once_one_looks_again(desk, year):
    sheets = [f"Name,Address line 1,Level\nThe Blue Door,1 Row,Commended\nDoor {n},2 Row,Commended\n" for n in (1, 2)]
    runs = [bring(desk, year, sheet.encode(), "a.csv") for sheet in sheets]
    digests = [looked_at(desk, run)["digest"] for run in runs]
    both = Barrier(2)

    def press(run: ImportRun, digest: str) -> str:
        mine = Client()
        mine.cookies = desk.cookies
        both.wait()
        try:
            return mine.post(reverse("venues_import_apply", args=[run.pk]), {"digest": digest}).getvalue().decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, runs, digests))
    assert sorted("The register changed since you looked" in answer for answer in answers) == [False, True]
    assert sorted("Done." in answer for answer in answers) == [False, True]
    [late] = [run for run, answer in zip(runs, answers, strict=True) if "Done." not in answer]
    assert Venue.objects.count() == 2
    assert "Done." in imported(desk, late) and Venue.objects.count() == 3
