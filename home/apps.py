from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home and whole-site pages"

    def ready(self):
        from campaigns import site_notices
        from core import site_annotations
        from delivery import expiry
        from home import release_feed  # noqa: F401 - it joins in by being imported
        from home.unsent_text import mark_refusals

        mark_refusals()
        site_annotations.register(site_notices.asked_with_sites)
        expiry.register(site_notices.turning_points)
