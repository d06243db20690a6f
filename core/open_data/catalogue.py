"""A catalogue of open data: a family of sets with one licence, one version, one documentation page and one place for
their files.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from core.open_data.datasets import Dataset, Licence

FORMATS = {"csv": "CSV", "json": "JSON", "ndjson": "one JSON object to a line", "geojson": "GeoJSON"}


def open_government_licence(note: str) -> Licence:
    """Version 3.0, with what it does not cover."""
    address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    return Licence("Open Government Licence v3.0", address, note)


@dataclass(frozen=True)
class Catalogue:
    """`below`: the address before the names of the files. `version`: of the fields, not of the facts."""

    title: str
    about: str
    below: str
    licence: Licence
    datasets: Sequence[Dataset[Any]]
    version: str = "1.0"
    formats: Sequence[str] = ("csv", "json")

    def find(self, name: str) -> Dataset[Any] | None:
        return next((dataset for dataset in self.datasets if dataset.name == name), None)

    def formats_of(self, dataset: Dataset[Any]) -> list[str]:
        return [*self.formats, *dataset.also_as]

    @property
    def files(self) -> list[tuple[Dataset[Any], list[tuple[str, str]]]]:
        """Each set with its files: in words, and the address."""
        return [
            (each, [(FORMATS[form], f"{self.below}{each.name}.{form}") for form in self.formats_of(each)])
            for each in self.datasets
        ]

    def particulars(self, as_of: str) -> dict[str, Any]:
        """What stands above the items of each set: the version, the terms, and as of when."""
        return {"version": self.version, "licence": asdict(self.licence), "as_of": as_of}

    @property
    def info(self) -> dict[str, Any]:
        """As the description for programs (OpenAPI) begins."""
        licence = {"name": self.licence.name, "url": self.licence.url}
        return {"title": self.title, "version": self.version, "description": self.about, "license": licence}
