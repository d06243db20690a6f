from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from support_services.models import Service


class ServiceViewSet(SnippetViewSet):
    """The list of services, with what keeps each of them from readers."""

    model = Service
    icon = "mobile-alt"
    menu_label = "Services"
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        "__str__",
        "organisation",
        Column("held_back_because", label="Held back because"),
        Column("checked", label="Checked"),
    ]
    list_filter = ["area", "live", "is_emergency"]
    list_per_page = 60
    ordering = ["name"]
    inspect_view_enabled = False
    copy_view_enabled = False
