"""What a reader of files hands on: the nodes of the document, what it left out and why, and what to say about it."""

from dataclasses import dataclass, field

from plans.papers.nodes import Node
from plans.papers.paper import OfferedFact, ReaderNote, SetAside


@dataclass
class PaperReading:
    nodes: list[Node]
    notes: list[ReaderNote] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    offers: list[OfferedFact] = field(default_factory=list)
    pages: int = 0
    page_sizes: list[tuple[float, float]] = field(default_factory=list)
    picture_pages: list[int] = field(default_factory=list)
