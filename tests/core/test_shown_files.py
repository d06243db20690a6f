"""A picture or document of a draft has no address for the public until something public shows it."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Page, PageViewRestriction

from core.models import PartnershipSettings, SiteImage
from tests.core.test_uploads import jpeg
from tests.showing import showing, streamed

pytestmark = pytest.mark.indexed


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture(db):
    caches["default"].clear()  # of the sizes of another test's picture with this number
    return SiteImage.objects.create(title="A street", file=ContentFile(jpeg(), name="street.jpg"))


@pytest.fixture
def paper(db):
    return Document.objects.create(title="A paper", file=ContentFile(b"%PDF-1.7\n", name="paper.pdf"))


@pytest.fixture
def page(front_page, picture, paper):
    """A draft that shows the picture and leads to the document."""
    page = showing(front_page, picture, paper, live=False)
    page.save_revision()
    return page


def answers(client, picture, paper) -> list[int]:
    files = (picture.get_rendition("width-800|format-webp"), picture.get_rendition("max-165x165"), paper)
    return [client.get(file.url).status_code for file in files]


def test_from_draft_to_public_and_back(client, page, picture, paper):
    assert answers(client, picture, paper) == [404, 404, 404]
    page.get_latest_revision().publish()
    assert answers(client, picture, paper) == [200, 200, 200]
    page.refresh_from_db()
    page.unpublish()
    assert answers(client, picture, paper) == [404, 404, 404]


def test_a_draft_of_a_public_page_shows_nothing_yet(client, front_page, page, picture, paper):
    page.body = streamed()
    page.save_revision().publish()
    assert answers(client, picture, paper) == [404, 404, 404]
    page.body = streamed(picture)
    page.save_revision()
    assert answers(client, picture, paper) == [404, 404, 404]


def test_a_private_page_shows_nothing_to_the_public(client, page, picture, paper):
    page.get_latest_revision().publish()
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")
    assert answers(client, picture, paper) == [404, 404, 404]


def test_the_original_of_a_public_picture_is_nobodys(client, page, picture):
    page.get_latest_revision().publish()
    assert client.get(f"/media/{picture.file.name}").status_code == 404


def test_an_editor_sees_what_drafts_are_made_of_and_leaves_no_copy(page, picture, paper):
    desk, editor = Client(), get_user_model().objects.create_user("sam")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    desk.force_login(editor)
    assert answers(desk, picture, paper) == [200, 200, 200]
    assert "no-store" in desk.get(picture.get_rendition("max-165x165").url)["Cache-Control"]


def test_the_logo_of_the_partnership_is_everybodys(client, front_page, picture):
    logo = picture.get_rendition("max-264x88").url
    assert client.get(logo).status_code == 404
    PartnershipSettings.objects.update(logo=picture)
    assert logo in client.get("/").content.decode()
    assert client.get(logo).status_code == 200


def test_a_public_picture_costs_four_questions(client, page, picture, django_assert_max_num_queries):
    page.get_latest_revision().publish()
    url = picture.get_rendition("width-800|format-webp").url
    client.get(url)
    with django_assert_max_num_queries(4):
        assert client.get(url)["Cache-Control"] == "public, max-age=3600"
