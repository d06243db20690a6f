"""What somebody sees who follows a link to a draft: its passages, two buttons each, and the page as it will look."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.commented_passages import passages_of
from core.site_request import SiteRequest
from delivery.headers import kept_nowhere
from home.draft_links import DraftLinkRefused, draft_of, link_of, note_opening, say, version_of

NO_WORDS = "Say what should change, in your own words, or press “This is right”."
NO_BUTTON = "Press one of the two buttons."
GONE_PASSAGE = "This passage has changed since you opened the page. Please read it again below."


# The token in the address is the right to answer, and whoever has it needs no cookie: there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def read_draft(request: SiteRequest, token: str) -> HttpResponse:
    """The passages. What is sent is about one of them."""
    try:
        link = link_of(token, request.now)
    except DraftLinkRefused as refused:
        return refused_answer(request, refused)
    note_opening(link, request.now)
    page, problems = draft_of(link), {}
    passages = {passage.path: passage for passage in passages_of(page)}
    if request.method == "POST":
        path, words = request.POST.get("passage", ""), " ".join(request.POST.get("words", "").split())
        problem = problem_of(request.POST.get("answer"), words) if path in passages else GONE_PASSAGE
        if not problem:
            say(link, passages[path], is_right=request.POST["answer"] == "right", words=words)
            place = list(passages).index(path) + 1
            return kept_nowhere(redirect(f"{request.path}#passage-{place}"))
        problems[path] = problem
    said = {answer.path: answer for answer in link.answers.all()}
    context = {
        "link": link,
        "draft": page,
        "token": token,
        "version": version_of(link),
        "rows": [(passage, said.get(path), problems.pop(path, "")) for path, passage in passages.items()],
        "problem": next(iter(problems.values()), ""),
    }
    status = HTTPStatus.OK if request.method != "POST" else HTTPStatus.BAD_REQUEST
    return kept_nowhere(render(request, "home/read_draft.html", context, status=status))


def problem_of(answer: str | None, words: str) -> str:
    if answer not in ("right", "change"):
        return NO_BUTTON
    return "" if answer == "right" or words else NO_WORDS


@require_safe
def draft_page(request: SiteRequest, token: str) -> HttpResponse:
    """The page as visitors will see it."""
    try:
        link = link_of(token, request.now)
    except DraftLinkRefused as refused:
        return refused_answer(request, refused)
    note_opening(link, request.now)
    page = draft_of(link)
    request.META.pop("HTTP_COOKIE", None)  # what it says does not depend on who is signed in
    return kept_nowhere(page.make_preview_request(request, page.default_preview_mode))


def refused_answer(request: SiteRequest, refused: DraftLinkRefused) -> HttpResponse:
    context = {"refused": str(refused), "public": refused.page}
    return kept_nowhere(render(request, "home/read_draft.html", context, status=HTTPStatus.GONE))
