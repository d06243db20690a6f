"""The preview: what was read beside the original, corrected before anything is made, and read only once."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from plans import paper_reading
from plans.models import OriginalPaper, PaperPreview, ReportPage
from tests.plans.papers.pdf_files import PdfFile, words

pytestmark = pytest.mark.django_db

PAPER = """Agenda and minutes

Bridge Panel - Thursday, 4th March, 2021 7.00 pm

The Panel was told that the help desk is at 020 7946 0999 by day and by night for all.

Paint was bought.

Page 2 of 3
"""


@pytest.fixture
def previewed(papers, admin_client):
    def post(**given):
        response = admin_client.post("/admin/papers/import/", given)
        return b"".join(response.streaming_content).decode()

    return post


def drafts_of(admin_client, **sent):
    original = OriginalPaper.objects.get()
    response = admin_client.post(f"/admin/papers/import/{original.pk}/", sent)
    return b"".join(response.streaming_content).decode()


def draft():
    return ReportPage.objects.get().get_latest_revision_as_object()


def test_it_prints_the_count_and_lists_what_was_set_aside(previewed):
    seen = previewed(text=PAPER)
    assert "of 39</b> words placed" in seen
    assert "Page 2 of 3" in seen and "At the head or foot of a page" in seen


def test_an_unsure_fact_is_offered_and_used_only_when_chosen(previewed, admin_client):
    seen = " ".join(previewed(text=PAPER).split())
    assert "Use “Bridge Panel”" in seen and "Say nothing yet" in seen
    drafts_of(admin_client, **{"title-0": "Minutes of 4 March", "use-dated-0": "4th March, 2021"})
    assert (draft().title, draft().date.isoformat()) == ("Minutes of 4 March", "2021-03-04")
    assert draft().committee_as_published == ""


def test_a_wrong_day_is_said_at_the_field_and_nothing_typed_is_lost(previewed, admin_client):
    previewed(text=PAPER)
    seen = drafts_of(admin_client, **{"title-0": "Mine", "dated-0": "31 February 2021"})
    assert "Write the day in full" in seen and 'value="31 February 2021"' in seen and 'value="Mine"' in seen
    assert not ReportPage.objects.exists()


def test_a_block_is_made_another_kind_set_aside_or_private(previewed, admin_client):
    previewed(text=PAPER)
    drafts_of(
        admin_client,
        **{"title-0": "Minutes", "kind-0-start-p-3": "heading", "hide-0": "020 7946 0999", "not-stated-0": "committee"},
    )
    kinds = [block.block_type for block in draft().body]
    assert "heading" in kinds
    assert "7946" not in str(draft().body) and "[removed]" in str(draft().body)
    assert draft().contacts.get().phone == "020 7946 0999"
    assert draft().facts_not_stated == ["committee"]


def test_it_is_read_once_and_waits_an_hour(previewed, admin_client, monkeypatch):
    previewed(text=PAPER)
    monkeypatch.setattr(paper_reading, "run_bounded", lambda *_, **__: pytest.fail("it was read twice"))
    assert "Make draft" in admin_client.get(f"/admin/papers/import/{OriginalPaper.objects.get().pk}/").content.decode()
    drafts_of(admin_client)
    assert ReportPage.objects.count() == 1


def test_after_an_hour_it_is_read_anew(previewed, admin_client):
    previewed(text=PAPER)
    PaperPreview.objects.update(read_at=timezone.now() - timedelta(minutes=61))
    drafts_of(admin_client)
    assert ReportPage.objects.count() == 1


def test_the_name_of_a_committee_is_remembered_for_its_next_paper(previewed, admin_client):
    previewed(text=PAPER)
    drafts_of(admin_client, **{"title-0": "March", "committee-0": "Bridge Panel and its friends"})
    seen = " ".join(
        previewed(
            text="Notes of an afternoon\n\nThe Bridge Panel & its Friends came together on the quay.\n\n"
            "Harbour Board\n\nIt looked at the paint of the boats for an hour and then went home by the night bus."
        ).split()
    )
    first, second = seen.index("Use “Bridge Panel and its friends”"), seen.index("Use “Harbour Board”")
    assert first < second and "as you wrote it for an earlier one" in seen


FORM = """Notes of the Bridge Panel

Sitting of: Bridge Panel

What it is about: {title}

Came together on: {day}

Form 12 of the clerk's office

The Panel looked at the {title} for an hour, thanked those who had made it, and went home by the night bus.
"""


def test_labels_and_heads_that_an_editor_found_are_remembered_for_that_committee(previewed, admin_client):
    previewed(text=FORM.format(title="new paint", day="4 March 2021"))
    facts = {"title-0": "new paint", "committee-0": "Bridge Panel", "dated-0": "4 March 2021"}
    head = next(
        block.anchor
        for block in paper_reading.kept_reading(OriginalPaper.objects.get(), timezone.now()).papers[0].blocks
        if "Form 12" in getattr(block, "html", "")
    )
    drafts_of(admin_client, **facts, **{f"kind-0-{head}": "aside"})

    seen = " ".join(
        previewed(text=FORM.format(title="old lamp", day="5 May 2022").replace("Form 12", "Form 13")).split()
    )
    assert "Use “old lamp”: after “What it is about”, where it stood in an earlier paper" in seen
    assert "Use “5 May 2022”: after “Came together on”" in seen
    assert "You set this aside in an earlier paper of this committee." in seen
    assert re.search(r'name="kind-0-form-13[^"]*" value="aside" checked', seen)

    other = " ".join(
        previewed(text=FORM.format(title="old boat", day="6 May 2022").replace("Bridge", "Harbour")).split()
    )
    assert "where it stood in an earlier paper" not in other.replace("after “Sitting of”, where it stood", "")
    assert "You set this aside" not in other


def test_a_pdf_is_shown_beside_its_pages(previewed, admin_client, tmp_path):
    pdf = PdfFile()
    pdf.page(words("Report on paint", y=760, size=18), words("The bridge was painted in May.", y=700))
    (tmp_path / "paper.pdf").write_bytes(pdf.data)
    with (tmp_path / "paper.pdf").open("rb") as file:
        seen = previewed(file=file)
    address = f"/admin/papers/import/{OriginalPaper.objects.get().pk}/picture/1/"
    assert address in seen and "<rect" in seen
    picture = admin_client.get(address)
    assert picture["Content-Type"] == "image/png" and picture.content[1:4] == b"PNG"
    assert admin_client.get(address.replace("picture/1", "picture/2")).status_code == 404


SPITEFUL = b"""<!doctype html><html><head><script>steal()</script><link rel=stylesheet href=https://example.org/a.css></head>
<body onload=steal()><h1>Notes of the Bridge Panel</h1><img src=https://example.org/dot.png>
<p style="background:url(https://example.org/b.png);text-align:center">Paint was <a href="https://example.org">bought</a>
by the Panel for the bridge, and it was used before the summer began.</p><iframe src=https://example.org></iframe>
<table><tr><td bgcolor=red>Late</td><td>Paint</td></tr></table><p hidden>not to be seen</p></body></html>"""


def test_a_web_page_is_shown_as_it_looks_and_nothing_in_it_runs_or_loads(previewed, admin_client):
    seen = previewed(file=SimpleUploadedFile("notes.html", SPITEFUL))
    address = f"/admin/papers/import/{OriginalPaper.objects.get().pk}/original/"
    assert f'src="{address}"' in seen and 'sandbox="allow-same-origin"' in seen and f'href="{address}#o' in seen
    shown = admin_client.get(address)
    html = shown.content.decode()
    assert "text-align:center" in html and 'bgcolor="red"' in html and "bought" in html
    assert "example.org" not in html and "steal" not in html and "<script" not in html
    policy = shown["Content-Security-Policy"]
    assert "script-src 'none'" in policy and "img-src 'none'" in policy and "connect-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy and "sandbox allow-same-origin" in policy
    PaperPreview.objects.update(read_at=timezone.now() - timedelta(minutes=61))
    assert admin_client.get(address).status_code == 404


def test_while_it_is_read_each_page_is_told(tmp_path):
    pdf, told = PdfFile(), []
    for _ in range(3):
        pdf.page(words("The bridge was painted in May, and the paint has held since then.", y=700))
    paper_reading.read_bounded(pdf.data, "paper.pdf", lambda *step: told.append(step))
    said = [words for _, _, words in told]
    assert [f"Reading page {page} of 3" for page in (1, 2, 3)] == [each for each in said if "page" in each]


def test_it_says_where_the_original_cannot_be_shown_beside(previewed, admin_client):
    assert "cannot be shown beside" not in previewed(text=PAPER)
    PaperPreview.objects.update(rendering="")
    seen = admin_client.get(f"/admin/papers/import/{OriginalPaper.objects.get().pk}/").content.decode()
    assert "cannot be shown beside" in seen
