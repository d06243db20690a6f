"""In the place of Wagtail's own, below /admin/."""

from allauth.account.views import logout, reauthenticate
from django.urls import include, path
from wagtail.admin.auth import require_admin_access

from accounts.second_factor_views import SignInView, to_sign_in
from accounts.views import ForgottenPasswordView, SiteAccountView

urlpatterns = [
    path("login/", SignInView.as_view(), name="wagtailadmin_login"),
    path("second-step/", include("allauth.mfa.urls")),
    path("second-step/password/", reauthenticate, name="account_reauthenticate"),
    path("second-step/cancel/", logout, name="account_logout"),
    path("second-step/begin/", to_sign_in, name="account_login"),
    path("account/", require_admin_access(SiteAccountView.as_view()), name="wagtailadmin_account"),
    path("password_reset/", ForgottenPasswordView.as_view(), name="wagtailadmin_password_reset"),
]
