from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Plans, decisions and papers"

    def ready(self):
        from core import places, quotation_checks
        from plans import quoted_papers, signal_handlers  # noqa: F401 - Django's own way for receivers
        from plans.word_places import pages_that_use

        places.register("plans.Definition", pages_that_use)
        quotation_checks.register(quoted_papers.stands_in_paper)
