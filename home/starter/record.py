"""What later parts of the starter content refer to: organisations, laws and papers, by short names."""

from dataclasses import dataclass, field

from plans.models import Organisation, PolicyDriver, PublicSource, ReportPage


@dataclass
class Record:
    """Everything made so far that another part may point to. The names are only used while the site is made."""

    organisations: dict[str, Organisation]
    drivers: dict[str, PolicyDriver]
    public_sources: dict[str, PublicSource]
    papers: dict[str, ReportPage] = field(default_factory=dict)

    def read_in(self, source: str | None, paragraph: str = "") -> dict:
        """The source of a fact, as fields of its row: a paper, a page outside this site, or none for our own note."""
        if not source:
            return {}
        if source in self.public_sources:
            return {"public_source": self.public_sources[source]}
        return {"source_paper": self.papers[source], "source_paragraph": paragraph}
