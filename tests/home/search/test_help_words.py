"""Editors add ways of asking for help; those that every site knows stay."""

import pytest
from django.core.exceptions import ValidationError

from home.models import HelpWords

pytestmark = [pytest.mark.indexed, pytest.mark.databases]


def test_a_phrase_that_an_editor_added_shows_help_and_stays_in_no_address(client, ask, front_page, hub):
    assert not ask("zonked by the bins").is_help
    HelpWords.objects.create(kind="c1", phrases="zonked by the bins\nzibbed")
    assert ask("i was zonked by the bins").is_help
    assert "zonked" not in client.post("/search/", {"q": "zonked by the bins"})["Location"]
    assert ask("rape").is_help


def test_a_page_named_by_such_a_phrase_is_no_longer_suggested(client, make_page):
    make_page("Zonked by the bins")
    assert "Zonked by the bins" in client.get("/search/names.json").json()["names"]
    HelpWords.objects.create(kind="c1", phrases="zonked by the bins")
    assert "Zonked by the bins" not in client.get("/search/names.json").json()["names"]


@pytest.mark.parametrize("phrases", ["", " , ", "me", "hurt me\nhe is"])
def test_a_phrase_that_is_in_every_sentence_is_refused_at_its_field(phrases):
    with pytest.raises(ValidationError) as problem:
        HelpWords(kind="c1", phrases=phrases).full_clean()
    assert "phrases" in problem.value.message_dict


def test_the_list_in_the_admin_says_what_each_row_is_for():
    assert str(HelpWords(kind="a4", phrases="done in, had it")) == "Suicide, or very low: done in, had it"
