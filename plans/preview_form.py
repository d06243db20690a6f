"""What an editor sent from the preview of a paper: facts, kinds of blocks, what to hide. Checked, then applied."""

from django.http import QueryDict

from plans.papers import Paper, dates_in
from plans.papers.corrections import change_kind, correct_committee, correct_day, correct_title, hide_way

NO_DAY = "Write the day in full, such as 4 March 2021, or leave it empty."
TWO_DAYS = "There is more than one day in it. Leave the one that counts."
BOTH = "You typed it and ticked that the paper does not state it. Choose one of the two."


def is_corrected(sent: QueryDict) -> bool:
    """Whether the form of the preview came with the press of the button; without it the paper is taken as read."""
    return "title-0" in sent


def apply_corrections(papers: list[Paper], sent: QueryDict) -> list[dict[str, str]]:
    """Change the papers as they were corrected. Returns the errors of each paper, by field."""
    return [_apply(place, paper, sent) for place, paper in enumerate(papers)]


def not_stated(place: int, sent: QueryDict) -> list[str]:
    return sent.getlist(f"not-stated-{place}")


def _apply(place: int, paper: Paper, sent: QueryDict) -> dict[str, str]:
    errors = {}
    value = {name: _chosen(sent, place, name) for name in ("title", "committee", "dated")}
    unstated = set(not_stated(place, sent))
    for name in unstated & {"committee", "dated"}:
        if value[name]:
            errors[name] = BOTH
    days = dates_in(value["dated"])
    if value["dated"] and len(days) != 1:
        errors["dated"] = TWO_DAYS if days else NO_DAY
    if errors:
        return errors
    if value["title"]:  # a paper without one gets it later, on its own page
        correct_title(paper, value["title"])
    correct_committee(paper, value["committee"])
    correct_day(paper, days[0] if days else None, value["dated"])
    for way in sent.getlist(f"hide-{place}"):
        hide_way(paper, way)
    for block in list(paper.blocks):
        change_kind(paper, block.anchor, sent.get(f"kind-{place}-{block.anchor}", block.kind))
    return {}


def _chosen(sent: QueryDict, place: int, name: str) -> str:
    """What was typed, or else what was ticked of what the paper may state."""
    typed = " ".join(sent.get(f"{name}-{place}", "").split())
    return typed or " ".join(sent.get(f"use-{name}-{place}", "").split())
