from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts and signing in"

    def ready(self):
        from accounts import second_factor, security_events, sessions, sign_in_limits

        sign_in_limits.connect()
        security_events.connect()
        sessions.connect()
        second_factor.connect()
