from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home and whole-site pages"

    def ready(self):
        from campaigns import site_notices
        from core import release_effects, site_annotations
        from core.release_effects import Effect
        from delivery import expiry
        from home.release_feed import ask_feed
        from home.unsent_text import mark_refusals

        mark_refusals()
        site_annotations.register(site_notices.asked_with_sites)
        expiry.register(site_notices.turning_points)
        release_effects.register("feed", Effect("Feed", ask_feed))
