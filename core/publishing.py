"""What may not be published as it is: refused by name, wherever publishing is tried, and nothing lost.

A page, service or measure says in `refused_because` what keeps it back. Its form shows that at the fields; making it
live raises PublishingRefused, which is what a bulk action, a workflow, a command or a schedule then meets.
"""

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from core.change_note_form import ChangeNoteForm
from core.change_notes import problems_of_correction
from core.page_texts import advice_for
from core.problems import Problem
from core.site_request import SiteRequest
from core.slugs import gives_away, usable_slug


class PublishingRefused(ValidationError):
    """`refused`, a page or a snippet, cannot be published as it is; `problems` say what to mend."""

    def __init__(self, refused: Any, problems: Iterable[Problem]):
        self.refused, self.problems = refused, list(problems)
        super().__init__([problem.message for problem in self.problems])

    @property
    def message_dict(self) -> dict[str, list[str]]:
        """As the admin's API asks for it: none of these is about a field that was sent."""
        return {NON_FIELD_ERRORS: self.messages}


def refuse_unless_ready(instance: Any) -> None:
    """Raises PublishingRefused for what must not be published as it stands."""
    if problems := problems_of(instance):
        raise PublishingRefused(instance, problems)


def problems_of(instance: Any) -> list[Problem]:
    """What keeps it back as it stands in memory: its own rules, and a published fact that changes without a reason."""
    instance.__dict__.pop("refused_because", None)  # it may have been asked before the last change
    told = problems_of_correction(instance) if hasattr(instance, "stated_facts") else []
    return [*instance.refused_because, *told]


class GuardedForm(ChangeNoteForm):
    """Beside a model form: when asked to publish, it shows at the fields what keeps the page or row back."""

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if not self.goes_public:
            return True
        problems = self.problems_with(self.save(commit=False))  # type: ignore[attr-defined]  # of the model form
        show_problems(self, problems)
        return not problems

    def problems_with(self, instance: Any) -> list[Problem]:
        return problems_of(instance)


class GuardedPageForm(GuardedForm, WagtailAdminPageForm):
    """A page's form, in which its texts are looked at too."""

    def problems_with(self, instance: Any) -> list[Problem]:
        return [*super().problems_with(instance), *problems_in_text(instance)]

    def clean_slug(self) -> str:
        """An address that can be used, also where nothing is left of a title in another script, and that does not give
        away a title that may not be public yet."""
        slug = self.cleaned_data["slug"]
        if "slug" not in self.changed_data or self.instance.first_published_at:
            return slug
        title = self.data.get("title", "")
        wanted = usable_slug(slug, title)
        if self.instance.title_may_be_secret and gives_away(wanted, title):
            wanted = self.instance.neutral_slug(self.data)
        return slug if wanted == slug else self.free_slug(wanted)

    def free_slug(self, wanted: str) -> str:
        """The slug, with a number behind it if a page beside this one has it already."""
        beside = [] if self.parent_page is None else self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = {page.slug for page in beside}
        numbered = (f"{wanted}-{number}" for number in count(2))
        return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


def problems_in_text(page: Any) -> list[Problem]:
    """Links that nobody can tell apart: the one thing in a text that keeps a page from being published by its form."""
    fields = {field.name for field in page._meta.concrete_fields}
    return [
        Problem(advice.message, advice.field if advice.field in fields else "")
        for advice in advice_for(page)
        if advice.is_refused
    ]


def show_problems(form: WagtailAdminModelForm, problems: Iterable[Problem]) -> None:
    """Say each problem above the form's fields, and at the field or the row that it is about."""
    # Read first: a set of rows no longer tells their order once one of them has an error.
    rows = {name: formset.ordered_forms for name, formset in form.formsets.items() if formset.can_order}
    for problem in problems:
        if not problem.rows:
            form.add_error(problem.field or None, problem.message)
            continue
        forms = rows[problem.rows]
        # Saved by itself a moment ago, the record may have rows that this form, sent before, does not know.
        if problem.row < len(forms):
            forms[problem.row].add_error(problem.field or None, problem.message)
        form.add_error(None, problem.message)


class PublishingRefusedMiddleware:
    """An editor whose bulk action or approval was refused is led back to what was refused, and told what to mend."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: SiteRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, PublishingRefused):
            return None
        for message in problem.messages:
            messages.error(request, f"“{problem.refused}” was not published. {message}")
        address = AdminURLFinder(request.user).get_edit_url(problem.refused) if problem.refused.pk else None
        return redirect(address or "wagtailadmin_home")  # without a key it is a copy, to be published at once
