"""What somebody sees who follows a link to a draft: its passages, two buttons each, and the page as it will look."""

import re
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from campaigns.models import CampaignEditionPage
from campaigns.views import file_named
from core.commented_passages import passages_of
from core.file_views import document_at, picture_at
from core.shown_files import is_used_in
from core.site_request import SiteRequest
from delivery.methods import require_safe
from home.draft_link_models import DraftLink
from home.draft_links import draft_of, link_of, say, version_of
from home.timed_links import GONE_PASSAGE, problem_of, with_link

FETCHED = re.compile(r"""\b(?:src|srcset|href)=("[^"]*"|'[^']*')""")
FILE = re.compile(r"""(["',\s])/((?:media|documents)/)""")
with_draft_link = with_link(link_of)


# The token in the address is the right to answer, and whoever has it needs no cookie: there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft_link
def read_draft(request: SiteRequest, link: DraftLink) -> HttpResponse:
    """The passages. What is sent is about one of them."""
    page, problems = draft_of(link), {}
    passages = {passage.path: passage for passage in passages_of(page)}
    if request.method == "POST":
        path, words = request.POST.get("passage", ""), " ".join(request.POST.get("words", "").split())
        problem = problem_of(request.POST.get("answer"), words) if path in passages else GONE_PASSAGE
        if not problem:
            say(link, passages[path], is_right=request.POST["answer"] == "right", words=words)
            place = list(passages).index(path) + 1
            return redirect(f"{request.path}#passage-{place}")
        problems[path] = problem
    said = {answer.path: answer for answer in link.answers.all()}
    context = {
        "link": link,
        "draft": page,
        "token": request.resolver_match.kwargs["token"],
        "version": version_of(link),
        "rows": [(passage, said.get(path), problems.pop(path, "")) for path, passage in passages.items()],
        "problem": next(iter(problems.values()), ""),
    }
    status = HTTPStatus.OK if request.method != "POST" else HTTPStatus.BAD_REQUEST
    return render(request, "home/read_draft.html", context, status=status)


@require_safe
@with_draft_link
def draft_page(request: SiteRequest, link: DraftLink) -> HttpResponse:
    """The page as visitors will see it, with its pictures and documents at addresses of this link: theirs show nothing
    before the page is public."""
    page, token = draft_of(link), request.resolver_match.kwargs["token"]
    request.META.pop("HTTP_COOKIE", None)  # what it says does not depend on who is signed in
    response = page.make_preview_request(request, page.default_preview_mode, {"draft_token": token})
    response.content = with_files_of_link(response.content.decode(), request.path.removesuffix("page/"))
    response.headers.pop("Content-Length", None)
    return response


def with_files_of_link(html: str, address: str) -> str:
    """The page with `address` before that of each picture and document that it fetches or leads to."""
    return FETCHED.sub(lambda where: FILE.sub(rf"\1{address}\2", where[0]), html)


@require_safe
@with_draft_link
def draft_picture(request: SiteRequest, link: DraftLink, path: str) -> HttpResponseBase:
    draft = draft_of(link)
    return picture_at(path, lambda image: is_used_in(draft, image))


@require_safe
@with_draft_link
def draft_document(request: SiteRequest, link: DraftLink, document_id: int, document_filename: str) -> HttpResponseBase:
    draft = draft_of(link)
    return document_at(request, document_id, document_filename, lambda found: is_used_in(draft, found))


@require_safe
@with_draft_link
def draft_campaign_file(request: SiteRequest, link: DraftLink, name: str) -> HttpResponseBase:
    draft = draft_of(link)
    if not isinstance(draft, CampaignEditionPage):
        raise Http404
    return file_named(request, draft, name)
