from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "venues"
    verbose_name = "Safety Thirst register"

    def ready(self):
        from venues.proof import checks  # noqa: F401 - registers itself
