"""Another file for a public document or picture: readers see the old one until a second person has approved it."""

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, ModelLogEntry

from core.models import FourEyesSettings, HeldFile, SiteImage
from home.models import StandardPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def paper(front_page, media) -> Document:
    paper = Document(title="Minutes", file=ContentFile(b"The old minutes.", "minutes.txt"))
    paper._set_document_file_metadata()
    paper.save()
    return paper


def replace(client, paper, words: bytes = b"The new minutes.", title: str = "Minutes"):
    file = SimpleUploadedFile("minutes.txt", words, "text/plain")
    root = Collection.objects.get(depth=1).pk
    return client.post(f"/admin/documents/edit/{paper.pk}/", {"title": title, "file": file, "collection": root})


def read_by_visitors(paper) -> bytes:
    with Document.objects.get(pk=paper.pk).file.open("rb") as file:
        return file.read()


@pytest.mark.parametrize("role", ["editor", "moderator", "administrator"])
def test_nobody_replaces_a_public_file_alone(client, people, paper, role, commits_at_once):
    client.force_login(people[role])
    replace(client, paper, title="Minutes of May")
    assert read_by_visitors(paper) == b"The old minutes."
    assert Document.objects.get().title == "Minutes"  # its title is of the file that waits
    held = HeldFile.objects.waiting().get()
    assert "Minutes of May" in client.get(f"/admin/held-files/{held.pk}/").content.decode()
    client.post(f"/admin/held-files/{held.pk}/", {"answer": "approve"})
    assert read_by_visitors(paper) == b"The old minutes."
    assert "other@example.org" in {address for letter in mail.outbox for address in letter.to}


def test_somebody_else_approves_it_and_the_earlier_file_can_be_put_back_by_two(client, people, paper, commits_at_once):
    client.force_login(people["editor"])
    replace(client, paper)
    held = HeldFile.objects.get()
    client.force_login(people["moderator"])
    assert b"Another file waits for your approval" in client.get("/admin/").content
    assert b"".join(client.get(f"/admin/held-files/{held.pk}/content/").streaming_content) == b"The new minutes."
    client.post(f"/admin/held-files/{held.pk}/", {"answer": "approve"})
    assert read_by_visitors(paper) == b"The new minutes."
    assert Document.objects.get().file_size == 16
    assert ModelLogEntry.objects.get(action="core.file_approved").user == people["moderator"]
    client.post(f"/admin/held-files/{held.pk}/", {"answer": "put_back"})
    assert read_by_visitors(paper) == b"The new minutes."
    client.force_login(people["other moderator"])
    client.post(f"/admin/held-files/{HeldFile.objects.waiting().get().pk}/", {"answer": "approve"})
    assert read_by_visitors(paper) == b"The old minutes."


def test_sent_back_it_says_why_and_readers_keep_the_old_one(client, people, paper, commits_at_once):
    client.force_login(people["editor"])
    replace(client, paper)
    held = HeldFile.objects.get()
    client.force_login(people["moderator"])
    assert (
        b"Say what should be different" in client.post(f"/admin/held-files/{held.pk}/", {"answer": "send_back"}).content
    )
    mail.outbox.clear()
    client.post(f"/admin/held-files/{held.pk}/", {"answer": "send_back", "because": "Page two is missing."})
    assert [letter.to for letter in mail.outbox] == [["edito@example.org"]]
    assert "Page two is missing." in mail.outbox[0].body
    assert read_by_visitors(paper) == b"The old minutes."
    client.post(f"/admin/held-files/{held.pk}/", {"answer": "approve"})  # answered already
    assert read_by_visitors(paper) == b"The old minutes."


def test_a_newer_file_takes_the_place_of_one_that_waits(client, people, paper):
    client.force_login(people["editor"])
    replace(client, paper)
    assert b"Another file waits for approval since" in client.get(f"/admin/documents/edit/{paper.pk}/").content
    replace(client, paper, b"The newest minutes.")
    assert HeldFile.objects.get().file.read() == b"The newest minutes."


def test_whoever_may_not_approve_sees_nothing_of_it(client, people, paper):
    client.force_login(people["editor"])
    replace(client, paper)
    held = HeldFile.objects.get()
    client.force_login(people["other editor"])
    for address in (f"/admin/held-files/{held.pk}/", f"/admin/held-files/{held.pk}/content/"):
        assert client.get(address).status_code in (302, 403)
    client.logout()
    assert client.get(f"/media/{held.file.name}").status_code == 404


def test_a_picture_is_held_as_well(client, people, front_page, media):
    picture = SiteImage.objects.create(title="Lamp", description="A lamp", file=get_test_image_file("old.png"))
    client.force_login(people["moderator"])
    new = SimpleUploadedFile("new.png", get_test_image_file(colour="red").file.getvalue(), "image/png")
    root = Collection.objects.get(depth=1).pk
    words = {"title": "Lamp", "description": "A bright lamp", "file": new, "collection": root, "tags": "", "credit": ""}
    client.post(f"/admin/images/{picture.pk}/", words)
    picture.refresh_from_db()
    held = HeldFile.objects.get()
    assert "old" in picture.file.name and "new" in held.file.name
    assert picture.description == "A lamp"
    client.force_login(people["other moderator"])
    client.post(f"/admin/held-files/{held.pk}/", {"answer": "approve"})
    picture.refresh_from_db()
    assert "new" in picture.file.name and picture.description == "A bright lamp"


@pytest.mark.indexed
def test_what_is_said_of_a_public_picture_waits_also_without_another_file(client, people, front_page, media):
    """One that stands nowhere is described at once: whoever shows it is looked at then."""
    picture = SiteImage.objects.create(title="Lamp", description="A lamp", file=get_test_image_file("old.png"))
    root = Collection.objects.get(depth=1).pk
    words = {"title": "Lamp", "description": "A lit lamp", "collection": root, "tags": "", "credit": ""}
    client.force_login(people["moderator"])
    client.post(f"/admin/images/{picture.pk}/", words)
    picture.refresh_from_db()
    assert picture.description == "A lit lamp"
    body = [("picture", {"picture": picture, "caption": ""})]
    front_page.add_child(instance=StandardPage(title="Lamps", slug="lamps", body=body))
    client.post(f"/admin/images/{picture.pk}/", words | {"description": "A rude word"})
    picture.refresh_from_db()
    assert picture.description == "A lit lamp"
    client.force_login(people["other moderator"])
    client.post(f"/admin/held-files/{HeldFile.objects.get().pk}/", {"answer": "approve"})
    picture.refresh_from_db()
    assert picture.description == "A rude word" and picture.file.storage.exists(picture.file.name)


def test_where_one_person_is_enough_the_file_is_public_at_once(client, people, paper):
    FourEyesSettings(files=True).save()
    client.force_login(people["editor"])
    replace(client, paper)
    assert read_by_visitors(paper) == b"The new minutes."
    assert not HeldFile.objects.exists()
