from django.apps import AppConfig


class SupportServicesConfig(AppConfig):
    name = "support_services"
    verbose_name = "Support"

    def ready(self):
        from support_services import checks, sensitivity_hooks, signal_handlers  # noqa: F401 - they need the models
