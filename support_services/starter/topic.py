"""How the words of a support page are written down: plain data, turned into the blocks of a body."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TopicPart:
    """A section: its heading, its paragraphs, and the points of a list after them."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()

    @property
    def blocks(self) -> list[tuple]:
        text = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        if self.points:
            text += "<ul>" + "".join(f"<li>{point}</li>" for point in self.points) + "</ul>"
        return [("heading", {"text": self.heading}), ("text", text)]

    @property
    def words(self) -> str:
        """Its sentences, for whoever measures how hard they are to read. A heading is none."""
        return " ".join((*self.paragraphs, *self.points))


@dataclass(frozen=True)
class Topic:
    """A page: its heading, an address and a tab title that say little, what it says, and the services it leads to."""

    title: str
    slug: str
    tab: str
    lead: str
    parts: tuple[TopicPart, ...]
    services: tuple[str, ...] = ()
    first_step: str = ""

    @property
    def body(self) -> list[tuple]:
        return [block for part in self.parts for block in part.blocks]

    @property
    def words(self) -> str:
        return " ".join((self.lead, self.first_step, *(part.words for part in self.parts)))
