from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Shared ground"

    def ready(self):
        from django.conf import settings

        from core import checks  # noqa: F401 - registers the conventions every page type must keep
        from core.kept_pages import renew_on_every_change

        if settings.GENERATION_FILE:
            renew_on_every_change(settings.GENERATION_FILE)
