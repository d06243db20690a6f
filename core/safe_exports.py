"""Every table that the admin hands out is safe to open in a spreadsheet program: Wagtail's reports and lists, too.

Wagtail writes texts as they are, so that a title such as `=HYPERLINK(…)` would run (OWASP, “CSV injection”).
"""

from datetime import date, time
from decimal import Decimal

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from core.open_data.files import harmless

RUNS_NOTHING = (type(None), bool, int, float, Decimal, date, time)
as_wagtail_has_it = SpreadsheetExportMixin.preprocess_field_value


def harmless_field(view: SpreadsheetExportMixin, field: str, value: object, export_format: str) -> object:
    said = as_wagtail_has_it(view, field, value, export_format)
    return said if isinstance(said, RUNS_NOTHING) else harmless(str(said))


def make_exports_harmless() -> None:
    SpreadsheetExportMixin.preprocess_field_value = harmless_field
