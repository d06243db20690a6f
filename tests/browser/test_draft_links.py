"""Somebody without an account opens a link to a draft: its picture is there, and its document opens."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.documents.models import Document

from core.models import SiteImage
from home.draft_links import make_draft_link
from home.timed_links import token_of
from tests.core.test_uploads import jpeg
from tests.showing import showing

pytestmark = pytest.mark.browser
IS_SHOWN = "picture => picture.complete && picture.naturalWidth > 0"


@pytest.fixture
def link(front_page, editor):
    picture = SiteImage.objects.create(title="A street", file=ContentFile(jpeg(), name="street.jpg"))
    paper = Document.objects.create(title="A paper", file=ContentFile(b"The words of the paper.", name="paper.txt"))
    draft = showing(front_page, picture, paper, live=False)
    draft.save_revision()
    return make_draft_link(draft, editor, "Ann", 14, is_pinned=False, moment=timezone.localtime())


def test_the_reader_of_a_link_sees_its_picture_and_opens_its_document(page, link, watch):
    page.goto(f"/drafts/{token_of(link)}/")
    page.get_by_role("link", name="See it as it will look").click()
    picture = page.get_by_role("img", name="A street")
    picture.scroll_into_view_if_needed()
    page.wait_for_function(IS_SHOWN, arg=picture.element_handle())
    with page.expect_download() as kept:
        page.get_by_role("link", name="The paper").click()
    assert Path(kept.value.path()).read_text() == "The words of the paper."

    watch.expect("status of 410")
    link.expires_at = timezone.now() - timedelta(seconds=1)
    link.save()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("This link shows nothing")
