"""Open data about any subject: what a set holds, and the same set as CSV, as JSON and as an OpenAPI document.

Nothing here knows what the data are about, or reads a database or a clock. A set is a Dataset of Fields.
"""

from core.open_data.catalogue import Catalogue, open_government_licence
from core.open_data.datasets import Dataset, Field, FieldKind, Licence
from core.open_data.descriptors import csv_on_the_web, data_package
from core.open_data.files import csv_file, json_file
from core.open_data.openapi import openapi_document
from core.open_data.serving import open_response, public_data, refused, streamed_response
from core.open_data.xml_text import fit_for_xml

__all__ = [
    "Catalogue",
    "Dataset",
    "Field",
    "FieldKind",
    "Licence",
    "csv_file",
    "csv_on_the_web",
    "data_package",
    "fit_for_xml",
    "json_file",
    "open_government_licence",
    "open_response",
    "openapi_document",
    "public_data",
    "refused",
    "streamed_response",
]
