from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Shared ground"

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from core import checks  # noqa: F401 - registers the conventions every page type must keep
        from core.backup import checks as backup_checks  # noqa: F401
        from core.date_fields import use_in_every_admin_form
        from core.four_eyes_guards import install_publishing_guards
        from core.models import PageAlternate
        from delivery.invalidation.connect import connect_signal_handlers

        ReferenceIndex.register_model(PageAlternate)  # Wagtail itself follows pages and snippets only
        use_in_every_admin_form()
        install_publishing_guards()
        connect_signal_handlers()
