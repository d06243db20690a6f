"""Pages that may not be published as they are: refused by name, wherever publishing is tried, and nothing lost.

A page type says in `refused_because` what keeps it back. Its form shows that at the fields; saving it as live
raises PublishingRefused, which is what a bulk action, a workflow, a command or a schedule then meets.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminPageForm

from core.problems import Problem


class PublishingRefused(ValidationError):
    """`page` cannot be published as it is; `problems` say what to mend."""

    def __init__(self, page, problems: list[Problem]):
        super().__init__([problem.message for problem in problems])
        self.page, self.problems = page, problems


class GuardedPageForm(WagtailAdminPageForm):
    """A page's form that, when asked to publish, shows at the fields what keeps the page back."""

    def is_valid(self):
        if not super().is_valid():
            return False
        if "action-publish" not in self.data:
            return True
        page = self.save(commit=False)
        page.__dict__.pop("refused_because", None)
        for problem in page.refused_because:
            self.show(problem)
        return not page.refused_because

    def show(self, problem: Problem) -> None:
        if problem.rows:
            self.formsets[problem.rows].ordered_forms[problem.row].add_error(problem.field or None, problem.message)
            self.add_error(None, problem.message)
        else:
            self.add_error(problem.field or None, problem.message)


class PublishingRefusedMiddleware:
    """An editor whose bulk action or approval was refused is led to the page and told what to mend."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, PublishingRefused):
            return None
        for message in problem.messages:
            messages.error(request, f"“{problem.page.title}” was not published. {message}")
        return redirect(reverse("wagtailadmin_pages:edit", args=[problem.page.pk]))
