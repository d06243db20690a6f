"""Links to a release: what somebody outside sees of it, and the editor's list of them."""

from functools import partial
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from core.models import Release
from core.release_preview import NOT_SHOWN, previewed
from core.release_views import handed_on, not_shown
from core.site_request import SiteRequest
from delivery.methods import require_safe
from home.draft_link_admin import DraftLinkForm
from home.release_link_models import ReleaseLink
from home.release_links import make_release_link, parts_of, release_link_of, say, version_shown
from home.timed_links import GONE_PASSAGE, problem_of, revoke, token_of, why_ended, with_link

OUT = "This release is public, so there is nothing to show. A link to it shows nothing any more."


with_release_link = with_link(release_link_of)


# The token in the address is the right to answer, and whoever has it needs no cookie: there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@with_release_link
def read_release(request: SiteRequest, link: ReleaseLink) -> HttpResponse:
    """The passages of every part. What is sent is about one of them."""
    parts, token = parts_of(link), request.resolver_match.kwargs["token"]
    passages = {f"{item.pk}:{passage.path}": (item, passage) for item, found in parts for passage in found}
    sent, problem = request.POST.get("passage", ""), ""
    if request.method == "POST":
        words = " ".join(request.POST.get("words", "").split())
        gone = f"{GONE_PASSAGE} You wrote: “{words}”" if words else GONE_PASSAGE
        problem = problem_of(request.POST.get("answer"), words) if sent in passages else gone
        if not problem:
            is_right = request.POST["answer"] == "right"
            say(link, *passages[sent], is_right=is_right, words=words, moment=request.now)
            return redirect(f"{request.path}#passage-{list(passages).index(sent) + 1}")
    said = {f"{answer.item_id}:{answer.path}": answer for answer in link.answers.all()}
    rows = [
        (item, passage, key, said.get(key), problem if key == sent else "") for key, (item, passage) in passages.items()
    ]
    context = {"link": link, "token": token, "rows": rows, "problem": problem}
    status = HTTPStatus.OK if not problem else HTTPStatus.BAD_REQUEST
    return render(request, "home/read_release.html", context, status=status)


@require_safe
@with_release_link
def read_release_site(request: SiteRequest, link: ReleaseLink, path: str = "") -> HttpResponse:
    """The site as it will be: the parts as this link shows them, else what is public."""
    release, token = link.release, request.resolver_match.kwargs["token"]
    below = reverse("read_release_site", args=[token])
    note = {"release": release, "back": reverse("read_release", args=[token]), "back_to": "what is asked of you"}
    if f"/{path}".startswith(NOT_SHOWN):
        return not_shown(request, note)
    at = release.goes_public_at if release.goes_public_at and release.goes_public_at > request.now else None
    choose = partial(version_shown, link)
    return handed_on(previewed(release, f"/{path}", request.META.get("QUERY_STRING", ""), below, at, choose), note)


@require_http_methods(["GET", "HEAD", "POST"])
def release_links(request: SiteRequest, number: int) -> HttpResponse:
    """The editor's side: make one, see what was answered, end it."""
    release = get_object_or_404(Release, pk=number)
    links = ReleaseLink.objects.filter(release=release).select_related("made_by").prefetch_related("answers__item")
    if "revoke" in request.POST:
        link = next((each for each in links if str(each.pk) == request.POST["revoke"] and not each.revoked_at), None)
        if link:
            revoke(link, request.now)
            messages.success(request, f"Ended: the link for {link.for_whom} shows nothing any more.")
        return redirect("release_links", release.pk)
    form = DraftLinkForm(request.POST or None)
    if request.method == "POST" and release.is_in_preparation and form.is_valid():
        said = form.cleaned_data
        pinned = {"is_pinned": said["is_pinned"], "moment": request.now}
        make_release_link(release, request.user, said["for_whom"], said["days"], **pinned)
        messages.success(request, "The link is made. Copy it from the list below.")
        return redirect("release_links", release.pk)
    rows = [(link, address_of(request, link), state_of(link, request), list(link.answers.all())) for link in links]
    context = {
        "subtitle": release.title,
        "form": form if release.is_in_preparation else None,
        "no_draft": OUT,
        "rows": rows,
        "back": reverse("release", args=[release.pk]),
    }
    return TemplateResponse(request, "home/admin/draft_links.html", context)


def address_of(request: SiteRequest, link: ReleaseLink) -> str:
    return request.build_absolute_uri(reverse("read_release", args=[token_of(link)]))


def state_of(link: ReleaseLink, request: SiteRequest) -> str:
    """Why it shows nothing any more; "" while it works."""
    return why_ended(link, request.now) or ("" if link.release.is_in_preparation else "the release is public")
