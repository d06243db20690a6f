"""What error pages, and the page of a site that is down, say is the number that was last published."""

import json
import re
import subprocess
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings as of_the_suite
from django.db import OperationalError
from django.test import RequestFactory
from wagtail.models import Site

from core.help_line import HelpLine, last_published
from core.models import EmergencyWords
from delivery.page_cache import fallback
from home import views
from support_services.help_line import renew_help_line
from support_services.models import ContactPoint
from support_services.where_it_stands import places_of

pytestmark = pytest.mark.django_db
KNOWN = "0808 2000 247"
OF_THE_CODE = HelpLine(
    "National Domestic Abuse Helpline", "Refuge", KNOWN, "tel:08082000247", "Free. Day and night, every day."
)


@pytest.fixture
def folder(settings, tmp_path, front_page) -> Path:
    settings.NUMBERS_TO_CALL = tmp_path / "numbers-to-call"
    return settings.NUMBERS_TO_CALL


@pytest.fixture
def publish(make_service, folder, django_capture_on_commit_callbacks):
    def run(reference="ndah", number="0808 801 0327", **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return make_service(reference, ways=[("phone", number)], **fields)

    return run


def without_gaps(page: str) -> str:
    return re.sub(r">\s+<", "><", page)


def error_pages() -> dict[str, str]:
    """Each page that is shown when something has failed, made while nobody asks the database."""
    request = RequestFactory().get("/")
    made = {
        "400": views.bad_request(request, Exception()),
        "403": views.forbidden(request, Exception()),
        "404": views.not_found(request, Exception()),
        "500": views.server_error(request),
        "503": views.service_unavailable(request),
    }
    return {name: page.content.decode() for name, page in made.items()}


def test_where_nothing_was_ever_published_they_say_what_the_code_has(folder):
    renew_help_line()
    assert not folder.exists() and last_published() == OF_THE_CODE
    for name, page in error_pages().items():
        assert f'href="tel:08082000247">{KNOWN}</a>' in page, name


def test_the_code_says_what_the_starter_services_say():
    rows = json.loads((of_the_suite.BASE_DIR / "starter/city-of-london/services.json").read_text())
    [row] = [row for row in rows if row["reference"] == "ndah"]
    assert (row["name"], row["organisation"]) == (OF_THE_CODE.name, OF_THE_CODE.run_by)
    assert (row["ways"][0][1], row["hours"], row["cost"]) == (KNOWN, "24/7", "Free")


def test_the_file_that_stands_alone_is_what_would_be_written(publish):
    """So whoever changes one of the two is told of the other."""
    publish(number=KNOWN, name=OF_THE_CODE.name, organisation="Refuge", cost="Free", hours="24/7")
    assert last_published() == OF_THE_CODE
    assert without_gaps(fallback.words()) == without_gaps(fallback.WORDS)


def test_a_published_number_is_on_every_one_of_them_at_once(publish):
    publish(number=KNOWN)
    service = publish("new-line", marks=[("leads", "anything")], name="Someone to talk to", organisation="A charity")
    for name, page in error_pages().items():
        assert '<a class="tel" href="tel:08088010327">0808 801 0327</a>' in page, name
        assert "Someone to talk to, run by A charity." in page and KNOWN not in page, name
    assert service.live


def test_so_are_the_emergency_words_of_the_editors(publish, django_capture_on_commit_callbacks):
    publish()
    site = Site.objects.get(is_default_site=True)
    with django_capture_on_commit_callbacks(execute=True):
        EmergencyWords.objects.create(site=site, emergency="112", danger_words="In danger?")
    assert 'href="tel:112">112</a>' in fallback.words() and "<h2>In danger?</h2>" in fallback.words()


def test_a_draft_changes_none_of_them(publish, django_capture_on_commit_callbacks):
    service = publish()
    service.contact_points.set([ContactPoint(kind="phone", value="0800 999 5428")])
    with django_capture_on_commit_callbacks(execute=True):
        service.save_revision(clean=False)
    assert all("0808 801 0327" in page and "0800 999 5428" not in page for page in error_pages().values())


def test_a_line_that_is_taken_down_is_on_none_of_them(publish, django_capture_on_commit_callbacks):
    service = publish()
    with django_capture_on_commit_callbacks(execute=True):
        service.unpublish()
    for name, page in error_pages().items():
        assert "0808" not in page and "Hurt or scared" not in page, name
        assert 'href="tel:999"' in page and 'href="tel:101"' in page, name


def test_a_line_that_is_always_open_goes_before_one_that_closes(publish):
    publish("day-line", marks=[("leads", "anything")], hours="Mo-Fr 09:00-17:00", number="0800 999 5428")
    publish(number=KNOWN, hours="24/7")
    assert last_published().number == KNOWN


def test_a_disk_that_went_away_leaves_what_was_last_read(publish, folder):
    publish()
    assert "0808 801 0327" in fallback.words()
    (folder / "503.html").unlink()
    assert "0808 801 0327" in fallback.words()


@pytest.mark.parametrize("said", ["", "not JSON", '{"telephone": "0808"}', "[1]"])
def test_a_file_of_another_version_is_as_if_there_were_none(folder, said):
    folder.mkdir()
    (folder / "line.json").write_text(said)
    assert last_published().number == KNOWN


def test_a_file_that_cannot_be_written_stops_nobody_from_publishing(folder, make_service, caplog):
    folder.write_text("a file where the folder would be")
    make_service("ndah")
    renew_help_line()
    assert "cannot be written" in caplog.text
    assert KNOWN in fallback.words()


def test_what_nginx_refuses_has_it_too(publish, folder):
    publish()
    refused = (folder / "refused.html").read_text()
    assert "We cannot show you this" in refused and "0808 801 0327" in refused
    assert "not working" not in refused


def test_the_kit_has_the_same_page_for_a_new_server(folder, tmp_path):
    words = ["HOST=example.org", "ADMIN_HOST=edit.example.org", f"VAR={tmp_path}", "CERTIFICATE=c", "KEY=k"]
    subprocess.run([of_the_suite.BASE_DIR / "deploy" / "fill", tmp_path / "etc", *words], check=True)
    refused = (tmp_path / "etc" / "refused.html").read_text()
    assert "We cannot show you this" in refused and KNOWN in refused


def test_an_editor_is_told_that_they_name_it(publish, hub):
    names = [place.name for place in places_of(publish())]
    assert names[-2:] == ["Pages that are not there, and faults of ours", "The page while the site is down"]


def test_words_of_an_editor_cannot_break_the_page(publish):
    publish(name="<script>alert(1)</script>", organisation="A & B")
    assert "&lt;script&gt;" in fallback.words() and "A &amp; B" in fallback.words()


def test_the_page_of_a_database_that_is_away_has_it(publish):
    publish()
    try:
        raise OperationalError("connection refused")
    except OperationalError:
        page = views.server_error(RequestFactory().get("/"))
    assert page.status_code == HTTPStatus.SERVICE_UNAVAILABLE and b"0808 801 0327" in page.content
