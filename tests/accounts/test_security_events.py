"""What is written into the security log, and what never is."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction

from accounts.security_events import kind_of_move
from campaigns.models import PackFile
from core.models import SecurityEvent
from core.security_log import faults_of_log
from home.models import StandardPage
from home.roles import make_roles
from tests.campaigns.conftest import png
from tests.home.test_admin_permissions import admin_views

PASSWORD = "seven grey herons waded home"
pytestmark = pytest.mark.usefixtures("commits_at_once")


@pytest.fixture
def boss(django_user_model, front_page, commits_at_once):
    return django_user_model.objects.create_superuser("boss", "boss@example.org", PASSWORD)


def said() -> list[tuple[str, str, str]]:
    return [(line.kind, line.who, line.facts.get("what", "")) for line in SecurityEvent.objects.all()]


def test_signing_in_and_out_and_a_refusal(client, boss):
    before = SecurityEvent.objects.count()
    for password in ("my secret thing", PASSWORD):
        client.post(reverse("wagtailadmin_login"), {"username": "boss", "password": password})
    client.post(reverse("wagtailadmin_login"), {"username": PASSWORD, "password": "typed in the wrong field"})
    client.post(reverse("wagtailadmin_logout"))
    kinds = [line.kind for line in SecurityEvent.objects.all()[before:]]
    assert kinds == ["refused", "signed in", "refused", "signed out"]
    kept = str(list(SecurityEvent.objects.values()))
    assert "secret" not in kept and "herons" not in kept and "127.0.0.1" not in kept


def test_a_change_of_an_account_names_what_changed_and_not_what_it_says(boss):
    boss.email = "other@example.org"
    boss.save()
    boss.set_password("another seven herons flew")
    boss.save()
    boss.is_superuser = False
    boss.save()
    whats = [what for kind, _, what in said() if kind == "account"]
    assert whats == ["added", "changed: email", "changed: password", "changed: is_superuser"]
    assert "example.org" not in str(list(SecurityEvent.objects.values()))


def test_a_role_that_is_given(boss):
    boss.groups.add(Group.objects.create(name="Keepers"))
    assert [kind for kind, _, _ in said()][-1] == "role"


def test_publication_privacy_and_export_by_their_number(client, boss, front_page):
    client.force_login(boss)
    page = front_page.add_child(instance=StandardPage(title="Hidden bruises", slug="hidden-bruises"))
    page.save_revision(user=boss).publish(user=boss)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    client.get(reverse("wagtailadmin_reports:site_history"), {"export": "csv"})
    kinds = [kind for kind, _, _ in said()]
    assert kinds[-3:] == ["publication", "privacy", "export"]
    kept = str(list(SecurityEvent.objects.values()))
    assert "bruises" not in kept and f"home.StandardPage {page.pk}" in kept
    assert faults_of_log() == []


def test_what_visitors_read_is_not_in_it(client, boss, front_page):
    before = SecurityEvent.objects.count()
    client.get("/")
    client.get("/search/?q=bruises")
    client.force_login(boss)
    client.get("/")
    kinds = [line.kind for line in SecurityEvent.objects.all()[before:]]
    assert kinds == ["signed in"]


def test_administrators_read_it_and_nobody_else(client, boss, django_user_model):
    client.force_login(boss)
    page = client.get(reverse("security_log"), {"kind": "signed in", "who": "boss"})
    assert page.status_code == 200 and "signed in" in page.content.decode()
    lines = b"".join(client.get(reverse("security_log_lines")).streaming_content).decode().splitlines()
    assert len(lines) >= 2 and all(line.startswith("{") for line in lines)
    assert client.post(reverse("security_log")).status_code == 405
    editor = django_user_model.objects.create_user("editor", password=PASSWORD)
    make_roles()
    editor.groups.add(Group.objects.get(name="Plan editors"))
    client.force_login(editor)
    assert client.get(reverse("security_log")).status_code == 302


def test_content_and_services_carried_in_and_out_are_written_down(client, boss, front_page, tmp_path, commits_at_once):
    call_command("export_content", str(tmp_path / "set"), verbosity=0)
    file = SimpleUploadedFile("services.json", b"[]", "application/json")
    client.force_login(boss)
    client.post(reverse("import_services"), {"file": file})
    written = {(event.kind, event.about) for event in SecurityEvent.objects.filter(kind__in=["import", "export"])}
    assert written == {("export", "export_content"), ("import", "import_services")}


def test_a_file_that_readers_may_not_have_yet_is_written_down(client, boss):
    """Once it is saved, and not with each small picture that a preview shows."""
    paper, picture = (
        PackFile.objects.create(title="Poster", file=ContentFile(content, name))
        for content, name in ((b"%PDF-1.4\n", "poster.pdf"), (png(), "street.png"))
    )
    client.force_login(boss)
    for kept in (paper, picture):
        asked = client.get(reverse("campaign_draft_file", args=[kept.pk, f"poster.{kept.extension}"]))
        assert asked.status_code == 200
    opened = SecurityEvent.objects.filter(kind="original").values_list("who", "about")
    assert list(opened) == [("boss", f"campaign_draft_file {paper.pk}")]


# By their names: whoever adds one decides whether it carries data, and a line in the log is written.
CARRIES_NOTHING = {"venues_import_template", "venues_import_columns", "venues_import_words"} | {
    "venues_import_run",
    "venues_import_take",
}


def test_every_view_of_ours_that_carries_data_is_written_down():
    moving = re.compile("export|import|print_|letters")
    views = {name for name, _ in admin_views() if moving.search(name) and ":" not in name} - CARRIES_NOTHING
    written = {view for view in views if kind_of_move("GET", view) or kind_of_move("POST", view)}
    assert len(views) > 7 and written == views
