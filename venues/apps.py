from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "venues"
    verbose_name = "Register of venues"

    def ready(self):
        from core import site_annotations, statistics_registry
        from venues import checks  # noqa: F401 - Django's own way for checks
        from venues.statistics import accredited_by_year, engaged_by_year

        site_annotations.register_relation("schemesettings")
        statistics_registry.register("venues.accredited", "Venues accredited, by year", accredited_by_year)
        statistics_registry.register("venues.engaged", "Venues that took part, by year", engaged_by_year)
