"""Signposting: three questions that lead to a line to call. Pure: nothing is read, nothing of an answer is kept.

Answers travel as a letter and a digit, such as "b2", because a browser may keep a form it sent: to somebody who looks
there later they say nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from support_services.choices import ANYTHING
from support_services.contact_kinds import ContactKind


@dataclass(frozen=True)
class FinderOption:
    """One answer: its code, its words, and the marks or kinds of contact that fit it."""

    code: str
    words: str | Promise
    fits: frozenset[str]


@dataclass(frozen=True)
class FinderQuestion:
    name: str
    words: str | Promise
    options: tuple[FinderOption, ...]
    open_answer: str | Promise  # the words of an answer that fits everything

    def codes_for(self, traits: Iterable[str]) -> list[str]:
        """The answers that something with these traits fits."""
        traits = set(traits)
        return [option.code for option in self.options if option.fits & traits or ANYTHING in traits]


def _question(name: str, words: Promise, open_answer: Promise, *options: tuple[Promise, str]) -> FinderQuestion:
    numbered = enumerate(options, start=1)
    made = tuple(FinderOption(f"{name}{number}", said, frozenset(fits.split())) for number, (said, fits) in numbered)
    return FinderQuestion(name, words, made, open_answer)


WHO = _question(
    "a",
    _("Who needs help?"),
    _("Anyone"),
    (_("Me"), "me"),
    (_("Someone I know"), "other"),
    (_("I worry about how I act"), "own"),
)
WHAT = _question(
    "b",
    _("What is going on?"),
    _("Not sure, or something else"),
    (_("Hurt, scared or controlled at home"), "home"),
    (_("Followed or watched"), "followed"),
    (_("Money taken or controlled"), "money"),
    (_("Private pictures or accounts"), "pictures"),
    (_("Sex or touch that was not wanted"), "sexual"),
    (_("Family honour, or made to marry"), "honour marriage"),
    (_("A child is not safe"), "child"),
    (_("Hurt because of who you are"), "hate"),
    (_("No safe place to stay"), "housing"),
)
HOW = _question(
    "c",
    _("How do you want to talk?"),
    _("Any way"),
    (_("By phone"), f"{ContactKind.PHONE} {ContactKind.RELAY}"),
    (_("By text"), f"{ContactKind.TEXT}"),
    (_("Online"), f"{ContactKind.WEBCHAT} {ContactKind.WEB} {ContactKind.EMAIL}"),
    (_("In sign language"), f"{ContactKind.BSL}"),
)
QUESTIONS = (WHAT, WHO, HOW)  # in the order in which they are asked, one at a time

# What to give up first when nothing fits. Who asks is never given up: a line for one is not a line for the other.
GIVE_UP = ((), (HOW.name,), (WHAT.name,), (WHAT.name, HOW.name))


@dataclass(frozen=True)
class FinderResult:
    """The lines that fit, in the order they came, and the questions that had to be left out to find any."""

    lines: list[Any]  # as `find` takes them
    left_out: tuple[str, ...] = ()


def answers_from(sent: Mapping[str, str]) -> dict[str, str]:
    """The answer to each question, by its name. Whatever is not one of our codes counts as no answer."""
    codes = {question.name: {option.code for option in question.options} for question in QUESTIONS}
    return {name: code for name in codes if (code := sent.get(name, "")) in codes[name]}


def next_question(sent: Mapping[str, str]) -> FinderQuestion | None:
    """The first one that was neither answered nor skipped; None when all were asked."""
    return next((question for question in QUESTIONS if question.name not in sent), None)


def said_so_far(answers: Mapping[str, str]) -> list[str]:
    """The answers in words, in the order in which they were given."""
    options = {option.code: str(option.words) for question in QUESTIONS for option in question.options}
    return [options[answers[question.name]] for question in QUESTIONS if question.name in answers]


def find(lines: Sequence[Any], answers: Mapping[str, str]) -> FinderResult:
    """The lines that fit the answers; if there is none, those that fit most of them.

    A line has `codes`, all the answers that it fits, and `leads_for`, those for which it is named first.
    """
    for left_out in GIVE_UP:
        asked = {code for name, code in answers.items() if name not in left_out}
        fitting = [line for line in lines if asked <= set(line.codes)]
        if fitting:
            fitting.sort(key=lambda line: answers.get(WHAT.name) not in line.leads_for)
            return FinderResult(fitting, tuple(name for name in left_out if name in answers))
    return FinderResult([])
