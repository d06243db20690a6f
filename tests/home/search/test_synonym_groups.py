"""Editors keep the words that mean the same."""

import pytest
from django.core.exceptions import ValidationError

from home.search_models import SynonymGroup


@pytest.mark.parametrize(
    "terms, complaint",
    [
        ("DV", "at least two"),
        ("", "cannot be blank"),
        ("DV, dv", "at least two"),
        (", ; *", "at least two"),
        (",".join("abcdefghijk"), "at most"),
        ("one two three four five six seven eight nine, ten", "more than 8 words"),
    ],
)
def test_a_group_that_cannot_work_says_what_to_do(terms, complaint):
    with pytest.raises(ValidationError) as refused:
        SynonymGroup(terms=terms).full_clean()
    assert complaint in str(refused.value.message_dict["terms"])


def test_a_group_shows_its_terms():
    group = SynonymGroup(terms="DV\ndomestic violence")
    group.full_clean()
    assert str(group) == "DV, domestic violence"


def test_editors_find_them_among_the_snippets(admin_client):
    listing = admin_client.get("/admin/snippets/home/synonymgroup/")
    form = admin_client.get("/admin/snippets/home/synonymgroup/add/")
    assert (listing.status_code, form.status_code) == (200, 200)
    assert "as soon as it is published" in form.content.decode()


@pytest.mark.indexed
def test_what_is_published_counts_at_once_and_a_draft_does_not(admin_client, client, make_page):
    make_page("Late", "The night-time economy")
    words = {"terms": "NTE, night-time economy"}
    admin_client.post("/admin/snippets/home/synonymgroup/add/", words)
    assert b"1 result for" not in client.get("/search/?q=nte").content
    admin_client.post("/admin/snippets/home/synonymgroup/add/", words | {"action-publish": "action-publish"})
    assert b"1 result for" in client.get("/search/?q=nte").content
