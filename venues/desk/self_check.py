"""A venue's self-check, brought by it as a file: the checklist of an officer's visit. Nothing of it is kept."""

import json
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

LARGEST = 400_000  # bytes: a hundred criteria with long plans, names and what can be seen have 150,000
MOST = 300  # criteria
WHAT = "self-check"  # in what the file says that it is; the name of the scheme may stand before it
ANSWERS = {"yes": "Yes", "partly": "Partly", "no": "Not yet", "na": "Does not apply"}
NOT_ONE = "This is not a self-check that was saved on our page for venues. Ask the venue for the file itself."


@dataclass(frozen=True)
class CheckedCriterion:
    """What a venue says of one criterion. `by`: the day by which it will be met; `evidence`: what can be seen of it."""

    section: str
    text: str
    is_new: bool
    answer: str
    plan: str
    who: str = ""
    by: date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class SelfCheck:
    venue: str
    year: int
    lines: tuple[CheckedCriterion, ...]


def read_self_check(plain: bytes) -> SelfCheck:
    """Raises ValidationError with a sentence for anything else."""
    if len(plain) > LARGEST:
        raise ValidationError(NOT_ONE)
    try:
        said = json.loads(plain.decode("utf-8-sig"))
        if WHAT not in str(said["what"]).lower() or len(said["criteria"]) > MOST:
            raise ValidationError(NOT_ONE)
        lines = tuple(_line(each) for each in said["criteria"])
        return SelfCheck(str(said["venue"])[:120], int(said["year"]), lines)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as problem:
        raise ValidationError(NOT_ONE) from problem


def _line(said: dict) -> CheckedCriterion:
    """Files that were saved before there was more to say than “met” are read as well."""
    section, text, plan = (str(said[key])[:600] for key in ("section", "text", "plan"))
    answer = ANSWERS["yes"] if said["met"] is True else ANSWERS.get(str(said.get("answer")), ANSWERS["no"])
    who, evidence = (str(said.get(key) or "")[:300] for key in ("who", "evidence"))
    return CheckedCriterion(section, text, said["is_new"] is True, answer, plan, who, _day(said.get("by")), evidence)


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


class SelfCheckForm(forms.Form):
    file = forms.FileField(label="The file that the venue saved", help_text="It ends in .json. We keep nothing of it.")

    def clean_file(self) -> SelfCheck:
        return read_self_check(self.cleaned_data["file"].read(LARGEST + 1))
