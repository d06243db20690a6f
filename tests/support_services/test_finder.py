"""Three questions that always end with something to do."""

from dataclasses import dataclass
from itertools import product

import pytest

from support_services.choices import MARKS, FinderFacet
from support_services.contact_kinds import ContactKind
from support_services.finder import HOW, QUESTIONS, WHAT, WHO, answers_from, find, next_question


@dataclass(frozen=True)
class Line:
    """As much of a service's card as the finder looks at."""

    name: str
    codes: tuple[str, ...]
    leads_for: tuple[str, ...] = ()


def line(name: str, asks: str, harms: str, ways: str) -> Line:
    codes = [*WHO.codes_for(asks.split()), *WHAT.codes_for(harms.split()), *HOW.codes_for(ways.split())]
    return Line(name, tuple(codes))


ANY_CRIME = line("any crime", "me other", "anything", "phone")
MONEY = line("money", "me", "money", "phone text")
DEAF = line("deaf", "me", "home sexual", "web bsl")
OWN = line("own", "own", "home", "phone")
LINES = [ANY_CRIME, MONEY, DEAF, OWN]


def names(answers: dict[str, str], lines=LINES) -> list[str]:
    return [found.name for found in find(lines, answers).lines]


def test_no_answer_leaves_every_line_in_its_order():
    assert names({}) == ["any crime", "money", "deaf", "own"]


def test_each_answer_thins_out_the_list():
    assert names({"a": "a1", "b": "b3"}) == ["any crime", "money"]
    assert names({"a": "a1", "b": "b3", "c": "c2"}) == ["money"]


def test_the_line_that_knows_most_of_it_comes_first():
    stalking = Line("stalking", ("a1", "b2"), ("b2",))
    assert names({"b": "b2"}, [ANY_CRIME, stalking]) == ["stalking", "any crime"]
    assert names({"a": "a1"}, [ANY_CRIME, stalking]) == ["any crime", "stalking"]


def test_one_question_is_asked_at_a_time_and_each_can_be_skipped():
    assert next_question({}).name == "b"
    assert next_question({"b": ""}).name == "a"
    assert next_question({"b": "b2", "a": "a1"}).name == "c"
    assert next_question({"b": "b2", "a": "", "c": ""}) is None


def test_a_line_for_anything_fits_whatever_is_going_on():
    assert all("any crime" in names({"a": "a2", "b": option.code}) for option in WHAT.options)


def test_when_nothing_fits_the_way_to_talk_is_given_up_before_what_is_going_on():
    found = find(LINES, {"a": "a1", "b": "b3", "c": "c4"})
    assert [each.name for each in found.lines] == ["any crime", "money"]
    assert found.left_out == ("c",)


def test_a_line_for_people_who_are_hurt_is_never_offered_to_those_who_hurt():
    assert names({"a": "a3", "b": "b7", "c": "c4"}) == ["own"]
    assert names({"a": "a3"}, [ANY_CRIME]) == []


@pytest.mark.parametrize("value", ["x", "a9", "b1", "", "a1 a2", "a" * 50_000, "\x00", "१"])
def test_whatever_is_not_one_of_our_codes_is_no_answer(value):
    assert answers_from({"a": value}) == {}


def test_only_the_answers_to_our_questions_are_read():
    assert answers_from({"a": "a1", "b": "b2", "d": "d1", "name": "Ada"}) == {"a": "a1", "b": "b2"}


def test_answers_travel_under_names_that_say_nothing():
    codes = [option.code for question in QUESTIONS for option in question.options]
    assert [question.name for question in QUESTIONS] == ["b", "a", "c"]
    assert all(len(code) == 2 for code in codes) and len(set(codes)) == len(codes)


def test_every_answer_asks_for_marks_and_kinds_that_exist():
    known = {*MARKS[FinderFacet.ASKS], *MARKS[FinderFacet.HARM], *ContactKind.values}
    assert all(option.fits <= known for question in QUESTIONS for option in question.options)


def every_answer() -> list[dict[str, str]]:
    choices = [["", *(option.code for option in question.options)] for question in QUESTIONS]
    return [{name: code for name, code in zip("bac", codes, strict=True) if code} for codes in product(*choices)]


@pytest.mark.slow
def test_every_combination_of_answers_leads_to_somebody_among_the_services_of_a_new_site(db):
    from datetime import datetime

    from core.london import LONDON
    from support_services.models import Service
    from support_services.presenters import cards_of
    from support_services.starter_services import load_starter_services

    load_starter_services()
    cards = cards_of(Service.objects.published().lines().for_people(), datetime(2026, 11, 21, 3, tzinfo=LONDON))
    combinations = every_answer()
    assert len(combinations) == 10 * 4 * 5
    assert all(find(cards, answers).lines for answers in combinations)
