from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home and whole-site pages"

    def ready(self):
        from campaigns import everywhere
        from core import asked_with_sites, turning_points

        asked_with_sites.register(everywhere.asked_with_sites)
        turning_points.register(everywhere.turning_points)
