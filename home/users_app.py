from wagtail.users.apps import WagtailUsersAppConfig


class UsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's accounts, with our form of them."""

    user_viewset = "home.account_forms.AccountViewSet"
