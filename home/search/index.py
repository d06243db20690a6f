"""The index for full-text search: tantivy, in memory. Pure: it is made from documents and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import tantivy

from home.search.documents import SearchDocument
from home.search.excerpts import Term
from home.search.text import Stems

# How much more a word counts in one field than in another.
BOOSTS = {"title": 6.0, "named": 2.5, "summary": 3.0, "text": 1.0}
HEAP = 15_000_000  # bytes: the least that tantivy takes to write with


@dataclass(frozen=True)
class DocumentScore:
    """How well one document answers: `parts` has what each term gave, nothing for a term that it lacks."""

    document: SearchDocument
    parts: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.parts)


class SearchIndex:
    """Documents, found by terms."""

    def __init__(self, documents: Sequence[SearchDocument]):
        self.documents = list(documents)
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("place", stored=True)
        for field in BOOSTS:
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema)
        self._write()
        self.searcher = self.index.searcher()
        self.place_of = self._places()

    def _write(self) -> None:
        writer = self.index.writer(HEAP, num_threads=1)
        for place, document in enumerate(self.documents):
            writer.add_document(tantivy.Document(place=place, **document.texts))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def _places(self) -> dict[tuple[int, int], int]:
        """Which document stands where in the index."""
        if not self.documents:
            return {}
        every = self.searcher.search(tantivy.Query.all_query(), limit=len(self.documents)).hits
        return {(at.segment_ord, at.doc): self.searcher.doc(at)["place"][0] for _, at in every}

    def scores(self, terms: Sequence[Term]) -> list[DocumentScore]:
        """Every document with at least one of the terms, in no order."""
        found: dict[int, list[float]] = {}
        for number, term in enumerate(terms):
            for score, at in self._hits(term):
                parts = found.setdefault(self.place_of[at.segment_ord, at.doc], [0.0] * len(terms))
                parts[number] = score
        return [DocumentScore(self.documents[place], tuple(parts)) for place, parts in found.items()]

    def rarity(self, term: Term) -> float:
        """How much it tells that a document has this term: the fewer have it, the more. For what none has, the most."""
        return log(1 + len(self.documents) / (1 + len(self._hits(term))))

    def _hits(self, term: Term) -> list:
        if not self.documents:
            return []
        ways = [self._query(field, words, boost) for words in term for field, boost in BOOSTS.items()]
        query = tantivy.Query.disjunction_max_query(ways, 0.2)
        return self.searcher.search(query, limit=len(self.documents)).hits

    def _query(self, field: str, words: Stems, boost: float) -> tantivy.Query:
        if len(words) == 1:
            query = tantivy.Query.term_query(self.schema, field, words[0])
        else:
            query = tantivy.Query.phrase_query(self.schema, field, list(words))
        return tantivy.Query.boost_query(query, boost)
