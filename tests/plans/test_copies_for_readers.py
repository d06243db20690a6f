"""Readers are offered the original without what is private, with its size; it is public only with its page."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from plans.models import OriginalPaper, ReportPage

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

Document = get_document_model()

PAPER = """Committee: Lamp Board
Dated: 1 February 2024
Subject: Lights in the lanes
Report author: May O'Sample, Director of Lamps

1. The lanes are dark in May.

2. Forty lamps were bought.

May O'Sample
T: 020 7946 0123
"""


def streamed(response):
    return " ".join(b"".join(response.streaming_content).decode().split())


@pytest.fixture
def page(papers, admin_client):
    b"".join(admin_client.post("/admin/papers/import/", {"text": PAPER}).streaming_content)
    done = streamed(admin_client.post(f"/admin/papers/import/{OriginalPaper.objects.get().pk}/"))
    page = ReportPage.objects.get()
    assert f"/admin/papers/{page.pk}/copy/" in done
    return page


def test_the_copy_is_offered_with_its_size_once_the_draft_is_published(page, admin_client, client):
    assert "Make the copy" in admin_client.get(f"/admin/papers/{page.pk}/copy/").content.decode()
    made = streamed(admin_client.post(f"/admin/papers/{page.pk}/copy/"))
    assert "Look through it" in made
    draft = ReportPage.objects.get().get_latest_revision_as_object()
    copy = draft.copy_for_readers
    text = copy.file.read().decode()
    assert "2 Forty lamps were bought." in text and "Lights in the lanes" in text
    assert "Sample" not in text and "7946" not in text
    assert client.get(copy.url).status_code == 404

    draft.get_latest_revision().publish()
    public = " ".join(client.get(ReportPage.objects.get().url).content.decode().split())
    assert f'<a href="{copy.url}">A copy of the original</a> (TXT, {copy.file_size}' in public
    assert client.get(copy.url).status_code == 200


def make_copy(page, admin_client):
    streamed(admin_client.post(f"/admin/papers/{page.pk}/copy/"))
    return ReportPage.objects.get().get_latest_revision_as_object().copy_for_readers


def test_a_copy_made_again_leaves_no_earlier_file_behind(page, admin_client, django_capture_on_commit_callbacks):
    """What was taken out of a paper would still stand in the copy that was made before."""
    with django_capture_on_commit_callbacks(execute=True):
        first, second = make_copy(page, admin_client), make_copy(page, admin_client)
    assert list(Document.objects.all()) == [second]
    assert not first.file.storage.exists(first.file.name)


def test_a_public_copy_stays_until_the_new_one_is_public(
    page, admin_client, client, django_capture_on_commit_callbacks
):
    public = make_copy(page, admin_client)
    ReportPage.objects.get().get_latest_revision().publish()
    new = make_copy(page, admin_client)
    assert client.get(public.url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        ReportPage.objects.get().get_latest_revision().publish()
    assert list(Document.objects.all()) == [new]


def test_a_document_that_an_editor_chose_stays(page, admin_client):
    chosen = Document.objects.create(title="The plan as a file", file=ContentFile(b"%PDF-1.4", "plan.pdf"))
    page.copy_for_readers = chosen
    page.save_revision()
    make_copy(page, admin_client)
    make_copy(page, admin_client)
    assert chosen in Document.objects.all()


def test_an_original_that_cannot_be_read_is_told_in_words(page, admin_client):
    """What is kept may be damaged later, or locked."""
    OriginalPaper.objects.update(name="paper.pdf")
    original = OriginalPaper.objects.get()
    original.file.save("paper.pdf", ContentFile(b"%PDF-1.4 nothing of it is right"))
    said = streamed(admin_client.post(f"/admin/papers/{page.pk}/copy/"))
    assert "This file could not be read. No copy was made. Give the address" in said
    assert "Error" not in said
    assert ReportPage.objects.get().get_latest_revision_as_object().copy_for_readers is None


def test_the_councils_own_address_goes_before_a_copy(page, admin_client, client):
    streamed(admin_client.post(f"/admin/papers/{page.pk}/copy/"))
    draft = ReportPage.objects.get().get_latest_revision_as_object()
    draft.original_address = "https://council.example/paper.pdf"
    draft.save_revision().publish()
    public = client.get(ReportPage.objects.get().url).content.decode()
    assert "council.example/paper.pdf" in public and "A copy of the original" not in public


def test_whoever_may_not_change_the_paper_makes_no_copy(page, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("visitor", password="x"))
    assert client.post(f"/admin/papers/{page.pk}/copy/").status_code in (302, 403)
    assert ReportPage.objects.get().get_latest_revision_as_object().copy_for_readers is None
