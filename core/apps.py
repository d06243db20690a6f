from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Shared ground"

    def ready(self):
        from core import checks  # noqa: F401 - registers the conventions every page type must keep
        from delivery.invalidation.connect import connect_signal_handlers

        connect_signal_handlers()
