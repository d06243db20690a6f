from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import register_snippet

from delivery.clock import day_of
from support_services import admin_views
from support_services.confirm_links import LINK_MADE, SAID_WRONG
from support_services.import_views import MAY_IMPORT, import_services
from support_services.models import Service
from support_services.number_checks import CHECK, UNDO
from support_services.receipts import NUMBER_CHANGED
from support_services.viewsets import ServiceViewSet

register_snippet(ServiceViewSet)


@hooks.register("register_admin_urls")
def check_addresses():
    return [
        path("services/import/", import_services, name="import_services"),
        path("numbers/", admin_views.numbers_to_check, name="numbers_to_check"),
        path("numbers/<int:number>/checked/", admin_views.checked_today, name="checked_today"),
        path("numbers/<int:number>/ask/", admin_views.ask_the_service, name="ask_the_service"),
        path("numbers/receipt/<int:entry>/", admin_views.number_receipt, name="number_receipt"),
        path("numbers/take-back/<int:entry>/", admin_views.take_back_check, name="take_back_check"),
    ]


class NumbersMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(admin_views.MAY_CHECK)


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MAY_IMPORT)


@hooks.register("register_reports_menu_item")
def import_menu_item():
    return ImportMenuItem("Services from a file", reverse("import_services"), icon_name="download", order=110)


@hooks.register("register_reports_menu_item")
def numbers_menu_item():
    return NumbersMenuItem("Numbers to check", reverse("numbers_to_check"), icon_name="mobile-alt", order=100)


class NumbersAlert(Component):
    """The launch gate on the first page of the admin, as long as a number waits to be checked."""

    order = 10
    template_name = "support_services/admin/numbers_alert.html"

    def __init__(self, services: list[Service]):
        self.services = services

    def get_context_data(self, parent_context):
        public = [service for service in self.services if service.live]
        context = {"services": self.services, "public": public, "csrf_token": get_token(parent_context["request"])}
        with_numbers = [each for each in Service.objects.published() if each.has_numbers and not each.is_permanent]
        return context | {"all": len(with_numbers), "right": len(with_numbers) - len(public)}


@hooks.register("construct_homepage_panels")
def alert_whoever_checks(request, panels):
    if request.user.has_perm(admin_views.MAY_CHECK):
        services = Service.objects.to_check(day_of(request))
        if services:
            panels.append(NumbersAlert(services))


@hooks.register("after_edit_snippet")
def tell_where_a_number_changed(request, instance):
    """A receipt for whoever has just published another number: each place that shows it, and since when."""
    if isinstance(instance, Service):
        change = ModelLogEntry.objects.filter(action=NUMBER_CHANGED, revision=instance.latest_revision).first()
        return change and redirect("number_receipt", change.pk)


@hooks.register("register_log_actions")
def name_the_checks(actions):
    actions.register_action(CHECK, "Check", "Recorded that its numbers are right")
    actions.register_action(LINK_MADE, "Make a link", "Made a link by which the service confirms its numbers")
    actions.register_action(SAID_WRONG, "Said wrong", "The service itself said that something is wrong")
    actions.register_action(NUMBER_CHANGED, "Change a number", "Readers see another number")
    actions.register_action(UNDO, "Take back a check", "Took back that its numbers are right")
