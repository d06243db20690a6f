"""One question, answered from what is public. Nothing here reads the database or keeps anything."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from home.search.answers import ShownAnswer
from home.search.documents import SearchDocument
from home.search.excerpts import Term
from home.search.harm_kinds import HarmKind
from home.search.hidden_letters import revealed
from home.search.library import SearchLibrary
from home.search.phrases import SMALL as SMALL_WORDS
from home.search.phrases import SMALL_WEIGHT, PhraseMatch, weight_of
from home.search.query import STOP_WORDS, Phrase, SearchQuery
from home.search.ranking import Ranked, ranked
from home.search.synonyms import widened
from home.search.text import Stems, stems, stems_of
from home.search.unlisted_harm import harm_at_last, harm_beside_answer, unlisted_harm
from home.search.venue_answers import FoundVenues, VenueFinder
from home.search.word_weights import FEW_WORDS

log = logging.getLogger(__name__)

MOST_TERMS = 12
MOST_OTHERS = 3  # ordinary pages below help
ENOUGH = 0.35  # of the question: what an answer must at least explain
MUCH = 0.45  # beside so much, words only weigh as harm where a phrase tells of it
HALF = 0.5
NEAR = 0.25  # what it must explain where nothing else does
ABOUT_VENUES = ("own-venues", "own-for_venues")  # keys of documents
MEANS = re.compile(
    r"^(?:what(?:s| is| are| does| do| did)?|meaning of|definition of|define|explain)\b(?: an?\b| the\b| meaning of\b)?"
    r" (.+?)(?: means?| meaning| stands? for| definition)?$|^(.+?) (?:meaning|definition)$"
)


@dataclass(frozen=True)
class SearchAnswer:
    """What was found. `documents` are in the order in which they are shown.

    `harm` is what somebody may be going through; `help_page` a support page that answers where no harm was named.
    `others` are ordinary pages, shown below the help where no phrase tells of harm and they may be what was meant.
    """

    documents: list[SearchDocument] = field(default_factory=list)
    harm: HarmKind | None = None
    help_page: SearchDocument | None = None
    others: tuple[SearchDocument, ...] = ()
    best: ShownAnswer | None = None
    meaning: SearchDocument | None = None
    venues: FoundVenues = FoundVenues()
    terms: tuple[Term, ...] = ()
    mended: str = ""
    is_partial: bool = False
    is_broken: bool = False

    @property
    def is_sensitive(self) -> bool:
        return bool(self.harm or self.help_page)

    @property
    def found_nothing(self) -> bool:
        return not self.documents


def answer_to(question: SearchQuery, library: SearchLibrary, venues: VenueFinder) -> SearchAnswer:
    question = revealed(question, library.harms.words)
    phrases = library.mender.mended(question.phrases, venues.by_word)
    words = tuple(word for phrase in phrases for word in phrase)
    asked, typed = stems_of(words), stems_of(question.words)  # a good word that is not ours may have been mended
    terms = terms_of(phrases, library)
    answers = answers_in(asked, library)
    harms = [] if venues.is_name(question.shown) else library.harms.find(asked)
    harm, best = told(library.weights.without_other_senses(harms, asked), answers, asked, typed, library)
    if harm and not best:
        return SearchAnswer(documents_for(harm, library), harm, named_service(asked, library), terms=terms)
    found = look_through(library, terms)
    if harm:
        return in_doubt(harm, answers, found, library, terms)

    found_venues = venues.find(question.shown, is_answered=best is not None or words_known(question, library))
    meaning, is_asked = meaning_of(words, library)
    is_known = best or found_venues.named or meaning
    is_answered = found.has_all_words and answers_it(found.documents, asked, library)
    if not is_known and (harm := unlisted_harm(asked, typed, library, bool(answers), is_answered)):
        return in_doubt(harm, answers, found, library, terms)
    if not is_known and not is_answered:
        best = answers[0].owner if answers else nearest_answer(asked, library)  # part explained, as by every page
    first = [library.by_url[path] for path in (best.paths if best else ()) if path in library.by_url]
    if found_venues.unknown and not best:
        first = [library.by_key[key] for key in ABOUT_VENUES if key in library.by_key]
    others = [] if best and best.hides_others else found.documents
    documents = once_each([*([meaning] if is_asked and meaning else []), *first, *others])
    nothing_answers = not (documents or best or found_venues.named or found.is_broken)
    if nothing_answers and (harm := harm_at_last(asked, words, library)):
        return in_doubt(harm, answers, found, library, terms)
    return SearchAnswer(
        documents,
        help_page=None if found_venues.named else page_of_help(documents),
        best=best,
        meaning=meaning,
        venues=found_venues,
        terms=terms,
        mended=" ".join(words) if words != question.words and not found_venues.unknown else "",
        is_partial=found.is_partial and not first,
        is_broken=found.is_broken,
    )


def in_doubt(
    harm: HarmKind,
    answers: list[PhraseMatch[ShownAnswer]],
    found: Ranked,
    library: SearchLibrary,
    terms: tuple[Term, ...],
) -> SearchAnswer:
    """Help first, and below it the ordinary pages that may be meant: no phrase tells of harm."""
    known = list(dict.fromkeys(each.owner for each in answers))[:MOST_OTHERS]
    paths = [*(path for each in known for path in each.paths[:1]), *(path for each in known for path in each.paths)]
    answering = [library.by_url[path] for path in paths if path in library.by_url]
    others = once_each(each for each in (*answering, *found.documents) if each.model and not each.is_sensitive)
    return help_and_others(harm, tuple(others[:MOST_OTHERS]), library, terms)


def help_and_others(
    harm: HarmKind, others: tuple[SearchDocument, ...], library: SearchLibrary, terms: tuple[Term, ...] = ()
) -> SearchAnswer:
    known = documents_for(harm, library)
    helping, about = ([each for each in known if each.is_sensitive is is_help] for is_help in (True, False))
    return SearchAnswer(once_each([*helping, *others, *about]), harm, others=others, terms=terms)


def answers_it(documents: list[SearchDocument], asked: Stems, library: SearchLibrary) -> bool:
    """Whether what was found may answer: a page of help only has the words by chance where they tell of no harm."""
    return page_of_help(documents) is None or library.weights.harm_odds(asked) > 0


def nearest_answer(asked: Stems, library: SearchLibrary) -> ShownAnswer | None:
    """The answer whose words these most likely are, of those that have enough of them."""
    share = NEAR if len(asked) > FEW_WORDS else HALF
    classifier, enough = library.weights.answers, share * whole_weight(asked, library)
    likely = sorted(classifier.likelihoods(asked).items(), key=lambda each: -each[1])
    shared = ((answer, [word for word in asked if word in classifier.counts[answer]]) for answer, _ in likely)
    return next((answer for answer, words in shared if words and weight_of(tuple(words)) > enough), None)


def words_known(question: SearchQuery, library: SearchLibrary) -> bool:
    """Whether all that was asked are words of this site, and none may be the name of a venue that nobody knows."""
    return all(map(library.mender.knows, question.words))


def look_through(library: SearchLibrary, terms: tuple[Term, ...]) -> Ranked:
    """What the index finds. Where it is broken, everything else that is known still answers."""
    try:
        return ranked(library.index, terms)
    except (ValueError, OSError, RuntimeError):  # what tantivy raises
        log.exception("The search index does not work.")
        return Ranked([], is_broken=True)


def page_of_help(documents: list[SearchDocument]) -> SearchDocument | None:
    """The page of support that answers best; a service among others may be found for any word."""
    first = documents[0] if documents else None
    return first if first and first.is_sensitive and first.model else None


def answers_in(asked: Stems, library: SearchLibrary) -> list[PhraseMatch[ShownAnswer]]:
    """Every answer with a phrase in the question; of two that explain as much, the one with more of its words."""
    found = library.answers.find(asked)
    likely = library.weights.answers.likelihoods(asked) if len(found) > 1 else {}
    return sorted(found, key=lambda each: (-round(each.weight), -likely.get(each.owner, 0)))


def fitting(
    answers: list[PhraseMatch[ShownAnswer]], asked: Stems, library: SearchLibrary
) -> list[PhraseMatch[ShownAnswer]]:
    """Without those that explain only a small part of what was asked. Words that nobody knows, such as the name of a
    street, count for little.
    """
    enough = ENOUGH * whole_weight(asked, library)
    return [each for each in answers if each.weight >= enough]


def whole_weight(asked: Stems, library: SearchLibrary) -> float:
    return sum(weight_of((word,)) if word in library.mender.stems else SMALL_WEIGHT for word in asked)


def told(
    harms: list[PhraseMatch[HarmKind]],
    answers: list[PhraseMatch[ShownAnswer]],
    asked: Stems,
    typed: Stems,
    library: SearchLibrary,
) -> tuple[HarmKind | None, ShownAnswer | None]:
    """The harm or else the answer that explains most of a question. Both where an answer explains a small part and the
    words weigh as harm.

    An answer goes before harm only where it explains the very words that tell of it, and more: “hate crime paused”.
    """
    fit = fitting(answers, asked, library)
    explains_much = bool(fit) and fit[0].weight >= MUCH * whole_weight(asked, library)
    if explains_much:
        harms = library.weights.without_everyday_words(harms, asked)
    explained: list[PhraseMatch[ShownAnswer]] = []
    for harm in harms:
        better = [each for each in answers if knows_more(each, harm, asked)]
        if not better:
            return harm.owner, None
        explained += better
    best = next(iter(explained or fit), None)
    if best is None:
        return None, None
    return harm_beside_answer(asked, typed, library, explains_much), best.owner


def knows_more(answer: PhraseMatch[ShownAnswer], harm: PhraseMatch[HarmKind], asked: Stems) -> bool:
    telling = [place for place in harm.places if asked[place] not in SMALL_WORDS]
    return answer.weight > len(telling) and answer.places.issuperset(telling)


def terms_of(phrases: Iterable[Phrase], library: SearchLibrary) -> tuple[Term, ...]:
    """What to look for in the index, each with everything that means the same."""
    terms = (tuple(dict.fromkeys(map(stems_of, term))) for term in widened(tuple(phrases), library.groups))
    telling = [term for term in dict.fromkeys(terms) if term[0] and not _is_small(term)]
    return tuple(telling[:MOST_TERMS])


def _is_small(term: Term) -> bool:
    return term[0][0] in SMALL if len(term[0]) == 1 else False


SMALL = frozenset(stem for word in STOP_WORDS for stem in stems(word))


def meaning_of(words: Phrase, library: SearchLibrary) -> tuple[SearchDocument | None, bool]:
    """The word explained that was asked for, and whether its meaning was."""
    found = MEANS.match(" ".join(words))
    inner = stems(found[1] or found[2]) if found else ()
    known = library.meanings.get(inner)
    return (known, True) if known else (library.meanings.get(stems_of(words)), False)


def documents_for(harm: HarmKind, library: SearchLibrary) -> list[SearchDocument]:
    """The pages that help with one kind of harm, the best first, then what plans say about it."""
    hub = library.by_url.get(library.support_url)
    below = (library.by_url.get(f"{library.support_url}{topic}/") for topic in harm.topics)
    helping = [page for page in below if page] if library.support_url else []
    others = (library.by_url[url] for url in harm.others if url in library.by_url)
    return once_each([*helping, *([hub] if hub else []), *plans_about(harm, library), *others])


def plans_about(harm: HarmKind, library: SearchLibrary) -> list[SearchDocument]:
    endings = tuple(f"/{name}/" for name in harm.plans)
    pages = [each for each in library.documents if endings and each.kind == "plans" and each.url.endswith(endings)]
    return sorted(pages, key=lambda each: -each.weight)


def named_service(asked: Stems, library: SearchLibrary) -> SearchDocument | None:
    """The service that was asked for by its name."""
    return library.services.get(asked)


def once_each(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    return list({document.url: document for document in documents}.values())
