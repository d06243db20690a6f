from django.apps import AppConfig


class SupportServicesConfig(AppConfig):
    name = "support_services"
    verbose_name = "Support"
