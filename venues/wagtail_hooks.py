from django.urls import path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from venues.desk import bulk_views, held_entries, held_entry_views, reminder_views, views
from venues.desk.admin import RegisterGroup
from venues.desk.audit import CHANGED, ChangeFormatter
from venues.desk.choosers import venue_chooser
from venues.register_import import apply_views
from venues.register_import import views as import_views

modeladmin_register(RegisterGroup)


@hooks.register("register_admin_viewset")
def choose_venues():
    return venue_chooser


@hooks.register("register_admin_urls")
def desk_addresses():
    return [
        path("register/export/", views.export, name="venues_export"),
        path("register/places/", views.fill_wards_and_points, name="venues_fill_places"),
        path("register/expiring/", views.expiring_by_ward, name="venues_expiring"),
        path("register/renew/", bulk_views.renew_last_year, name="venues_renew"),
        path("register/several/", bulk_views.several, name="venues_several"),
        path("register/paper.pdf", bulk_views.on_paper, name="venues_on_paper"),
        path("register/certificates/<int:pk>/print.pdf", bulk_views.print_year, name="venues_print_year"),
        path("register/certificates/<int:pk>/letters/", bulk_views.letters, name="venues_certificate_letters"),
        path("register/visit/", bulk_views.visit, name="venues_visit"),
        path("register/issue/", views.issue, name="venues_issue"),
        path("register/reminders/", reminder_views.reminders, name="venues_reminders"),
        path("register/accreditations/<int:pk>/happened/", views.record_event, name="venues_event"),
        path("register/accreditations/<int:pk>/replace/", views.replace_accreditation, name="venues_replace"),
        path("register/held/<int:pk>/", held_entry_views.held_entry, name="venues_held_entry"),
        path("register/import/", import_views.upload, name="venues_import"),
        path("register/import/template.xlsx", import_views.template, name="venues_import_template"),
        path("register/import/<int:pk>/columns/", import_views.columns, name="venues_import_columns"),
        path("register/import/<int:pk>/words/", import_views.words, name="venues_import_words"),
        path("register/import/<int:pk>/", import_views.dry_run, name="venues_import_run"),
        path("register/import/<int:pk>/take/", import_views.take_row, name="venues_import_take"),
        path("register/import/<int:pk>/problems.csv", import_views.problems, name="venues_import_problems"),
        path("register/import/<int:pk>/apply/", apply_views.apply, name="venues_import_apply"),
        path("register/import/<int:pk>/undo/", apply_views.undo, name="venues_import_undo"),
    ]


@hooks.register("register_log_actions")
def name_the_changes(actions):
    actions.register_action(CHANGED)(ChangeFormatter)
    actions.register_action(held_entries.HELD, "Enter", "Entered; it waits for approval")
    actions.register_action(held_entries.APPROVED, "Approve an entry", "Approved what somebody else entered")
    actions.register_action(held_entries.SENT_BACK, "Send an entry back", "Sent back what somebody else entered")
