from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets import Button

from core.menu_items import ForHolders
from delivery.clock import london_now
from plans import copy_views, import_views, progress_draft_views, progress_views
from plans.deletion_guard import is_in_force, what_depends_on
from plans.models import PriorityPage, ReportPage
from plans.refocus_views import make_missing_rows


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("papers/import/", import_views.import_paper, name="import_paper"),
        path("papers/import/<int:original_id>/", import_views.make_paper_drafts, name="make_paper_drafts"),
        path(
            "papers/import/<int:original_id>/picture/<int:number>/",
            import_views.paper_page_picture,
            name="paper_page_picture",
        ),
        path("papers/import/<int:original_id>/original/", import_views.rendering_of_paper, name="rendering_of_paper"),
        path("papers/<int:page_id>/copy/", copy_views.make_copy_for_readers, name="make_copy_for_readers"),
        path(
            "papers/<int:page_id>/progress/make/",
            progress_draft_views.make_progress_drafts,
            name="make_progress_drafts",
        ),
        path("papers/<int:page_id>/progress/", progress_draft_views.progress_drafts, name="progress_drafts"),
        path("papers/progress/<int:draft_id>/", progress_draft_views.use_progress_draft, name="use_progress_draft"),
        path("progress/<int:priority_id>/", progress_views.report_progress, name="report_progress"),
        path("progress/<int:priority_id>/<int:number>/", progress_views.answer_report, name="answer_report"),
    ]


@hooks.register("register_admin_menu_item")
def import_menu_item():
    return ForHolders(
        "Import a paper",
        reverse("import_paper"),
        icon_name="upload",
        order=250,
        permission="plans.change_measure",
    )


@hooks.register("register_page_header_buttons")
def progress_button(page, user, view_name, next_url=None):
    """On a priority's page in the admin, one step to its progress."""
    if isinstance(page, PriorityPage) and progress_views.may_report(user, page):
        yield Button("Report progress", reverse("report_progress", args=[page.pk]), icon_name="history", priority=5)


@hooks.register("register_page_header_buttons")
def progress_drafts_button(page, user, view_name, next_url=None):
    """On a paper with drafts of progress in it, one step to them."""
    if isinstance(page, ReportPage) and page.progress_drafts.exists():
        yield Button("Progress in it", reverse("progress_drafts", args=[page.pk]), icon_name="history", priority=5)


@hooks.register("register_page_header_buttons")
def copy_button(page, user, view_name, next_url=None):
    """On a paper whose original we keep, one step to a copy that readers may have."""
    if isinstance(page, ReportPage) and page.original_id:
        yield Button(
            "Copy for readers", reverse("make_copy_for_readers", args=[page.pk]), icon_name="doc-full", priority=6
        )


@hooks.register("register_log_actions")
def name_the_answers(actions):
    actions.register_action(progress_views.REPORT_APPROVED, "Approve a report", "Approved a progress report")


@hooks.register("insert_editor_js")
def only_what_a_kind_needs():
    return format_html('<script type="module" src="{}"></script>', static("admin/only-for.js"))


@hooks.register("before_delete_page")
def keep_what_the_record_needs(request, page):
    """A page that decisions, facts or reports rest on is not deleted; the editor is told what rests on it."""
    if kept := what_depends_on(page):
        messages.error(request, f"“{page.title}” was not deleted: {kept}. Unpublish it instead; the record keeps it.")
        return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_unpublish_page")
def keep_areas_in_force(request, page):
    """An area leaves the site by a decision that says what became of it, not by a button."""
    if request.method == "POST" and is_in_force(page, london_now().date()):
        messages.error(
            request,
            f"“{page.title}” was not unpublished: it is an area of a plan in force. Record the decision that says what "
            "became of it. If it never was an area of this plan, delete it.",
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_what_stands_together(request, action_type, pages, action):
    """The same when it is one of several: none of them is unpublished or deleted, so that nothing is half done."""
    guards = {"unpublish": keep_areas_in_force, "delete": keep_what_the_record_needs}
    if action_type in guards and request.method == "POST":
        answers = (guards[action_type](request, page) for page in pages)
        return next(filter(None, answers), None)


hooks.register("after_create_page", make_missing_rows)
hooks.register("after_edit_page", make_missing_rows)
