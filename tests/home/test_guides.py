"""The guides stand in the admin, from one source, and each screen leads to its own."""

import re
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.urls import get_resolver

from home.guides import guide_for
from tests.core.pressing import address, make_service, people, things  # noqa: F401 - fixtures

pytestmark = pytest.mark.slow


@pytest.fixture
def editor(client, people):  # noqa: F811
    client.force_login(people["editor"])
    return client


def test_every_guide_of_the_folder_is_shown_and_every_guide_shown_is_there(editor):
    files = {path.stem for path in (settings.BASE_DIR / "docs" / "editors").glob("*.md")} - {"README"}
    seen = editor.get("/admin/guides/").content.decode()
    assert set(re.findall(r'href="/admin/guides/([a-z-]+)/"', seen)) == files
    for name in files:
        assert editor.get(f"/admin/guides/{name}/").status_code == 200


def test_its_pictures_are_shown_and_nothing_else_of_the_machine(editor):
    seen = editor.get("/admin/guides/releases/").content.decode()
    [address] = re.findall(r'<img src="([^"]+)" alt="A release', seen)
    assert editor.get(address)["Content-Type"] == "image/png"
    for other in ("no-such", "..%2Fwrite-a-page", "../README"):
        assert editor.get(address.replace("release.png", f"{other}.png"), follow=True).status_code == 404


@pytest.mark.parametrize(
    "role",
    ["Campaign editor", "Plan editor", "Support editor", "Number checker", "Register officer", "Approver"],
)
def test_each_role_has_one(editor, role):
    assert f"<h2>{role}</h2>" in editor.get("/admin/guides/").content.decode()


def test_words_are_found_where_they_stand(editor):
    seen = editor.get("/admin/guides/", {"q": "short addr"}).content.decode()
    assert "/admin/guides/run-a-campaign/#" in seen
    assert "Nothing. Try another word" in editor.get("/admin/guides/", {"q": "xylophone"}).content.decode()


def test_what_is_typed_runs_nothing(editor):
    seen = editor.get("/admin/guides/", {"q": "<script>(" * 30}).content.decode()
    assert "<script>(" not in seen


@pytest.mark.parametrize(
    "kind, guide",
    [("page", "write-a-page"), ("service", "checking-numbers"), ("notice", "run-a-campaign")],
)
def test_each_screen_leads_to_its_own(editor, things, kind, guide):  # noqa: F811
    assert f"/admin/guides/{guide}/" in editor.get(address(things[kind], "edit")).content.decode()


# Addresses of ours that no guide is about: an account's own affairs, the administrator's, and what shows no screen.
WITHOUT_GUIDE = {
    *("guide", "guides", "guide_picture", "samples", "set_up", "security_log", "security_log_lines", "my_sessions"),
    *("end_sessions", "reset_second_factor", "stay_signed_in", "reading", "stop_reading", "read_date"),
    *("still_right", "take_back_deletion", "undo_publication", "make_paper_drafts", "paper_page_picture"),
    *("rendering_of_paper", "make_progress_drafts", "use_progress_draft", "answer_report", "held_file_content"),
    *("checked_today", "number_receipt", "take_back_check", "wagtailadmin_account", "missing_rows"),
}


def test_every_screen_of_ours_leads_to_a_guide():
    ours = "accounts.", "campaigns.", "core.", "home.", "plans.", "support_services.", "venues."
    admin = max((each for each in get_resolver().url_patterns if str(each.pattern) == "admin/"), key=size_of)
    named = {each.name: each.callback.__module__ for each in admin.url_patterns if getattr(each, "name", None)}
    screens = {name for name, module in named.items() if module.startswith(ours)} - WITHOUT_GUIDE
    assert len(screens) > 30
    asked = {name: SimpleNamespace(resolver_match=SimpleNamespace(view_name=name, kwargs={})) for name in screens}
    assert sorted(name for name in screens if guide_for(asked[name]) is None) == []


def size_of(resolver) -> int:
    return len(resolver.url_patterns)


def test_there_is_no_other_guide(editor):
    assert editor.get("/admin/guides/operators/").status_code == 404
