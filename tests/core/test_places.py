"""Before something is changed or removed, the places that show it are listed."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from home.models import StandardPage
from plans.models import Definition, Membership, Organisation
from venues.models import Venue

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexed]


@pytest.fixture(autouse=True)
def signed_in(client, admin_user, front_page):
    client.force_login(admin_user)


def read(client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_of_an_organisation(client):
    board = Organisation.objects.create(name="The Board")
    Membership.objects.create(body=board, name_as_published="The Lamp Trust", capacity="invited", date="2025-01-01")
    for view in ("edit", "delete"):
        said = read(client, f"/admin/snippets/plans/organisation/{view}/{board.pk}/")
        assert "The Lamp Trust" in said and "1 place" in said


def test_of_a_word_that_pages_use_without_naming_it(client, front_page):
    word = Definition.objects.create(term="Lamp week", slug="lamp", short_forms="LW")
    for title, text in (("Uses it", "Our lamp  week."), ("Also", "In LW we meet."), ("Other", "LWX and lamps.")):
        page = front_page.add_child(instance=StandardPage(title=title, slug=title[:3].lower(), lead=f"<p>{text}</p>"))
        page.save_revision().publish()
    said = read(client, f"/admin/snippets/plans/definition/edit/{word.pk}/")
    assert "changed in 2 places" in said and ">Uses it<" in said and ">Also<" in said and ">Other<" not in said


def test_of_a_file(client, front_page):
    paper = Document.objects.create(title="A paper", file=ContentFile(b"words", "paper.txt"))
    lead = f'<p><a linktype="document" id="{paper.pk}">The paper</a></p>'
    front_page.add_child(
        instance=StandardPage(title="Papers to read", slug="read", lead=lead)
    ).save_revision().publish()
    assert "It stands in 1 place: Papers to read." in read(client, f"/admin/documents/edit/{paper.pk}/")
    assert "Papers to read" in read(client, f"/admin/documents/delete/{paper.pk}/")


def test_of_a_venue(client):
    one = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    Venue.objects.create(name="The Old Lantern", address_line_1="1 Nowhere Row", successor=one)
    assert "The Old Lantern" in read(client, f"/admin/venues/venue/edit/{one.pk}/")
