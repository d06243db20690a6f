"""The search page. What was asked is answered and forgotten: it is not stored, logged, or put in the page's title.

The form posts. Neutral words then move into the address, where they can be shared. Words that tell of harm never do:
the address they lead to holds a code that says only which kind of page it is.
"""

from collections.abc import Hashable
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.script_hashes import allow_script
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.fragments import FragmentStore
from delivery.headers import KEPT_NOWHERE
from delivery.local_cache import current_generation
from delivery.methods import require_safe
from delivery.query_trace import rely_on_the_present, traced
from home.search.answering import MOST_OTHERS, SearchAnswer, answer_to, help_and_others
from home.search.facets import chosen_from
from home.search.harm_kinds import harm_kinds
from home.search.help_answers import help_shown
from home.search.library import SearchLibrary, library_on
from home.search.names import names_of_pages, names_of_venues
from home.search.query import SearchQuery, question_from
from home.search.results import results_shown
from home.search.venue_answers import VenueFinder, finder_of
from support_services.quick_exit import went_back
from support_services.sensitivity import protect
from venues.directory.index_loader import index_on
from venues.scheme import scheme_of

SCRIPT = "js/search.js"
PAGE = "page-"  # how the keys of pages begin


@csrf_exempt  # nothing is changed by asking, and a token would be a cookie in every visitor's browser
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: SiteRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    question = question_from(asked.get("q", ""))
    library = library_of(request)
    answer = answer_to(question, library, venues_of(request)) if question.phrases else None
    if request.method == "POST":
        return HttpResponseRedirect(address_of(question, answer), status=303, headers=KEPT_NOWHERE)
    if answer and answer.is_sensitive:
        return help_page(request, answer, library)
    return results_page(request, question, answer, library)


def address_of(question: SearchQuery, answer: SearchAnswer | None) -> str:
    if answer and answer.is_sensitive:
        return reverse("search_help", args=[code_of(answer)])
    return f"{reverse('search')}?{urlencode({'q': question.shown})}" if question.shown else reverse("search")


def code_of(answer: SearchAnswer) -> str:
    """What leads to the same page of help and says nothing: a kind of harm, or the key of a page or a service; and the
    keys of the ordinary pages below it.
    """
    if answer.help_page:
        named, _, key = answer.help_page.key.partition("-")
        return f"{named[0]}{key}"
    kind = answer.harm.code if answer.harm else ""
    return "-".join([kind, *(other.key.removeprefix(PAGE) for other in answer.others)])


@require_safe
def search_help(request: SiteRequest, code: str) -> HttpResponse:
    """The help that a code leads to."""
    library = library_of(request)
    kind, *keys = code.split("-")
    if harm := harm_kinds().get(kind):
        below = (library.by_key.get(f"{PAGE}{key}") for key in keys[:MOST_OTHERS])
        others = tuple(each for each in below if each and not each.is_sensitive)
        return help_page(request, help_and_others(harm, others, library), library)
    names = {"p": "page", "s": "service"}
    document = library.by_key.get(f"{names.get(code[:1], '')}-{code[1:]}")
    if document is None or not document.is_sensitive:
        raise Http404
    return help_page(request, SearchAnswer([document], help_page=document), library)


@require_safe
def names(request: SiteRequest) -> HttpResponse:
    """What can be suggested while somebody types, all of it at once: so that nothing typed has to be sent."""
    library = library_of(request)
    venues = names_of_venues(index_on(day_of(request)), library.harms)
    found = [*names_of_pages(library.documents, library.harms), *venues]
    answer = JsonResponse({"names": sorted(found)})
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


def library_of(request: SiteRequest) -> SearchLibrary:
    if request.navigation.site is None:
        raise Http404
    return library_on(request.navigation.site, day_of(request))


def venues_of(request: SiteRequest) -> VenueFinder:
    return finder_of(index_on(day_of(request)), scheme_of(request).shown_name)


def results_page(
    request: SiteRequest, question: SearchQuery, answer: SearchAnswer | None, library: SearchLibrary
) -> HttpResponse:
    chosen = chosen_from(request.GET.getlist("t"))
    context = {"question": question, "names": library.few_names}
    if answer:
        context |= {"answer": results_shown(request, question, answer, chosen, library)}
    page = render_to_string("home/search.html", context, request)
    return allow_script(HttpResponse(page, headers=KEPT_NOWHERE), SCRIPT)


def help_page(request: SiteRequest, answer: SearchAnswer, library: SearchLibrary) -> HttpResponse:
    """A page of the support kind: with the way out in view, and nothing in it of what was typed. All who ask for the
    same help get the same words, so they are made once for as long as nothing opens, closes or is changed.
    """
    request.is_sensitive = True
    request.is_covered = went_back(request)
    store = request.fragment_store = FragmentStore(help_key(request, answer), current_generation())
    if parts := store.get(request.now):
        frame = {"support_url": library.support_url, "fragments": parts}
        page = render_to_string("home/search_help.html", frame, request)
    else:
        with traced() as trace:
            rely_on_the_present()  # the library is made of more than rows
            shown = help_shown(request, answer, library)
            page = render_to_string("home/search_help.html", shown, request)
        store.save(trace, shown["expires_at"])
    return protect(HttpResponse(page, headers=KEPT_NOWHERE))


def help_key(request: SiteRequest, answer: SearchAnswer) -> Hashable:
    """What the words of a page of help depend on: the kind of harm, the page that was named, and what was found."""
    harm, named = answer.harm and answer.harm.code, answer.help_page and answer.help_page.key
    found, others = (tuple(each.url for each in pages) for pages in (answer.documents, answer.others))
    return request.get_host(), "search help", harm, named, found, others
