"""The styleguide: every block with its preview, and nowhere but in development."""

from django.test import RequestFactory

from core.blocks import StandardBody
from home.styleguide import styleguide
from plans.blocks import PaperBody


def test_it_shows_every_block_an_editor_can_choose(front_page):
    request = RequestFactory().get("/styleguide/")
    seen = styleguide(request).content.decode()
    for body in (StandardBody(), PaperBody()):
        for block in body.child_blocks.values():
            assert block.get_description() in seen.replace("&#x27;", "'")


def test_a_public_site_does_not_have_it(client, front_page):
    assert client.get("/styleguide/").status_code == 404
