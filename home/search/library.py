"""Everything public, ready to be searched: read once after each change, in each process, and then looked through.

Nothing of it is written down, so it cannot be out of step with the database, and there is no file to break. What was
made of a page is made again only when the page has changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wagtail.models import Page, Site

from delivery.local_cache import GenerationMemo
from home.search import other_documents
from home.search.answers import ShownAnswer, shown_answers
from home.search.documents import SearchDocument
from home.search.harm_kinds import AddedPhrases, HarmKind, harm_phrases
from home.search.index import SearchIndex
from home.search.names import names_of_pages
from home.search.page_documents import page_documents
from home.search.phrases import PEOPLE, PhraseBook
from home.search.query import STOP_WORDS, words_of
from home.search.spelling import SlipMender
from home.search.synonyms import Group, group_from
from home.search.text import Stems, stems, stems_of
from home.search.word_weights import WordWeights
from home.search_models import HelpWords, SynonymGroup
from plans.models import GlossaryPage
from support_services.models import Service, SupportHubPage

FEW_NAMES = 30


@dataclass(frozen=True)
class SearchLibrary:
    """All that can be found on one site on one day.

    `published`: the services readers may see.
    `added_harm`: the phrases by which editors let help be shown.
    `earlier`: the last index that was made, from which this one is made by what has changed.
    """

    documents: list[SearchDocument]
    groups: list[Group]
    answers: PhraseBook[ShownAnswer]
    support_url: str
    published: list[Service]
    known: dict[tuple, SearchDocument]
    added_harm: AddedPhrases = ()
    earlier: SearchIndex | None = None

    @cached_property
    def harms(self) -> PhraseBook[HarmKind]:
        return harm_phrases(self.added_harm)

    @cached_property
    def weights(self) -> WordWeights:
        return WordWeights.of(self.harms, self.answers)

    @cached_property
    def index(self) -> SearchIndex:
        return SearchIndex.after(self.earlier, self.documents)

    @cached_property
    def by_url(self) -> dict[str, SearchDocument]:
        return {document.url: document for document in self.documents}

    @cached_property
    def by_key(self) -> dict[str, SearchDocument]:
        return {document.key: document for document in self.documents}

    @cached_property
    def meanings(self) -> dict[Stems, SearchDocument]:
        """The words explained, by each way they are written."""
        return {stems(way): each for each in self.documents if each.key.startswith("word-") for way in each.ways}

    @cached_property
    def services(self) -> dict[Stems, SearchDocument]:
        return {stems(each.title): each for each in self.documents if each.key.startswith("service-")}

    @cached_property
    def few_names(self) -> list[str]:
        """What a browser without a script may suggest."""
        return sorted(names_of_pages(self.documents, self.harms, most=FEW_NAMES))

    @cached_property
    def mender(self) -> SlipMender:
        """Knows every word that leads anywhere, and mends to those of names, summaries and phrases."""
        said = frozenset[str]().union(*(document.words_said_first for document in self.documents))
        listed = {word for group in self.groups for phrase in group for word in phrase}
        people = {word for words in PEOPLE.values() for word in words_of(words)}
        known = said | listed | people | STOP_WORDS | self.answers.words | self.harms.words
        right = frozenset(stems_of(sorted(self.harms.foreign_words)))
        return SlipMender(known, right.union(*(document.stems for document in self.documents)))


def library_on(site: Site, day: date) -> SearchLibrary:
    return _kept.for_key((site.root_page.path, site.root_page.url_path, day))


def read_library(key: tuple[str, str, date], before: SearchLibrary | None) -> SearchLibrary:
    path, _, day = key
    pages = Page.objects.live().public().filter(path__startswith=path)
    known = dict(page_documents(pages, day, before.known if before else {}))
    documents = list(known.values())
    published = list(Service.objects.published())
    public = {document.model: document.url for document in reversed(documents)}  # the first: hubs come in languages
    support_url = public.get(SupportHubPage, "")
    others = [
        *other_documents.own_pages(),
        *other_documents.words(public.get(GlossaryPage, ""), day),
        *other_documents.services(published, support_url),
        *other_documents.campaign_files(path, day),
        *other_documents.data_sets(),
    ]
    return SearchLibrary(
        documents=once_each([*documents, *others]),
        groups=[group_from(terms) for terms in SynonymGroup.objects.filter(live=True).values_list("terms", flat=True)],
        answers=shown_answers(day, {service.pk: service for service in published}, before.answers if before else None),
        support_url=support_url,
        published=published,
        known=known,
        added_harm=tuple(HelpWords.objects.each_phrase()),
        earlier=(before.__dict__.get("index") or before.earlier) if before else None,
    )


def once_each(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """An address once: what editors have made goes before what the site says of itself."""
    found: dict[str, SearchDocument] = {}
    for document in documents:
        found.setdefault(document.url, document)
    return list(found.values())


_kept = GenerationMemo(read_library)
