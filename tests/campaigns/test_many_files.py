"""Several files dropped at once become rows of the draft, with titles from their names; their pictures are seen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.many_files import title_from_name
from campaigns.models import CampaignEditionPage, PackFile
from home.roles import make_roles
from tests.campaigns.conftest import SVG, png

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def editor(client, django_user_model, edition):
    person = django_user_model.objects.create_user("editor", password="a phrase")
    person.groups.add(make_roles()["Campaign editors"])
    client.force_login(person)
    return client


def drop(client, edition, *files):
    address = reverse("campaign_add_to_pack", args=[edition.pk])
    return client.post(address, {"files": [SimpleUploadedFile(*file) for file in files]}, follow=True)


@pytest.mark.parametrize(
    "name, title",
    [
        ("winter_poster-A4.pdf", "Winter poster A4"),
        ("IMG_0042.JPG", "IMG 0042"),
        ("Walk home  (final).png", "Walk home (final)"),
        ("A6 – back.svg", "A6 – back"),
        ("___.png", "File"),
        ("łódź plakat.png", "Łódź plakat"),
        ("x" * 200 + ".png", "X" + "x" * 79),
    ],
)
def test_a_title_is_made_from_a_name(name, title):
    assert title_from_name(name) == title


def test_three_files_are_three_rows_of_the_draft_and_readers_see_none(editor, edition):
    said = drop(editor, edition, ("street_at-night.png", png()), ("Poster A4.svg", SVG), ("notes.txt", b"Words."))
    assert "Added to the draft: Street at night, Poster A4, Notes." in said.content.decode()
    draft = CampaignEditionPage.objects.get().get_latest_revision_as_object()
    assert [row.title for row in draft.assets.all()] == ["Poster A4", "Street at night", "Poster A4", "Notes"]
    assert CampaignEditionPage.objects.get().assets.count() == 1
    assert f'src="/admin/campaigns/files/{PackFile.objects.get(title="Street at night").pk}/' in said.content.decode()


def test_what_is_refused_is_named_and_keeps_the_others(editor, edition):
    said = drop(editor, edition, ("virus.exe", b"MZ"), ("Leaflet.svg", SVG)).content.decode()
    assert "virus.exe: " in said and "Added to the draft: Leaflet." in said


def test_more_than_twenty_at_once_are_said(editor, edition):
    said = drop(editor, edition, *((f"{number}.txt", b"Words.") for number in range(22))).content.decode()
    assert "20.txt: 20 files at once are the most" in said and "21.txt" in said
    assert PackFile.objects.filter(label__icontains="text").count() == 20


def test_whoever_may_not_edit_the_season_adds_nothing(client, django_user_model, edition):
    person = django_user_model.objects.create_user("checker", password="a phrase")
    person.groups.add(make_roles()["Number checkers"])
    client.force_login(person)
    before = PackFile.objects.count()
    drop(client, edition, ("Leaflet.svg", SVG))
    assert PackFile.objects.count() == before


def test_files_to_choose_show_their_picture(editor, edition, keep_file):
    drawn = keep_file("lamp.png", png(), "Lamp")
    shown = editor.get(reverse("campaign_file_chooser:choose"), HTTP_X_REQUESTED_WITH="XMLHttpRequest").json()["html"]
    assert f"/admin/campaigns/files/{drawn.pk}/" in shown
