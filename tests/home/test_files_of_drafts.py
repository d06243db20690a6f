"""Pictures and documents of a draft are shown to whoever has a link to it while that works, and to nobody else."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document

from core.models import SiteImage
from home.draft_link_models import DraftLink
from home.draft_links import make_draft_link
from home.timed_links import revoke, token_of
from tests.core.test_shown_files import folder, page, paper, picture  # noqa: F401 - fixtures
from tests.core.test_uploads import jpeg
from tests.showing import streamed

pytestmark = pytest.mark.indexed


@pytest.fixture
def link(page, django_user_model):  # noqa: F811
    maker = django_user_model.objects.create_user("maker")
    return make_draft_link(page, maker, "Ann", 14, is_pinned=False, moment=timezone.localtime())


@pytest.fixture
def address(link) -> str:
    return f"/drafts/{token_of(link)}/"


def files_in(client, address) -> list[str]:
    """The addresses from which the draft takes its picture, and to which it leads for the document."""
    html = client.get(f"{address}page/").content.decode()
    return re.findall(r'(?:src|href)="([^"]*/(?:media|documents)/[^"]+)"', html)


def statuses(client, addresses: list[str]) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_the_page_takes_them_from_its_own_link(client, address):
    addresses = files_in(client, address)
    assert len(addresses) == 2 and all(each.startswith(address) for each in addresses)
    shown = [client.get(address) for address in addresses]
    assert [answer.headers["Content-Type"] for answer in shown] == ["image/webp", "application/pdf"]
    assert {answer.headers["Cache-Control"] for answer in shown} == {"no-store"}
    assert statuses(client, [each.replace(address, "/") for each in addresses]) == [404, 404]


@pytest.mark.parametrize("how", ["ended", "its time is over"])
def test_they_are_gone_with_the_link(how, client, link, address):
    addresses = files_in(client, address)
    if how == "ended":
        revoke(link, timezone.now())
    else:
        DraftLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert statuses(client, addresses) == [410, 410]


def test_what_a_newer_draft_has_left_out_is_gone_too(client, address, page):  # noqa: F811
    addresses = files_in(client, address)
    page.body = streamed()
    page.save_revision()
    assert statuses(client, addresses) == [404, 404]


def test_a_link_leads_to_no_file_of_another_draft(client, address):
    other = SiteImage.objects.create(title="Another", file=ContentFile(jpeg(), name="other.jpg"))
    secret = Document.objects.create(title="Another", file=ContentFile(b"%PDF-1.7\n", name="other.pdf"))
    rendition = other.get_rendition("width-800|format-webp")
    addresses = [rendition.url, secret.url, "/media/original_images/street.jpg", "/campaign-files/poster.png"]
    assert statuses(client, [address + each.removeprefix("/") for each in addresses]) == [404] * 4


def test_words_that_look_like_an_address_stay_as_they_were_written(client, address, page):  # noqa: F811
    page.lead = "<p>Kept below /documents/ until May.</p>"
    page.save_revision()
    assert "Kept below /documents/ until May." in client.get(f"{address}page/").content.decode()
