"""The rows of one query as a column of another: a page asks once for what would be a second question.

For the few small rows that every page may need, such as a notice. Long lists stay questions of their own.
"""

from datetime import UTC
from typing import Any, TypeVar

from django.db import models
from django.db.models.functions import JSONObject
from django.utils.timezone import is_naive

Row = TypeVar("Row", bound=models.Model)


class JsonSubquery(models.Subquery):
    """A list of objects, in the order of the query that gives them; empty where it gives none."""

    template = "(SELECT json_group_array(json(inside.row_told)) FROM (%(subquery)s) AS inside)"
    output_field = models.JSONField()

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        template = "(SELECT COALESCE(jsonb_agg(inside.row_told), '[]'::jsonb) FROM (%(subquery)s) AS inside)"
        return self.as_sql(compiler, connection, template=template)


def rows_of(queryset: models.QuerySet[Any], *columns: str, **more: str) -> JsonSubquery:
    """The `columns` of each row under their own names, and `more` under other ones, as plain values of JSON."""
    return JsonSubquery(queryset.values(row_told=JSONObject(**{name: name for name in columns}, **more)))


def made_of(model: type[Row], row: dict[str, Any]) -> Row:
    """What `rows_of` told of one row, as an instance of `model` that is never saved. Moments are in UTC."""
    values = {}
    for name, value in row.items():
        field = model._meta.get_field(name)
        assert isinstance(field, models.Field), f"{name} is no column of {model._meta.label}"
        values[field.attname] = field.to_python(value)
    for name, value in values.items():
        if hasattr(value, "tzinfo") and is_naive(value):
            values[name] = value.replace(tzinfo=UTC)  # as SQLite keeps it
    return model(**values)
