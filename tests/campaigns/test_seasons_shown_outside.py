"""A season that is not public yet, shown to people without an account."""

import pytest
from django.utils import timezone

from home.draft_links import make_draft_link
from home.timed_links import token_of

pytestmark = pytest.mark.slow


def test_the_draft_of_a_season_is_read_by_a_link_and_by_nothing_else(client, make_edition, django_user_model):
    season = make_edition(publish=False)
    editor = django_user_model.objects.create_user("editor", "editor@example.org", "a phrase")
    link = make_draft_link(season, editor, "A printer", 14, is_pinned=False, moment=timezone.localtime())
    for more in ("", "page/"):
        assert "See each other home" in client.get(f"/drafts/{token_of(link)}/{more}").content.decode()
    assert client.get(season.url).status_code == 404
