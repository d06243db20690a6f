"""A page as Easy Read, in sign language, in large print and as sound."""

import re
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from core.london import LONDON
from core.models import PageAlternate
from home.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(front_page):
    page = front_page.add_child(instance=StandardPage(title="Privacy", slug="privacy"))
    StandardPage.objects.filter(pk=page.pk).update(last_published_at=datetime(2026, 11, 20, 9, tzinfo=LONDON))
    return StandardPage.objects.get(pk=page.pk)


def document(name: str):
    return get_document_model().objects.create(title="A file", file=ContentFile(b"%PDF-1.4 x", name=name), file_size=10)


def of(page, **said) -> PageAlternate:
    given = {"kind": "easy_read", "address": "https://example.org/easy", "checked_on": date(2026, 11, 21)} | said
    alternate = PageAlternate(page=page, **given)
    alternate.full_clean()
    alternate.save()
    return alternate


def said(client) -> str:
    """The page, without what keeps dates and sizes together at the end of a line."""
    text = client.get("/privacy/").content.decode().replace("\xa0", " ")
    return re.sub(r'<span class="nb">(.*?)</span>', r"\1", text)


class TestReaders:
    def test_a_page_without_any_says_nothing_of_formats(self, client, page):
        assert "other formats" not in said(client)

    def test_each_says_when_it_was_compared_and_that_it_leads_elsewhere(self, client, page):
        of(page)
        text = said(client)
        assert 'rel="noreferrer">Easy Read</a>' in text and "opens another website" in text
        assert "Compared with the page on 21 November 2026." in text
        assert "has changed since" not in text

    def test_one_that_is_older_than_the_page_says_so_by_itself(self, client, page):
        of(page, checked_on=date(2026, 11, 19))
        assert "The page has changed since." in said(client)

    @pytest.mark.indexed
    def test_a_file_says_what_it_is_and_is_public_with_its_page(self, client, page):
        file = document("easy.pdf")
        of(page, document=file, address="")
        assert "(PDF, 10" in said(client)
        assert client.get(file.url).status_code == 200
        page.unpublish()
        assert client.get(file.url).status_code == 404


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"address": ""}, "document"),
        ({"address": "not an address"}, "address"),
        ({"checked_on": None}, "checked_on"),
        ({"kind": "bsl"}, "has_captions"),
        ({"kind": "tune"}, "kind"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(page, said, field):
    with pytest.raises(ValidationError) as refused:
        of(page, **said)
    assert field in refused.value.message_dict


@pytest.mark.parametrize(("kind", "name"), [("audio", "easy.pdf"), ("bsl", "easy.pdf"), ("easy_read", "song.mp3")])
def test_a_file_of_another_kind_is_refused(page, kind, name):
    with pytest.raises(ValidationError) as refused:
        of(page, kind=kind, document=document(name), address="", has_captions=True)
    assert "can be" in refused.value.message_dict["document"][0]


class TestTheScreen:
    def test_what_is_saved_is_public_and_what_is_emptied_is_gone(self, admin_client, client, page):
        address = f"/admin/pages/{page.pk}/formats/"
        sent = {"audio-address": "https://example.org/a.mp3", "audio-checked_on": "2026-11-21"}
        assert admin_client.post(address, sent).status_code == 302
        assert "Audio</a>" in said(client)
        admin_client.post(address, {"audio-checked_on": "2026-11-21"})
        assert not PageAlternate.objects.exists()

    def test_nothing_typed_is_lost_when_one_is_refused(self, admin_client, page):
        sent = {"bsl-address": "https://example.org/v", "audio-address": "https://example.org/a.mp3"}
        text = admin_client.post(f"/admin/pages/{page.pk}/formats/", sent).content.decode()
        assert "Give it captions first" in text and "https://example.org/a.mp3" in text
        assert not PageAlternate.objects.exists()
