"""What an editor sends is refused at its field when it is not what it says, or would do harm: never with a fault."""

import runpy
from io import BytesIO
from pathlib import Path

import pytest
import wagtail
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.models import Document
from wagtail.documents.views.serve import serve as wagtail_serve
from wagtail.images.fields import WagtailImageField
from wagtail.models import Collection, CollectionViewRestriction

from core.models import SiteImage
from tests.campaigns.conftest import png
from tests.core.test_upload_validation import zipped
from tests.showing import showing

pytestmark = pytest.mark.slow

WHEN_FIXED = f"Wagtail {wagtail.__version__} no longer has this defect: "
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
flat_png = runpy.run_path(str(settings.BASE_DIR / "script" / "parts" / "flat_png.py"))["flat_png"]


def jpeg() -> bytes:
    written = BytesIO()
    Image.effect_noise((300, 200), 60).save(written, "JPEG")
    return written.getvalue()


def long_gif() -> bytes:
    """Many frames of a moderate picture."""
    frame, written = Image.new("P", (1000, 1000)), BytesIO()
    others = [Image.new("P", (1000, 1000), number % 200) for number in range(50)]
    frame.save(written, "GIF", save_all=True, append_images=others)
    return written.getvalue()


PICTURES = {
    "196 million pixels": (lambda: flat_png(14_000, 14_000), "a.png", "pixels"),
    "125 million pixels": (lambda: flat_png(12_504, 10_000), "a.png", "pixels"),
    "many frames": (long_gif, "a.gif", "pixels"),
    "cut short": (lambda: png()[:300], "a.png", "damaged"),
    "half of a photograph": (lambda: jpeg()[: len(jpeg()) // 2], "a.jpg", "damaged"),
    "a header alone": (lambda: png()[:20], "a.png", "is not what"),
    "HTML": (lambda: HTML, "a.png", "is not what"),
    "another kind": (lambda: png(), "a.jpg", "is not what"),
    "a drawing": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "one of these"),
}
DOCUMENTS = {
    "HTML called PDF": (lambda: HTML, "a.pdf", "is not what"),
    "HTML called text": (lambda: HTML, "a.txt", "is not what"),
    "HTML called CSV": (lambda: HTML, "a.csv", "is not what"),
    "a program called Word": (lambda: b"MZ\x90\x00" * 100, "a.docx", "is not what"),
    "Word with macros": (
        lambda: zipped(word__document_dot_xml=b"<x/>", word__vbaProject_dot_bin=b"x"), "a.docx", "macros"),
    "Word that unpacks to 60 MB": (lambda: zipped(word__document_dot_xml=b" " * 60_000_000), "a.docx", "unpack"),
    "Excel that unpacks to 60 MB": (lambda: zipped(xl__workbook_dot_xml=b" " * 60_000_000), "a.xlsx", "unpack"),
    "an archive that unpacks to 60 MB": (lambda: zipped(a=b" " * 60_000_000), "a.zip", "unpack"),
    "half of an archive": (lambda: zipped(a=b"x" * 999)[:60], "a.zip", "is not what"),
}  # fmt: skip


@pytest.fixture
def editor(admin_client, front_page):
    return admin_client


@pytest.fixture
def paper(db, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return Document.objects.create(title="A paper", file=ContentFile(b"%PDF-1.7\n" + b"x" * 300, name="paper.pdf"))


def sent(make, name: str) -> dict:
    return {"title": "Sent", "file": SimpleUploadedFile(name, make()), "collection": Collection.objects.get(depth=1).pk}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_that_would_do_harm_is_refused_at_its_field(editor, kind):
    make, name, words = PICTURES[kind]
    said = editor.post(reverse("wagtailimages:add"), sent(make, name))
    assert said.status_code == 200
    assert words in said.context["form"].errors["file"][0]
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("kind", PICTURES)
def test_so_it_is_where_many_are_sent_at_once_and_in_the_chooser(editor, kind):
    make, name, words = PICTURES[kind]
    many = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile(name, make())},
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )
    assert many.status_code == 200 and many.json()["success"] is False
    assert words in many.json()["error_message"]
    data = {f"image-chooser-upload-{field}": value for field, value in sent(make, name).items()}
    chooser = editor.post(reverse("wagtailimages_chooser:create"), data)
    assert chooser.status_code == 200 and words in chooser.content.decode()


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_that_is_not_what_it_says_is_refused_at_its_field(editor, kind):
    make, name, words = DOCUMENTS[kind]
    said = editor.post(reverse("wagtaildocs:add"), sent(make, name))
    assert said.status_code == 200
    assert words in said.context["form"].errors["file"][0]
    assert not Document.objects.exists()


def test_what_is_right_is_kept(editor, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    assert editor.post(reverse("wagtailimages:add"), sent(png, "a.png")).status_code == 302
    assert editor.post(reverse("wagtailimages:add"), sent(jpeg, "b.jpg")).status_code == 302
    assert editor.post(reverse("wagtaildocs:add"), sent(lambda: b"Name,Level\n", "a.csv")).status_code == 302
    word = zipped(word__document_dot_xml=b"<x/>")
    assert editor.post(reverse("wagtaildocs:add"), sent(lambda: word, "a.docx")).status_code == 302
    assert SiteImage.objects.count() == Document.objects.count() == 2
    renamed = {"title": "Renamed", "collection": Collection.objects.get(depth=1).pk}
    picture, document = SiteImage.objects.first(), Document.objects.first()
    assert editor.post(reverse("wagtailimages:edit", args=[picture.pk]), renamed).status_code == 302
    assert editor.post(reverse("wagtaildocs:edit", args=[document.pk]), renamed).status_code == 302


@pytest.mark.parametrize(("view", "make", "name"), [("images", png, "a.png"), ("docs", lambda: b"A,B\n", "a.csv")])
def test_a_disk_that_is_full_is_said_at_the_field_and_nothing_is_lost(editor, tmp_path, settings, view, make, name):
    settings.MEDIA_ROOT = tmp_path / "full"
    settings.MEDIA_ROOT.write_text("no folder")
    said = editor.post(reverse(f"wagtail{view}:add"), sent(make, name))
    assert said.status_code == 200 and "could not be kept" in said.context["form"].errors["file"][0]
    assert 'value="Sent"' in said.content.decode()
    settings.MEDIA_ROOT.unlink()
    assert editor.post(reverse(f"wagtail{view}:add"), sent(make, name)).status_code == 302
    assert not list(settings.MEDIA_ROOT.glob("probe*"))


def test_a_document_is_saved_and_cannot_run(client, paper, front_page):
    showing(front_page, paper)
    said = client.get(paper.url, HTTP_ACCEPT_ENCODING="gzip")
    assert b"".join(said.streaming_content).startswith(b"%PDF")
    assert said["Content-Disposition"] == 'attachment; filename="paper.pdf"'
    assert said["Content-Type"] == "application/pdf"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Content-Security-Policy"].endswith("; sandbox") and "'none'" in said["Content-Security-Policy"]
    assert "Content-Encoding" not in said
    assert said["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", ["/media/{}", "/media/./{}", "/media//{}", "/media/images/../{}", "/media/%2e/{}"])
def test_a_document_has_no_address_but_the_one_that_asks_who_asks(client, paper, address):
    assert (Path(settings.MEDIA_ROOT) / paper.file.name).exists()
    assert client.get(address.format(paper.file.name)).status_code == 404


def test_a_private_document_is_for_people_who_have_signed_in(client, paper):
    CollectionViewRestriction.objects.create(collection=paper.collection, restriction_type="login")
    said = client.get(paper.url)
    assert said.status_code == 302 and "/login/" in said["Location"]


def test_no_password_is_shared(editor, front_page):
    """It could be guessed for ever, and is kept readable: who may see a private page signs in."""
    shown = editor.get(reverse("wagtailadmin_pages:set_privacy", args=[front_page.pk])).json()["html"]
    assert 'value="login"' in shown and 'value="password"' not in shown


class TestDefectsOfWagtail:
    """Each holds for the release that is pinned. One that fails says which workaround that release makes needless."""

    def test_a_picture_with_too_many_pixels_still_raises_what_is_no_form_error(self):
        field = WagtailImageField()
        with pytest.raises(Image.DecompressionBombError):
            field.clean(SimpleUploadedFile("a.png", flat_png(14_000, 14_000)))
            pytest.fail(WHEN_FIXED + "core.upload_forms.CheckedImageField may go.")

    def test_half_a_picture_still_raises_what_is_no_form_error(self):
        half = SimpleUploadedFile("a.jpg", jpeg()[: len(jpeg()) // 2])
        with pytest.raises(OSError):
            WagtailImageField().clean(half)
            pytest.fail(WHEN_FIXED + "core.upload_forms.CheckedImageField may go.")

    def test_a_document_is_still_known_by_its_name_alone(self):
        looks = [name for name in vars(BaseDocumentForm) if name == "clean_file"]
        assert not looks, WHEN_FIXED + "look whether core.upload_forms.DocumentForm may go."

    def test_a_document_still_comes_with_content_encoding_none(self, rf, paper):
        request = rf.get(paper.url)
        request.user = AnonymousUser()
        said = wagtail_serve(request, paper.pk, "paper.pdf")
        assert said["Content-Encoding"] == "None", WHEN_FIXED + "half of core.file_views.document may go."
        assert "sandbox" not in said["Content-Security-Policy"]
