"""Papers that were read, as JSON: out of the process that read them, and kept while an editor checks."""

import dataclasses
import json
from datetime import date
from typing import Any

from plans.papers import paper as kinds
from plans.papers import read_paper
from plans.papers.paper import Paper
from plans.papers.progress import Tell
from plans.papers.rendering import render_original

KIND, DAY = "~kind", "~day"
CLASSES = {
    name: each
    for name, each in vars(kinds).items()
    if isinstance(each, type) and (dataclasses.is_dataclass(each) or hasattr(each, "_fields"))
}


def read_as_json(data: bytes, name: str, progress: Tell | None = None) -> tuple[str, str]:
    """The papers in a file, and how the original looks, for the process that asked for them. Raises PaperError."""
    papers = read_paper(data, name, progress)
    rendering = render_original(data, name, papers)  # before the JSON: it tells each block its place
    return to_json(papers), rendering


def to_json(papers: list[Paper]) -> str:
    place = {id(paper): number for number, paper in enumerate(papers)}
    told = []
    for paper in papers:
        fields = _plain(dataclasses.replace(paper, appendix_of=None))
        told.append(fields | {"appendix_of": place.get(id(paper.appendix_of))})
    return json.dumps(told)


def from_json(text: str) -> list[Paper]:
    told = json.loads(text)
    papers = [_made(fields | {"appendix_of": None}) for fields in told]
    for paper, fields in zip(papers, told, strict=True):
        if fields["appendix_of"] is not None:
            paper.appendix_of = papers[fields["appendix_of"]]
    return papers


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value) if field.init]
        return {KIND: type(value).__name__} | {name: _plain(getattr(value, name)) for name in names}
    if hasattr(value, "_fields"):
        return {KIND: type(value).__name__} | {name: _plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return [_made(each) for each in value]
    if not isinstance(value, dict):
        return value
    if DAY in value:
        return date.fromisoformat(value[DAY])
    return CLASSES[value[KIND]](**{name: _made(each) for name, each in value.items() if name != KIND})
