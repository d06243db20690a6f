from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Plans, decisions and papers"

    def ready(self):
        from core.places import further_places
        from plans.word_places import pages_that_use

        further_places["plans.Definition"] = pages_that_use
