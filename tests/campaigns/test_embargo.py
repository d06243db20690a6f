"""Until the moment of release nothing can be had at any address that somebody could guess; then everything at once."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from campaigns.link_counts import short_addresses_of
from campaigns.models import CampaignEditionPage, PackAsset
from campaigns.packs import pack_name_for
from home.models import StandardPage
from tests.campaigns.conftest import SVG

pytestmark = [pytest.mark.slow, pytest.mark.indexed]

SECRET = "Lanterns for every lane"


def guesses(edition) -> list[str]:
    """Addresses of an edition and its files that an attacker could try, having seen another edition."""
    files = ["poster-a4.svg", "poster-a4.drawing.svg", "campaign--picture.320.webp", "campaign--picture.640.png",
             "campaign--card.png", "pack.zip", "file.svg", "licence.txt", "manifest.csv", "../pack.zip"]  # fmt: skip
    names = [f"/campaign-files/{edition.pk}/{name}" for name in files]
    stored = [asset.file.file.name for asset in edition.assets.all()] + [edition.picture.file.name]
    names += [f"/media/{name}" for name in stored] + [f"/documents/{edition.pk}/", f"/documents/{edition.pk}/a.svg"]
    names += [f"/go/{address.code}/" for address in short_addresses_of(edition)]
    here = edition.url_path.removeprefix("/front")
    return [
        *names,
        here,
        f"{here}pack/",
        f"{here}poster-a4.svg",
        f"/admin/campaigns/files/{edition.picture_id}/file.png",
    ]


def places(client) -> dict[str, str]:
    """Everywhere on the site where an edition shows once it is public."""
    addresses = ["/", "/campaigns/", "/campaigns/home/", "/campaigns/calendar/", "/campaigns/feed.xml",
                 "/campaigns/calendar.ics", "/feed.xml", "/sitemap.xml", "/about/", "/search/?q=lanterns"]  # fmt: skip
    return {address: client.get(address).content.decode() for address in addresses}


@pytest.fixture
def secret(make_edition, front_page):
    """An edition that is complete, with a notice, and still a draft."""
    front_page.add_child(instance=StandardPage(title="About us", slug="about"))
    edition = make_edition(publish=False, title=SECRET, slug="lanterns", banner_words=f"{SECRET}: it is on.")
    call_command("rebuild_references_index", verbosity=0)
    return edition


def test_a_draft_is_nowhere(client, secret):
    for address in guesses(secret):
        assert client.get(address).status_code in (302, 404), address
        assert b"<svg xmlns" not in client.get(address).content
    assert not [address for address, said in places(client).items() if SECRET in said and "q=lanterns" not in address]


def test_only_the_admin_leads_anywhere_and_that_is_to_signing_in(client, secret):
    led = {address: client.get(address) for address in guesses(secret)}
    assert {address.split("/")[1] for address, answer in led.items() if answer.status_code == 302} == {"admin"}
    assert all("/admin/login/" in answer["Location"] for answer in led.values() if answer.status_code == 302)


@pytest.mark.parametrize("change", ["attach", "replace", "rename"])
def test_a_file_changed_in_a_draft_is_as_hidden_as_before(client, edition, keep_file, change):
    """The season is public; what its editors prepare for its next version is not."""
    draft = edition.get_latest_revision_as_object()
    new = keep_file("new.svg", SVG.replace(b"rect", b"circle"), "New")
    if change == "attach":
        draft.assets.add(PackAsset(title="New poster", file=new, alt_text="A door."))
    else:
        [asset] = draft.assets.all()
        asset.title = "New poster"
        asset.file = new if change == "replace" else asset.file
        draft.assets = [asset]
    draft.save_revision()
    assert client.get(f"/campaign-files/{edition.pk}/new-poster.svg").status_code == 404
    shown = b"".join(client.get(f"/campaign-files/{edition.pk}/poster-a4.svg").streaming_content)
    assert shown == SVG
    assert b"New poster" not in client.get(f"{edition.url}pack/").content
    draft.save_revision().publish()
    assert client.get(f"/campaign-files/{edition.pk}/new-poster.svg").status_code == 200


def test_a_draft_is_not_in_the_archive_that_is_public(client, edition, keep_file):
    before = b"".join(client.get(f"/campaign-files/{edition.pk}/pack.zip").streaming_content)
    draft = edition.get_latest_revision_as_object()
    draft.assets.add(PackAsset(title="New poster", file=keep_file(), alt_text="A door."))
    draft.save_revision()
    assert b"".join(client.get(f"/campaign-files/{edition.pk}/pack.zip").streaming_content) == before


def test_what_is_withdrawn_takes_its_files_along(client, edition):
    edition.unpublish()
    assert {client.get(address).status_code for address in guesses(edition)} == {302, 404}


def test_at_its_minute_everything_appears(client, secret):
    secret = secret.get_latest_revision_as_object()
    secret.go_live_at = timezone.now() + timedelta(seconds=-1)
    revision = secret.save_revision()
    revision.approved_go_live_at = secret.go_live_at
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    released = CampaignEditionPage.objects.get(pk=secret.pk)
    assert released.live and released.pack_name and released.card_name
    missing = [address for address, said in places(client).items() if SECRET not in said and address != "/sitemap.xml"]
    assert not missing
    for name in ("poster-a4.svg", "pack.zip", "campaign--card.png", "campaign--picture.640.webp"):
        assert client.get(f"/campaign-files/{secret.pk}/{name}").status_code == 200


def test_scheduling_alone_shows_nothing(client, secret):
    secret = secret.get_latest_revision_as_object()
    secret.go_live_at = timezone.now() + timedelta(hours=1)
    secret.save_revision().publish()
    call_command("publish_scheduled", verbosity=0)
    assert {client.get(address).status_code for address in guesses(secret)} == {302, 404}
    assert not [address for address, said in places(client).items() if SECRET in said and "q=lanterns" not in address]


def test_what_is_due_soon_is_made_ready_but_shown_nowhere(client, secret, monkeypatch):
    """So that at its minute the page has only to be switched on."""
    secret = secret.get_latest_revision_as_object()
    secret.go_live_at = timezone.now() + timedelta(minutes=2)
    secret.save_revision().publish()
    call_command("publish_scheduled", verbosity=0)
    assert storages["private"].exists(pack_name_for(secret))
    assert {client.get(address).status_code for address in guesses(secret)} == {302, 404}
    monkeypatch.setattr("campaigns.packs.write", None)  # nothing is left to be written, nor drawn
    monkeypatch.setattr("campaigns.packs.card", None)
    secret.go_live_at = timezone.now() - timedelta(seconds=1)
    secret.save_revision().publish()
    assert client.get(f"/campaign-files/{secret.pk}/campaign--card.png").status_code == 200


def test_no_page_is_kept_past_the_moment_of_a_release(client, secret, at):
    due = timezone.localtime() + timedelta(minutes=10)
    at(timezone.localtime())
    secret = secret.get_latest_revision_as_object()
    secret.go_live_at = due
    secret.save_revision().publish()
    assert client.get("/about/").expires_at <= due
