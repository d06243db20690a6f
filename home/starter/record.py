"""What later parts of the starter content refer to: organisations, laws and papers, by short names."""

from dataclasses import dataclass, field

from plans.models import Organisation, PolicyDriver, ReportPage


@dataclass
class Record:
    """Everything made so far that another part may point to. The names are only used while the site is made."""

    organisations: dict[str, Organisation]
    drivers: dict[str, PolicyDriver]
    papers: dict[str, ReportPage] = field(default_factory=dict)

    def read_in(self, paper: str, paragraph: str) -> dict:
        """The source of a fact, as fields of its row."""
        return {"source_paper": self.papers[paper], "source_paragraph": paragraph}
