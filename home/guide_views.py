"""The guides as the admin shows them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from home.guides import GUIDES, by_role, read_guide, sections_with


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
