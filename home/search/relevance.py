"""How relevant each page is to a query of the search index, in time that grows with the pages and no faster.

Wagtail's own ordering on SQLite runs the whole search again for each page found: half a minute for 2,000 pages.
"""

from django.db import connection
from wagtail.models import PageQuerySet
from wagtail.search.query import SearchQuery


def relevance(pages: PageQuerySet, query: SearchQuery) -> dict[int, float]:
    """By primary key; the higher, the more relevant. On SQLite pages outside `pages` may be among them."""
    if connection.vendor == "sqlite":
        return _by_bm25(pages, query)
    scored = pages.search(query).annotate_score("relevance").get_queryset()
    return dict(scored.values_list("pk", "relevance"))


def _by_bm25(pages: PageQuerySet, query: SearchQuery) -> dict[int, float]:
    # This module of the index exists only on SQLite.
    from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, SQLiteFTSIndexEntry, normalize
    from modelsearch.utils import get_descendants_content_types_pks

    compiler = pages.search(query).query_compiler
    matches = MatchExpression(compiler.FTS_TABLE_FIELDS, compiler.build_search_query(normalize(query)))
    of_pages = {"index_entry__content_type__in": get_descendants_content_types_pks(pages.model)}
    entries = SQLiteFTSIndexEntry.objects.filter(matches, **of_pages).annotate(score=BM25())
    # FTS5 gives better matches a lower number.
    return {int(pk): -score for pk, score in entries.values_list("index_entry__object_id", "score")}
