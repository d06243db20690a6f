"""The guides as the admin shows them."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from home.guides import GUIDES, by_role, picture_file, read_guide, sections_with


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """All of them, or the sections in which something stands."""
    words = request.GET.get("q", "").strip()[:100]
    context = {"roles": by_role(), "words": words, "found": list(sections_with(words)) if words else []}
    return TemplateResponse(request, "home/admin/guides.html", context)


@require_safe
def guide(request: HttpRequest, name: str) -> HttpResponse:
    if name not in {each.name for each in GUIDES}:
        raise Http404
    return TemplateResponse(request, "home/admin/guide.html", {"guide": read_guide(name)})


@require_safe
def guide_picture(request: HttpRequest, name: str) -> FileResponse:
    """`name` is a slug, so that it leads to no other folder."""
    file = picture_file(name)
    if not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")
