"""What the search index says of each page: how relevant it is, and whether it has every term. One query.

It is asked apart from the pages themselves. Wagtail's own ordering runs the whole search again for each page found
on SQLite (half a minute for 2,000 pages), and PostgreSQL, before it knows the tables, chooses plans as slow.
"""

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from wagtail.models import PageQuerySet
from wagtail.search.query import SearchQuery

Relevance = dict[int, tuple[float, bool]]


def relevance(pages: PageQuerySet, some: SearchQuery, every: SearchQuery) -> Relevance:
    """For each page that answers `some`: a number, the higher the better, and whether it answers `every` too.

    On SQLite there may be pages that are not among `pages`.
    """
    if connection.vendor == "sqlite":
        return _on_sqlite(pages, some, every)
    return _on_postgresql(pages, some, every)


def _on_postgresql(pages: PageQuerySet, some: SearchQuery, every: SearchQuery) -> Relevance:
    results = pages.search(some).annotate_score("score")
    has_all = Q(_vector_=results.query_compiler.build_tsquery(every, config=results.backend.config))
    scored = results.get_queryset().order_by().annotate(has_all=_is_true(has_all))
    return {pk: (score, has_all) for pk, score, has_all in scored.values_list("pk", "score", "has_all")}


def _on_sqlite(pages: PageQuerySet, some: SearchQuery, every: SearchQuery) -> Relevance:
    # This module of the index can be imported only where the database is SQLite.
    from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, SQLiteFTSIndexEntry, normalize
    from modelsearch.utils import get_descendants_content_types_pks

    def entries(query: SearchQuery) -> QuerySet:
        compiler = pages.search(query).query_compiler
        matches = MatchExpression(compiler.FTS_TABLE_FIELDS, compiler.build_search_query(normalize(query)))
        of_pages = get_descendants_content_types_pks(pages.model)
        return SQLiteFTSIndexEntry.objects.filter(matches, index_entry__content_type__in=of_pages)

    page_id = "index_entry__object_id"
    has_all = Q(**{f"{page_id}__in": entries(every).values(page_id)})
    scored = entries(some).annotate(score=BM25(), has_all=_is_true(has_all))
    # FTS5 gives better matches a lower number.
    return {int(pk): (-score, has_all) for pk, score, has_all in scored.values_list(page_id, "score", "has_all")}


def _is_true(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
