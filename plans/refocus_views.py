"""What the button “Make the missing rows” in a decision's form does, after the form was saved as a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from delivery.clock import london_now
from plans.models import DecisionPage
from plans.models.plan_history import without_outcome
from plans.presentation.words import counted
from plans.refocus_rows import add_pages, add_rows

PRESSED = "make-missing-rows"


def make_missing_rows(request: HttpRequest, page: DecisionPage) -> HttpResponse | None:
    """Rows for areas without an outcome and pages for areas that go on, as a further draft; said in words."""
    if PRESSED not in request.POST or not isinstance(page, DecisionPage):
        return None
    back = redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]) + "#panel-child-content-transitions-section")
    draft = page.get_latest_revision_as_object()
    if not draft.changes_plan_id:
        messages.error(request, "No row was made. Choose the plan that the decision changes, then press again.")
        return back
    rows = add_rows(draft, without_outcome(draft, london_now().date()), request.POST)
    pages = add_pages(draft, request.user)
    if not rows and not pages:
        messages.info(request, "Nothing is missing: each area in force has a row, and each that goes on has its page.")
        return back
    draft.save_revision(user=request.user, log_action=True, clean=False)
    messages.success(request, f"{counted(rows, 'row')} and {counted(len(pages), 'page')} made. {NEXT}")
    return back


NEXT = "Say in each row what became of the area. The new pages are drafts: they become public with the decision."
