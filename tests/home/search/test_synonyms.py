"""A question is widened to the words that mean the same."""

from pathlib import Path

from home.content_sets.set_files import read_set
from home.search.query import question_from
from home.search.synonyms import group_from, singular_and_plural, terms_listed, widened

ABUSE = group_from("DV, domestic violence, domestic abuse")
NIGHT = group_from("NTE\nnight-time economy\nnight time economy")
GIRLS = group_from("VAWG, violence against women and girls")


def terms(typed, *groups):
    return [{" ".join(phrase) for phrase in term} for term in widened(question_from(typed).phrases, groups)]


def test_a_short_form_finds_the_long_ones():
    assert terms("DV", ABUSE) == [{"dv", "domestic violence", "domestic abuse"}]


def test_a_long_form_in_any_capitals_finds_the_short_one():
    assert terms("Domestic ABUSE support", ABUSE)[0] == {"dv", "domestic violence", "domestic abuse"}
    assert terms("Domestic ABUSE support", ABUSE)[1] == {"support", "supports"}


def test_hyphens_make_no_difference():
    assert terms("night-time economy", NIGHT) == terms("night time economy", NIGHT) == [{"nte", "night time economy"}]


def test_only_whole_words_count():
    assert terms("DVD", ABUSE) == [{"dvd"}]
    assert terms("night time", NIGHT) == [{"night", "nights"}, {"time", "times"}]


def test_a_phrase_may_hold_common_words():
    assert terms("violence against women and girls", GIRLS) == [{"vawg", "violence against women and girls"}]


def test_common_words_are_left_out_unless_they_are_all_there_is():
    assert terms("who is in the partnership") == [{"partnership", "partnerships"}]
    assert len(terms("who is in the")) == 4


def test_what_was_typed_comes_first():
    assert widened((("domestic", "abuse"),), [ABUSE])[0][0] == ("domestic", "abuse")


def test_a_plural_finds_the_synonyms_of_its_singular():
    assert {"ccg", "clinical commissioning group"} <= terms("CCGs", group_from("CCG, clinical commissioning group"))[0]


def test_a_term_has_only_so_many_alternatives():
    many = group_from(",".join(f"word{number}" for number in range(50)))
    assert len(widened((("word7",),), [many])[0]) == 8


def test_a_term_in_two_groups_has_both():
    assert terms("dv", ABUSE, group_from("DV, digital video")) == [
        {"dv", "domestic violence", "domestic abuse", "digital video"}
    ]


def test_singular_and_plural():
    forms = {"priority": "priorities", "burglaries": "burglary", "crime": "crimes", "churches": "church"}
    for word, other in forms.items():
        assert other in singular_and_plural(word)
    assert singular_and_plural("asb") == singular_and_plural("2016") == singular_and_plural("analysis") == []


def test_terms_are_listed_once_as_typed():
    assert terms_listed(" DV ,\n\n domestic  abuse; DV, ,*") == ["DV", "domestic abuse"]


def test_every_starter_group_holds_at_least_two_terms_and_both_spellings_of_the_papers():
    items = read_set(Path("starter/city-of-london")).items
    groups = [group_from("\n".join(item.given["terms"])) for item in items if "terms" in item.given]
    assert len(groups) == 16
    assert all(2 <= len(group) <= 8 for group in groups)
    assert "refocussing" in terms("refocusing", *groups)[0]
