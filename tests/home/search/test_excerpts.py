"""Excerpts show the words around a match."""

from home.search.excerpts import Highlighter, Passage
from home.search.query import question_from
from home.search.synonyms import group_from, widened
from home.search.text import stems_of


def highlighter(typed, *groups):
    terms = widened(question_from(typed).phrases, groups)
    return Highlighter([tuple(stems_of(way) for way in term) for term in terms])


def marked(typed, text, *groups):
    return [part.text for part in highlighter(typed, *groups).excerpt(text) if part.matched]


def test_words_are_marked_as_they_stand():
    assert marked("crime", "Hate CRIME and Crimes") == ["CRIME", "Crimes"]


def test_words_that_follow_each_other_are_marked_as_one():
    assert marked("hate crime", "risk from hate crime…") == ["hate crime"]


def test_parts_of_words_are_not_marked_but_other_endings_are():
    assert marked("art", "The heart of the arts, the art.") == ["arts", "art"]
    assert marked("stolen", "He steals, he stole, a stole-keeper; stollen") == ["steals", "stole", "stole"]


def test_synonyms_are_marked_across_hyphens():
    assert marked("NTE", "The night-time economy", group_from("NTE, night time economy")) == ["night-time economy"]


def test_all_parts_together_are_the_text():
    text = "One <b>crime</b> & another."
    assert "".join(part.text for part in highlighter("crime").excerpt(text)) == text


def test_a_long_text_is_cut_around_the_match_at_whole_words():
    text = "lorem " * 200 + "lantern" + " ipsum" * 200
    excerpt = "".join(part.text for part in highlighter("lantern").excerpt(text))
    assert excerpt.startswith("… lorem ") and excerpt.endswith(" ipsum …")
    assert "lantern" in excerpt
    assert len(excerpt) < 260


def test_a_text_without_a_match_or_a_space_is_cut_too():
    assert len("".join(part.text for part in highlighter("lantern").excerpt("x" * 5000))) < 260


def test_nothing_asked_marks_nothing():
    assert [part.matched for part in highlighter("").excerpt("Some text")] == [False]


def test_the_best_passage_holds_the_most_terms_and_is_the_first_of_those():
    passages = [Passage("hate"), Passage("a hate crime", "para-1"), Passage("hate crime again", "para-2")]
    assert highlighter("hate crime").best(passages).anchor == "para-1"
    assert highlighter("lantern").best(passages) is None
