from wagtail.admin.panels import ObjectList, Panel, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from support_services.models import Service
from support_services.panels import SERVICE_PANELS
from support_services.typed_numbers import pages_with_typed
from support_services.where_it_stands import in_short, places_of


class PlacesPanel(Panel):
    """Where the numbers of the service stand, before somebody changes one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "support_services/admin/where_it_stands.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk and self.instance.live)

        def get_context_data(self, parent_context=None):
            places = places_of(self.instance)
            typed = pages_with_typed(self.instance.numbers)
            return super().get_context_data(parent_context) | {
                "places": places,
                "in_short": in_short(places),
                "typed": typed,
            }


def with_places(tabs: TabbedInterface) -> TabbedInterface:
    """The form of a service, with the places above its first fields."""
    first, *others = tabs.children
    return TabbedInterface([ObjectList([PlacesPanel(), *first.children], heading=first.heading), *others])


class ServiceViewSet(SnippetViewSet):
    """The list of services, with what keeps each of them from readers."""

    model = Service
    edit_handler = with_places(SERVICE_PANELS)
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
