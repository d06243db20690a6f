"""The index for full-text search: tantivy, in memory. Pure: made from documents, and what it finds never changes."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from math import log
from threading import Lock

import tantivy

from home.search.documents import SearchDocument
from home.search.excerpts import Term
from home.search.text import Stems

# How much more a word counts in one field than in another.
BOOSTS = {"title": 6.0, "named": 2.5, "summary": 3.0, "text": 1.0}
HEAP = 15_000_000  # bytes: the least that tantivy takes to write with
MOST_CHANGED = 0.1  # of the documents: with more, those that are gone would weigh in how rare a word is


@dataclass(frozen=True)
class DocumentScore:
    """How well one document answers: `parts` has what each term gave, nothing for a term that it lacks."""

    document: SearchDocument
    parts: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.parts)


class SearchIndex:
    """Documents, found by terms.

    After a change only what has changed is written: `after` adds to the engine of the index before, which still finds
    what it found, because its searcher looks at the moment at which it was made.
    """

    def __init__(self, documents: Sequence[SearchDocument]):
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("number", stored=True, tokenizer_name="raw", index_option="basic")
        for field in BOOSTS:
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
        self.schema = builder.build()
        self.engine = tantivy.Index(self.schema)
        self.numbered: dict[int, SearchDocument] = {}
        self.gone = 0
        self._write(documents, ())

    @classmethod
    def after(cls, before: "SearchIndex | None", documents: Sequence[SearchDocument]) -> "SearchIndex":
        """An index of `documents`: `before` itself where it holds the same, and made anew where little is the same."""
        if before is None:
            return cls(documents)
        held = {document: number for number, document in before.numbered.items()}
        if held.keys() == set(documents):
            return before
        new = [document for document in documents if document not in held]
        old = [held[document] for document in held.keys() - set(documents)]
        if before.gone + len(old) + len(new) > MOST_CHANGED * len(documents) or not before._may_go_on():
            return cls(documents)
        index = copy(before)
        index.numbered = dict(before.numbered)
        index.gone += len(old)
        index._write(new, old)
        return index

    def _write(self, new: Sequence[SearchDocument], old: Iterable[int]) -> None:
        self.handed_on = Lock()
        writer = self.engine.writer(HEAP, num_threads=1)
        for number in old:
            writer.delete_documents_by_term("number", str(number))
            del self.numbered[number]
        for number, document in enumerate(new, start=max(self.numbered, default=0) + 1):
            writer.add_document(tantivy.Document(number=str(number), **document.texts))
            self.numbered[number] = document
        writer.commit()
        writer.wait_merging_threads()
        self.engine.reload()
        self.searcher = self.engine.searcher()
        self.number_of = self._numbers()

    def _may_go_on(self) -> bool:
        """Whether whoever asks may write to this engine. Only the first may."""
        return self.handed_on.acquire(blocking=False)

    def _numbers(self) -> dict[tuple[int, int], int]:
        """Which document stands where in the index."""
        if not self.numbered:
            return {}
        every = self.searcher.search(tantivy.Query.all_query(), limit=len(self.numbered)).hits
        return {(at.segment_ord, at.doc): int(self.searcher.doc(at)["number"][0]) for _, at in every}

    def scores(self, terms: Sequence[Term]) -> list[DocumentScore]:
        """Every document with at least one of the terms, in no order."""
        found: dict[int, list[float]] = {}
        for number, term in enumerate(terms):
            for score, at in self._hits(term):
                parts = found.setdefault(self.number_of[at.segment_ord, at.doc], [0.0] * len(terms))
                parts[number] = score
        return [DocumentScore(self.numbered[number], tuple(parts)) for number, parts in found.items()]

    def rarity(self, term: Term) -> float:
        """How much it tells that a document has this term: the fewer have it, the more. For what none has, the most."""
        return log(1 + len(self.numbered) / (1 + len(self._hits(term))))

    def _hits(self, term: Term) -> list[tuple[float, tantivy.DocAddress]]:
        if not self.numbered:
            return []
        ways = [self._query(field, words, boost) for words in term for field, boost in BOOSTS.items()]
        query = tantivy.Query.disjunction_max_query(ways, 0.2)
        return self.searcher.search(query, limit=len(self.numbered)).hits

    def _query(self, field: str, words: Stems, boost: float) -> tantivy.Query:
        if len(words) == 1:
            query = tantivy.Query.term_query(self.schema, field, words[0])
        else:
            query = tantivy.Query.phrase_query(self.schema, field, list(words))
        return tantivy.Query.boost_query(query, boost)
