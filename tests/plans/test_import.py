"""From paper to page: drafts are made, the original is kept, and nothing is made twice or by halves."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from plans.models import OriginalPaper, ReportPage

PAPER = """Committee: Example Scrutiny Committee\tDated: 01/02/2024
Subject: Lights in the lanes\tPublic
Report of: Jo Bloggs, Director of Lamps\tFor Decision

Summary

1. The lanes are dark.
2. We asked:
- residents
- workers

Recommendation

Members are asked to agree to buy lamps.

Jo Bloggs

Director of Lamps
T: 020 7946 0123
E: jo.bloggs@example.org
"""


@pytest.fixture
def paper_file(tmp_path) -> Path:
    file = tmp_path / "lights.txt"
    file.write_text(PAPER)
    return file


class TestImporting:
    def test_it_makes_a_draft_and_publishes_nothing(self, papers, paper_file):
        call_command("import_report", str(paper_file))
        page = ReportPage.objects.get()
        assert not page.live
        draft = page.get_latest_revision_as_object()
        assert draft.date.isoformat() == "2024-02-01"
        assert draft.committee_as_published == "Example Scrutiny Committee"
        assert {"para-1", "para-2", "para-2-item-1"} <= draft.anchors

    def test_the_officers_name_and_telephone_are_kept_but_not_in_the_words(self, papers, paper_file):
        call_command("import_report", str(paper_file))
        draft = ReportPage.objects.get().get_latest_revision_as_object()
        assert draft.contacts.get().phone == "020 7946 0123"
        assert "7946" not in str(draft.body)

    def test_the_same_file_again_leads_to_the_page_that_exists(self, papers, paper_file, capsys):
        call_command("import_report", str(paper_file))
        call_command("import_report", str(paper_file))
        assert ReportPage.objects.count() == 1
        assert OriginalPaper.objects.count() == 1
        assert "imported before" in capsys.readouterr().out

    def test_the_original_is_kept_to_the_byte_and_has_no_public_address(self, papers, paper_file):
        call_command("import_report", str(paper_file))
        original = OriginalPaper.objects.get()
        assert original.read() == PAPER.encode()
        with pytest.raises(ValueError):
            original.file.url  # noqa: B018 - asking for the address is the test

    def test_a_file_that_cannot_be_read_leaves_nothing_behind(self, papers, tmp_path):
        (tmp_path / "empty.docx").write_bytes(b"")
        with pytest.raises(CommandError, match="1 of 1 papers"):
            call_command("import_report", str(tmp_path / "empty.docx"))
        assert not ReportPage.objects.exists()
        assert not OriginalPaper.objects.exists()

    def test_one_bad_file_does_not_stop_the_others(self, papers, paper_file, tmp_path):
        (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
        with pytest.raises(CommandError):
            call_command("import_report", str(tmp_path / "scan.pdf"), str(paper_file))
        assert ReportPage.objects.count() == 1

    def test_a_page_with_our_summary_gets_the_papers_words_as_a_draft(self, papers, paper_file):
        summary = ReportPage(title="Lights", slug="lights", date="2024-02-01", body_is_summary=True)
        papers.add_child(instance=summary)
        summary.save_revision().publish()
        call_command("import_report", str(paper_file))
        page = ReportPage.objects.get()
        assert page.live
        assert page.body_is_summary
        assert not page.body
        draft = page.get_latest_revision_as_object()
        assert not draft.body_is_summary
        assert "para-1" in draft.anchors
        assert draft.title == "Lights"


class TestImportingInTheAdmin:
    def test_the_preview_shows_what_was_found_and_makes_nothing(self, papers, admin_client, paper_file):
        with paper_file.open("rb") as file:
            response = admin_client.post("/admin/papers/import/", {"file": file})
        seen = b"".join(response.streaming_content).decode()
        assert "Example Scrutiny Committee" in seen
        assert "<progress" in seen
        assert not ReportPage.objects.exists()

    def test_pasted_text_that_is_refused_stays_in_the_form(self, papers, admin_client):
        response = admin_client.post("/admin/papers/import/", {"text": "\x00\x01 words"})
        seen = (b"".join(response.streaming_content) if response.streaming else response.content).decode()
        assert "words" in seen
        assert not OriginalPaper.objects.exists()

    def test_neither_file_nor_text_is_said_at_the_field(self, papers, admin_client):
        assert "Choose a file, or paste" in admin_client.post("/admin/papers/import/", {}).content.decode()

    def test_drafts_are_made_from_what_was_previewed(self, papers, admin_client):
        b"".join(admin_client.post("/admin/papers/import/", {"text": PAPER}).streaming_content)
        original = OriginalPaper.objects.get()
        done = b"".join(admin_client.post(f"/admin/papers/import/{original.pk}/").streaming_content).decode()
        assert "Nothing is public yet" in done
        assert ReportPage.objects.get().live is False

    def test_somebody_without_rights_to_papers_is_turned_away(self, papers, client, django_user_model):
        from django.contrib.auth.models import Permission

        person = django_user_model.objects.create_user("visitor", password="x")
        person.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(person)
        assert client.get("/admin/papers/import/").status_code in (302, 403)
