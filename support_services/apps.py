from django.apps import AppConfig


class SupportServicesConfig(AppConfig):
    name = "support_services"
    verbose_name = "Support"

    def ready(self):
        from delivery.page_cache import fallback, middleware
        from support_services import (  # noqa: F401 - they need the models
            checks,
            sensitivity_hooks,
            signal_handlers,
            translation_hooks,
        )
        from support_services.back_navigation import browser_went_back
        from support_services.help_line import renew_help_line

        fallback.register_renewal(renew_help_line)
        middleware.register_private_rule(browser_went_back)  # gets the page covered
