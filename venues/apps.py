from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "venues"
    verbose_name = "Register of venues"

    def ready(self):
        from core.site_annotations import read_with_sites
        from core.statistics_registry import offer
        from venues import checks  # noqa: F401 - registers itself
        from venues.statistics import accredited_by_year, engaged_by_year

        read_with_sites("schemesettings")
        offer("venues.accredited", "Venues accredited, by year", accredited_by_year)
        offer("venues.engaged", "Venues that took part, by year", engaged_by_year)
