from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Plans, decisions and papers"

    def ready(self):
        from core import quotation_checks
        from core.places import further_places
        from plans import quoted_papers, signal_handlers  # noqa: F401 - handlers join in by being imported
        from plans.word_places import pages_that_use

        further_places["plans.Definition"] = pages_that_use
        quotation_checks.register(quoted_papers.stands_in_paper)
