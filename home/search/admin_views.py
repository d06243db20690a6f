"""In the admin: try a list of searches, and see what each finds."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from wagtail.models import Site

from core.site_request import SiteRequest
from home.search.listed_questions import LISTS, unreadable
from home.search.trial import tried

LONGEST = 100_000  # characters of a list


class TrialForm(forms.Form):
    """A list to try."""

    lines = forms.CharField(
        label="Searches",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="One to a line, with tabs between: what is typed, the address it should find, and within the first "
        "how many. Copy them from a spreadsheet.",
    )

    def clean_lines(self) -> str:
        lines = self.cleaned_data["lines"]
        if problems := unreadable(lines):
            raise ValidationError(problems[0])
        return lines


def try_searches(request: SiteRequest) -> HttpResponse:
    """Only who may change best answers can do something about what is not found."""
    if not request.user.has_perm("home.change_bestanswer"):
        raise PermissionDenied
    kept = {path.stem: path for path in LISTS}
    name = request.GET.get("list", "")
    chosen = name if name in kept else LISTS[0].stem
    form = TrialForm(request.POST or {"lines": kept[chosen].read_text(encoding="utf-8")})
    results = tried(form.cleaned_data["lines"], _default_site(), request.now) if form.is_valid() else []
    context = {
        "form": form,
        "kept": {name: name.replace("_", " ") for name in kept},
        "chosen": "" if request.POST else chosen,
        "results": sorted(results, key=lambda result: result.is_right),
        "right": sum(result.is_right for result in results),
    }
    return render(request, "home/admin/try_searches.html", context)


def _default_site() -> Site:
    return Site.objects.select_related("root_page").get(is_default_site=True)
