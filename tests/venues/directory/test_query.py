"""What somebody types is read, whatever it is. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venues.directory.query import asked_in
from venues.directory.search import spaced_beginning


def asked(text="", **more):
    return asked_in({"q": text, **more}, ["pub"], ["ST", "BBN"])


@pytest.mark.parametrize("typed", ["EC2M 4NR", "ec2m4nr", " Ec2M  4nr "])
def test_a_postcode_is_known_however_it_is_typed(typed):
    assert asked(typed).postcode == "EC2M4NR"
    assert not asked(typed).words


@pytest.mark.parametrize(
    ("typed", "kept"), [("EC2M", "EC2M"), ("ec2m 4", "EC2M 4"), ("EC2M4N", "EC2M 4N"), ("E1", "E1")]
)
def test_the_beginning_of_a_postcode_is_written_as_it_is_kept(typed, kept):
    assert spaced_beginning(asked(typed).postcode_begins) == kept


def test_a_reference_of_ours_is_known():
    assert asked("st-42").reference == "ST-0042"
    assert asked("bbn 42").reference == "BBN-0042"
    assert asked("EC2").reference == asked("xy-42").reference == ""


def test_a_question_of_ten_thousand_letters_is_cut_and_says_so():
    long = asked("goose " * 2000)
    assert long.was_cut
    assert len(long.text) <= 100
    assert not asked("The Invented Goose").was_cut


def test_choices_that_are_none_are_left_out():
    assert asked(kind="castle", state="drunk").is_empty
    assert asked(kind="pub", state="expires-soon").query() == "kind=pub&state=expires-soon&"


@given(st.text(max_size=300), st.text(max_size=50), st.text(max_size=50))
def test_any_text_gives_an_answer(text, ward, level):
    question = asked(text, ward=ward, level=level)
    assert question.words is not None
    assert question.text.isprintable()
