"""Best answers as they are shown, and the phrases that lead to each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from home.search.phrases import PhraseBook
from home.search_models import AnswerLine, BestAnswer
from support_services.models import Service


@dataclass(frozen=True)
class ShownLine:
    """A number or website in an answer. Without a link it is not shown: nothing is known that may be."""

    name: str
    note: str
    value: str
    href: str
    is_number: bool


@dataclass(frozen=True)
class ShownAnswer:
    """An answer of the editors. Without a heading it only puts its pages first."""

    reference: str
    label: str
    heading: str
    text: str
    lines: tuple[ShownLine, ...]
    paths: tuple[str, ...]
    hides_others: bool
    reviewed_on: date

    @property
    def number(self) -> ShownLine | None:
        """The number that is shown large: the first, if it is what the first service answers on."""
        return self.lines[0] if self.lines and self.lines[0].is_number else None

    @property
    def more(self) -> tuple[ShownLine, ...]:
        return self.lines[1:] if self.number else self.lines


Answers = PhraseBook[ShownAnswer]


def shown_answers(day: date, services: Mapping[int, Service], before: Answers | None = None) -> Answers:
    """The answers that may be shown on this day: those of `before`, where nothing of them has changed. Two queries.

    `services`: those readers may see, by their keys.
    """
    answers = BestAnswer.objects.current(day).prefetch_related("lines")
    phrases = {_shown(answer, services): tuple(answer.asked) for answer in answers}
    if before and list(before.phrases.items()) == list(phrases.items()):
        return before
    return PhraseBook(phrases, knows_people=False, keeps_order=False)


def _shown(answer: BestAnswer, services: Mapping[int, Service]) -> ShownAnswer:
    return ShownAnswer(
        reference=answer.reference,
        label=answer.get_label_display(),
        heading=answer.heading,
        text=answer.text,
        lines=tuple(line for row in answer.lines.all() for line in _lines(row, services.get(row.service_id))),
        paths=tuple(answer.paths),
        hides_others=answer.hides_others,
        reviewed_on=answer.reviewed_on,
    )


def _lines(row: AnswerLine, service: Service | None) -> list[ShownLine]:
    """The first way to reach the service that readers may see: a number, if it has one."""
    points = sorted(service.shown_contact_points, key=lambda point: not point.is_number) if service else []
    linked, name = [point for point in points if point.href], service.name if service else ""
    return [ShownLine(name, row.note, each.value, each.href, each.is_number) for each in linked[:1]]
