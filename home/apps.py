from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home and whole-site pages"

    def ready(self):
        from campaigns.everywhere import turning_points
        from core.turning_points import register

        register(turning_points)
