"""The reader of papers against made-up papers in the shapes of more than twenty councils."""

from lab.papers.list_score import counted_lists
from lab.papers.score import PAPERS, SHAPES, answers, made_up, rates
from plans.papers import read_paper


def test_facts_are_right_or_rightly_offered_and_hardly_ever_wrongly_sure():
    given = list(answers())
    assert len(SHAPES) * len(PAPERS) >= 60 and len(SHAPES) >= 20
    assert rates(given)["right"] >= 0.9
    assert rates(given)["wrongly sure"] <= 0.01


def test_no_council_is_left_far_behind():
    given = list(answers())
    for shape in SHAPES:
        assert rates([answer for answer in given if answer.council == shape.council])["right"] >= 0.6, shape.council


def test_those_left_out_are_at_most_3_points_worse_than_the_others():
    given, own, others = list(answers()), [], []
    for shape in SHAPES:
        own.append(rates([answer for answer in given if answer.council == shape.council])["right"])
        others.append(rates([answer for answer in given if answer.council != shape.council])["right"])
    assert sum(own) / len(own) >= sum(others) / len(others) - 0.03


def test_every_word_of_them_is_placed():
    for shape in SHAPES:
        for paper in read_paper(made_up(shape, *PAPERS[0]).encode(), f"paper.{shape.ending}"):
            assert not any("could not tell where" in block.check for block in paper.blocks), shape.council


def test_labels_and_levels_of_lists_are_as_written():
    counted = list(counted_lists())
    assert len(counted) >= 14
    assert sum(each.right for each in counted) / sum(each.lines for each in counted) >= 0.95
