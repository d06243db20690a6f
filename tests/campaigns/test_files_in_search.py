"""The files that a season hands out are found by search; none of a season that is not public, or without a licence."""

from datetime import date

import pytest

from campaigns.models import PackAsset
from home.search.other_documents import campaign_files

pytestmark = [pytest.mark.django_db]
NOVEMBER = date(2026, 11, 22)


def found(front_page, day=NOVEMBER):
    return [(each.title, each.url.rpartition("/")[2]) for each in campaign_files(front_page.path, day)]


def test_each_file_leads_to_its_own_place(front_page, edition, client):
    ((title, anchor),) = found(front_page)
    assert title.startswith("Poster A4: See each other home")
    assert f'id="{anchor.removeprefix("#")}"' in client.get(edition.url).content.decode()


def test_a_season_that_is_a_draft_has_none(front_page, make_edition):
    make_edition(publish=False)
    assert found(front_page) == []


def test_a_file_whose_licence_has_ended_is_not_found(front_page, make_edition, keep_file):
    lent = PackAsset(title="Film", file=keep_file(), alt_text="A door.", licence_ends_on=date(2027, 1, 31))
    make_edition(assets=[lent])
    assert len(found(front_page)) == 1
    assert found(front_page, date(2027, 2, 1)) == []
