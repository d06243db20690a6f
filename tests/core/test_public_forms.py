"""What a visitor can send: answers to the finder of help and words to search for, and nothing else. Nothing is written,
mailed or remembered, so there is nothing to flood or to fill in by machine. A form that does any of it needs a
honeypot, a least time and a cap a day.
"""

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlock
from wagtail.models import get_page_models
from wagtail.rich_text import features

from core.checks import blocks_of
from tests.core.test_every_answer import ANSWERS

pytestmark = pytest.mark.slow

TEMPLATES = settings.BASE_DIR / "templates"
WRITES = ("INSERT", "UPDATE", "DELETE")
PATHS = [path for path, _, _ in ANSWERS.values() if "{" not in path and not path.startswith("/admin")]


def test_no_public_form_is_sent_but_those_that_keep_nothing_or_have_their_caps():
    sent = {
        str(file.relative_to(TEMPLATES))
        for file in TEMPLATES.rglob("*.html")
        if 'method="post"' in file.read_text().lower() and "admin" not in file.parts
    }
    known = {"components/search_box.html", "support_services/finder.html", "support_services/support_hub_page.html"}
    known.add("home/home_page.html")  # the button for the quiet way, which keeps nothing
    known.add("support_services/confirm.html")  # with a link that we signed, and five times until somebody has looked
    known.add("home/draft_passage.html")  # with a link that we signed, and 200 times at most
    known.add("venues/directory/interest.html")  # keeps nothing; letters are limited by sender and over all
    assert sent == known, "A form that keeps or sends something needs its caps first."


@pytest.mark.parametrize("path", PATHS)
def test_nothing_that_a_visitor_sends_changes_anything(visitor, path):
    answers = {"asks": "me", "q": "help", "name": "x" * 1000, "email": "a@example.org", "message": "Buy now"}
    with CaptureQueriesContext(connection) as asked:
        said = visitor.post(path, answers, secure=True)
    assert said.status_code in (200, 301, 302, 303, 400, 403, 404, 405, 500, 503)
    assert not [query["sql"] for query in asked if query["sql"].lstrip().startswith(WRITES)]
    assert "Set-Cookie" not in said.headers and not mail.outbox


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_change_nothing(visitor, method):
    for path in PATHS:
        with CaptureQueriesContext(connection) as asked:
            getattr(visitor, method)(path, secure=True)
        assert not [query["sql"] for query in asked if query["sql"].lstrip().startswith(WRITES)], path


class TestNothingIsEmbedded:
    """An embed is fetched from another site, without a time limit, and may be while a page is made."""

    def test_the_app_and_its_finders_are_not_there(self):
        assert "wagtail.embeds" not in settings.INSTALLED_APPS
        assert settings.WAGTAILEMBEDS_FINDERS == []

    def test_no_page_has_a_block_for_it(self):
        streams = [
            field.stream_block
            for model in get_page_models()
            for field in model._meta.get_fields()
            if isinstance(getattr(field, "stream_block", None), StreamBlock)
        ]
        assert streams
        assert not [
            block
            for stream in streams
            for block in blocks_of(stream, set())
            if type(block).__module__.startswith("wagtail.embeds")
        ]

    def test_no_editor_is_offered_it_in_a_text(self, admin_client, front_page):
        assert "embed" not in features.get_default_features()
        assert admin_client.get("/admin/embeds/chooser/").status_code == 404
