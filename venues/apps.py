from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "venues"
    verbose_name = "Safety Thirst register"

    def ready(self):
        from core.statistics_registry import offer
        from venues import checks  # noqa: F401 - registers itself
        from venues.statistics import accredited_by_year, engaged_by_year

        offer("venues.accredited", "Venues accredited, by year", accredited_by_year)
        offer("venues.engaged", "Venues that took part, by year", engaged_by_year)
