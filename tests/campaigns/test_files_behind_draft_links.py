"""A season that is not released yet, read by somebody without an account: its pictures and posters come by her link."""

import re
from datetime import datetime

import pytest
from django.test import override_settings

from home.draft_links import make_draft_link
from home.timed_links import token_of
from tests.campaigns.conftest import LONDON

NOON = datetime(2026, 11, 22, 12, tzinfo=LONDON)


@pytest.fixture
def link(make_edition, django_user_model):
    maker = django_user_model.objects.create_user("maker")
    return make_draft_link(make_edition(publish=False), maker, "Ann", 14, is_pinned=False, moment=NOON)


@pytest.mark.parametrize("addresses", ["config.urls", "tests.campaigns.urls_for_readers"])
def test_they_are_shown_by_the_link_and_nowhere_else(addresses, client, link):
    with override_settings(ROOT_URLCONF=addresses):
        page = client.get(f"/drafts/{token_of(link)}/page/")
        files = set(re.findall(r"/drafts/[^/\s]+/campaign-files/[^\s\",]+", page.content.decode()))
        assert {file.rpartition("/")[2] for file in files} >= {"poster-a4.svg", "campaign--picture.640.png"}
        assert {client.get(file).status_code for file in files} == {200}
        assert {client.get(re.sub(r"/drafts/[^/]+", "", file)).status_code for file in files} == {404}
        assert "/admin/" not in page.content.decode()
