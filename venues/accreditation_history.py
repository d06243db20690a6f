"""Accreditations with what happened to them, read as rows: of ten years of every venue, objects would take longer."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db import connection
from django.db.models import QuerySet

from venues.models import Accreditation, StatusEvent, Venue
from venues.status import AwardEvent, AwardEventKind

HAPPENED = ("events__kind", "events__on", "events__public_reason")


def with_events(
    accreditations: QuerySet[Accreditation], *fields: str
) -> Iterator[tuple[tuple, tuple[AwardEvent, ...]]]:
    """The `fields` of each and its events, the oldest first. One of the fields must tell each from all others.
    One query.
    """
    rows = accreditations.order_by("valid_from", "number", "events__on", "events__pk").values_list(*fields, *HAPPENED)
    for held, its in groupby(rows.iterator(), key=itemgetter(slice(len(fields)))):
        yield held, tuple(AwardEvent(AwardEventKind(kind), on, reason) for *_, kind, on, reason in its if kind)


def count_anew() -> None:
    """Have PostgreSQL look how large the register is, after many rows came at once.

    It looks by itself within a minute or so. Until then it took the register for nearly empty, and read 200,000 rows
    in a way that is good for ten: for minutes (measured), while every list of venues waited.
    """
    if connection.vendor == "postgresql":
        tables = ", ".join(
            connection.ops.quote_name(model._meta.db_table) for model in (Venue, Accreditation, StatusEvent)
        )
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")
