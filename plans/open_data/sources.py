"""Where a fact comes from, as data tell it."""

from dataclasses import dataclass

from plans.models.sources import EDITORIAL, NOT_PUBLIC, Source

SOURCE_KINDS = ("paper", "elsewhere", "editorial")


@dataclass(frozen=True)
class SourceRecord:
    """`paper`: the id of a public paper. Everything but the kind and the label may be empty."""

    kind: str
    shown: Source
    paper: str = ""
    paragraph: str = ""


OURS = SourceRecord("editorial", EDITORIAL)
NOT_SHOWN = SourceRecord("paper", NOT_PUBLIC)
