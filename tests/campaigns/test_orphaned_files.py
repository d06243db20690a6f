"""Archives and cards that were replaced do not pile up, and none that somebody may still ask for goes."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone

from campaigns.models import CampaignEditionPage, PackAsset
from campaigns.orphaned_files import remove_leftovers
from campaigns.packs import make_pack

pytestmark = pytest.mark.slow


def kept() -> set[str]:
    store = storages["private"]
    folders = [folder for folder in ("campaigns/packs", "campaigns/cards") if store.exists(folder)]
    return {f"{folder}/{name}" for folder in folders for name in store.listdir(folder)[1]}


def a_day_later() -> list[str]:
    return remove_leftovers(CampaignEditionPage.objects.all(), timezone.now() + timedelta(days=1))


@pytest.fixture(autouse=True)
def nothing_left_by_others(db):
    a_day_later()


def retitled(edition, title: str):
    """The edition published again, its poster under another name and the page under another title."""
    draft = edition.get_latest_revision_as_object()
    draft.title = title
    [asset] = draft.assets.all()
    asset.title = title
    draft.assets = [asset]
    draft.save_revision().publish()
    return CampaignEditionPage.objects.get(pk=edition.pk)


def test_what_was_replaced_goes_and_what_is_public_stays(client, edition):
    for title in ("Second", "Third"):
        edition = retitled(edition, title)
    assert len(kept()) == 6
    assert len(a_day_later()) == 4
    assert kept() == {edition.pack_name, edition.card_name}
    for name in ("pack.zip", "campaign--card.png", "third.svg"):
        assert client.get(f"/campaign-files/{edition.pk}/{name}").status_code == 200


def test_what_was_replaced_can_be_had_at_no_address(client, edition):
    old = [edition.pack_name, edition.card_name]
    new = retitled(edition, "Second")
    pack = b"".join(client.get(f"/campaign-files/{edition.pk}/pack.zip").streaming_content)
    assert b"second.svg" in pack and b"poster-a4.svg" not in pack
    guesses = ["poster-a4.svg", *(name.rpartition("/")[2] for name in old)]
    addresses = [f"/campaign-files/{new.pk}/{name}" for name in guesses]
    addresses += [f"{folder}{name}" for name in old for folder in ("/media/", "/private/", "/static/", "/")]
    assert {Client().get(address).status_code for address in addresses} == {404}


def test_publishing_the_same_again_adds_nothing(edition):
    before = kept()
    edition.get_latest_revision_as_object().save_revision().publish()
    assert kept() == before


def test_an_archive_made_ahead_of_a_draft_stays(edition, keep_file):
    draft = edition.get_latest_revision_as_object()
    draft.assets.add(PackAsset(title="New poster", file=keep_file(), alt_text="A door."))
    draft.save_revision()
    list(make_pack(draft))
    assert a_day_later() == []
    assert draft.pack_name in kept()


def test_what_was_made_within_the_hour_stays(edition):
    name = storages["private"].save("campaigns/packs/new.zip", ContentFile(b"x"))
    assert name not in remove_leftovers(CampaignEditionPage.objects.all(), timezone.now() + timedelta(minutes=50))
    assert name in kept()


def test_two_seasons_with_the_same_files_share_an_archive_that_stays_with_the_last(make_edition, campaign):
    first = make_edition("winter-2026")
    gone = make_edition("spring-2027", title=first.title, starts_on="2027-03-01", ends_on="2027-03-31")
    gone.delete()
    a_day_later()
    assert {first.pack_name, first.card_name} <= kept()


def test_publishing_and_deleting_tidy_up(edition, monkeypatch, django_capture_on_commit_callbacks):
    # However old: the clock of these tests stands still, and that of the files goes on.
    monkeypatch.setattr("campaigns.orphaned_files.SPARED", timedelta(days=-36_500))
    with django_capture_on_commit_callbacks(execute=True):
        edition = retitled(edition, "Second")
    assert kept() == {edition.pack_name, edition.card_name}
    with django_capture_on_commit_callbacks(execute=True):
        edition.delete()
    assert not kept()
