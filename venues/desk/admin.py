"""The register in the admin: three lists with their forms. Every change is kept with what it said before."""

from collections.abc import Sequence

from django.contrib.admin import display
from django.db import transaction
from django.urls import reverse
from django.utils.decorators import method_decorator
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import CreateView, EditView, IndexView, ModelFormView

from delivery.clock import day_of, london_now
from venues.desk.audit import note_public_changes, record, snapshot
from venues.desk.filters import StateFilter, VenueStateFilter, VenueWardFilter, VenueYearFilter, WardFilter, YearFilter
from venues.desk.held_entries import held_for_another
from venues.directory.index_loader import index_on
from venues.models import Accreditation, FormerName, SchemeYear, Venue
from venues.status import AwardState, status_on

LONGEST_KEY = 10  # digits; more is no key of a database


class AuditedCreateView(CreateView):
    @transaction.atomic
    def form_valid(self, form):
        response = ModelFormView.form_valid(self, form)
        record(self.instance, {}, self.request.user, why="Added.")
        return response


class VenueCreateView(AuditedCreateView):
    def get_success_message_buttons(self, instance):
        award = f"{reverse('venues_accreditation_modeladmin_create')}?venue={instance.pk}"
        return [messages.button(award, "Give it an award"), *super().get_success_message_buttons(instance)]


class AccreditationCreateView(AuditedCreateView):
    def get_instance(self):
        """Of the year that it is, and of the venue in the address, as when one comes from its form."""
        instance, key, today = super().get_instance(), self.request.GET.get("venue", ""), day_of(self.request)
        if instance.scheme_year_id is None:
            instance.scheme_year = SchemeYear.objects.current(today)
        if instance.venue_id is None and key.isdecimal() and len(key) < LONGEST_KEY:
            instance.venue = Venue.objects.filter(pk=key).first()
        return instance

    def get_success_message_buttons(self, instance):
        issue = f"{reverse('venues_issue')}?scheme_year={instance.level.scheme_year_id}"
        return [messages.button(issue, "Issue its certificate"), *super().get_success_message_buttons(instance)]


class AuditedEditView(EditView):
    @transaction.atomic
    def form_valid(self, form):
        saved = self.model.objects.get(pk=self.instance.pk)
        before = snapshot(saved)
        response = ModelFormView.form_valid(self, form)
        self.saved_over(saved)
        record(self.instance, before, self.request.user)
        return response

    def saved_over(self, before) -> None:
        """What else follows from a change."""


class VenueEditView(AuditedEditView):
    def saved_over(self, before: Venue) -> None:
        today = day_of(self.request)
        for change in note_public_changes(self.instance, before, today, self.request.now):
            change.save()
        if before.name != self.instance.name:
            FormerName.objects.get_or_create(venue=self.instance, name=before.name, defaults={"until": today})


class DeskIndexView(IndexView):
    """A list that leads to what else can be done with it."""

    def get_queryset(self, request=None):
        """Modeladmin asks for it twice: what it put together the first time is kept."""
        if not hasattr(self, "found"):
            self.found = super().get_queryset(request)
        return self.found

    def get_context_data(self, **kwargs):
        user = self.request.user
        doors = [(label, reverse(name)) for label, name, right in self.model_admin.doors if user.has_perm(right)]
        return super().get_context_data(doors=doors, **kwargs)


class DeskAdmin(ModelAdmin):
    index_view_class = DeskIndexView
    create_view_class = AuditedCreateView
    edit_view_class = AuditedEditView
    index_template_name = "venues/admin/list.html"
    list_per_page = 25  # each row has its buttons, and takes longer to draw than to find
    doors: Sequence[tuple[str, str, str]] = ()

    create_view = method_decorator(held_for_another)(ModelAdmin.create_view)
    edit_view = method_decorator(held_for_another)(ModelAdmin.edit_view)
    delete_view = method_decorator(held_for_another)(ModelAdmin.delete_view)


class SchemeYearButtons(ButtonHelper):
    def get_buttons_for_obj(self, obj, **kwargs):
        buttons = super().get_buttons_for_obj(obj, **kwargs)
        if not self.request.user.has_perm("venues.import_venue"):
            return buttons
        address = f"{reverse('venues_export')}?year={obj.year}"
        classes = self.finalise_classname(["button-small", "button-secondary"])
        file = {"url": address, "label": "Export", "classname": classes, "title": f"Accreditations of {obj.year}"}
        return [*buttons, file]


class SchemeYearAdmin(DeskAdmin):
    model = SchemeYear
    button_helper_class = SchemeYearButtons
    menu_label = "Scheme years"
    menu_icon = "date"
    list_display = ["year", "starts_on", "ends_on", "whether_it_ran", "accredited_reported", "engaged"]
    ordering = ["-year"]
    doors = [("Issue certificates", "venues_issue", "venues.add_certificate")]

    @display(description="The scheme ran")
    def whether_it_ran(self, year: SchemeYear) -> str:
        return "Yes" if year.ran else year.not_run_reason


class VenueButtons(ButtonHelper):
    def get_buttons_for_obj(self, obj, **kwargs):
        address = f"{reverse('venues_accreditation_modeladmin_index')}?q={obj.reference}"
        classes = self.finalise_classname(["button-small", "button-secondary"])
        held = {"url": address, "label": "Accreditations", "classname": classes, "title": f"Held by {obj.name}"}
        return [*super().get_buttons_for_obj(obj, **kwargs), held]


class VenueAdmin(DeskAdmin):
    model = Venue
    menu_label = "Venues"
    menu_icon = "home"
    create_view_class = VenueCreateView
    edit_view_class = VenueEditView
    button_helper_class = VenueButtons
    list_display = ["name", "reference", "state", "ward", "kind", "postcode", "sample"]
    list_filter = [VenueStateFilter, WardFilter, VenueYearFilter]
    list_select_related = ["ward"]
    search_fields = ["name", "reference", "postcode", "former_names__name"]
    doors = [
        ("Import a spreadsheet", "venues_import", "venues.import_venue"),
        ("Export", "venues_export", "venues.import_venue"),
        ("On paper", "venues_on_paper", "venues.import_venue"),
        ("Fill wards and points", "venues_fill_places", "venues.change_venue"),
        ("Checklist of a visit", "venues_visit", "venues.change_venue"),
        ("Expiring, by ward", "venues_expiring", "venues.view_accreditation"),
        ("Reminders", "venues_reminders", "venues.view_reminder"),
    ]

    def get_queryset(self, request):
        self.index = index_on(day_of(request))  # once a list, and not once a row
        return super().get_queryset(request)

    def state(self, venue: Venue) -> str:
        line = self.index.by_key.get(venue.pk)
        state = line.status.state if line else AwardState.NEVER_HELD  # it was added a moment ago
        return state.capitalize() + (", closed" if venue.closed_on else "")

    def sample(self, venue: Venue) -> str:
        return "Made up" if venue.is_sample else ""


class AccreditationButtons(ButtonHelper):
    def get_buttons_for_obj(self, obj, **kwargs):
        doors = [
            ("Record what happened", "venues_event", "venues.add_statusevent"),
            ("Replace", "venues_replace", "venues.add_accreditation"),
        ]
        classes = self.finalise_classname(["button-small", "button-secondary"])
        own = [
            {
                "url": reverse(name, args=[obj.pk]),
                "label": label,
                "classname": classes,
                "title": f"{label}: {obj.number}",
            }
            for label, name, right in doors
            if self.request.user.has_perm(right)
        ]
        return [*super().get_buttons_for_obj(obj, **kwargs), *own]


class AccreditationAdmin(DeskAdmin):
    model = Accreditation
    create_view_class = AccreditationCreateView
    menu_label = "Accreditations"
    menu_icon = "tick-inverse"
    button_helper_class = AccreditationButtons
    list_display = ["number", "venue", "level", "state", "valid_from", "valid_to"]  # a level says its year
    list_filter = [StateFilter, VenueWardFilter, YearFilter]
    list_select_related = ["venue", "scheme_year", "level__scheme_year"]
    search_fields = ["number", "venue__name", "venue__reference"]
    doors = [
        ("Issue certificates", "venues_issue", "venues.add_certificate"),
        ("Renew last year’s", "venues_renew", "venues.add_accreditation"),
        ("Several at once", "venues_several", "venues.add_statusevent"),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("events")

    def state(self, held: Accreditation) -> str:
        return status_on([held.facts], london_now().date(), held.venue.closed_on).state.capitalize()


class RegisterGroup(ModelAdminGroup):
    menu_label = "Register of venues"
    menu_icon = "clipboard-list"
    menu_order = 270
    items = (VenueAdmin, AccreditationAdmin, SchemeYearAdmin)
