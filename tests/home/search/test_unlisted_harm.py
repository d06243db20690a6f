"""Where no phrase tells of harm, help comes first in doubt, and what may have been meant stands below it."""

import pytest

from home.search.harm_kinds import asks_about_somebody
from home.search.text import stems
from home.search.unlisted_harm import may_be_a_name


@pytest.mark.indexed
@pytest.mark.slow
class TestInDoubt:
    TYPED = "a stranger laughed at me near the lantern"

    @pytest.fixture
    def lantern(self, make_page, hub):
        return make_page("The lantern", "They laughed when the lantern near the stairs was mended.")

    def test_the_address_names_no_word_and_the_ordinary_page_stands_below_the_help(self, client, ask, lantern):
        address = client.post("/search/", {"q": self.TYPED})["Location"]
        assert address == f"/search/d1-{lantern.pk}/"
        page = client.get(address)
        shown = page.content.decode()
        assert "Or is it one of these?" in shown and lantern.url in shown
        assert "stranger" not in shown
        assert page["Cache-Control"].startswith("no-store")
        assert ask(self.TYPED).links[-1] == lantern.url
        assert ask(self.TYPED).is_help

    def test_an_address_of_before_still_leads_to_help(self, client, lantern, make_page):
        lantern.delete()
        for code in (f"d1-{lantern.pk}", "d1-", "d1-x-y-z-1", "c1"):
            answer = client.get(f"/search/{code}/")
            assert answer.status_code == 200, code
            assert "Or is it one of these?" not in answer.content.decode()

    def test_words_that_a_phrase_knows_bring_help_alone(self, ask, lantern):
        assert "Or is it one of these?" not in ask("my husband hits me near the lantern").response.content.decode()


@pytest.mark.parametrize(
    "typed, is_name",
    [
        ("the black eye bar", True),
        ("the slap inn", True),
        ("the man at the bar", False),
        ("the guy from the club", False),
        ("he hit the bar", False),
        ("the", False),
    ],
)
def test_a_name_of_a_place_to_drink(typed, is_name):
    assert may_be_a_name(stems(typed)) == is_name


@pytest.mark.parametrize("typed, asks", [("is it ok that he reads my post", True), ("is the plan on track", False)])
def test_a_question_about_somebody(typed, asks):
    assert (asks_about_somebody(stems(typed)) is not None) == asks
