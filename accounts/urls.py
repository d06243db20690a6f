"""In the place of Wagtail's own, below /admin/."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from accounts.views import ForgottenPasswordView, SiteAccountView

urlpatterns = [
    path("account/", require_admin_access(SiteAccountView.as_view()), name="wagtailadmin_account"),
    path("password_reset/", ForgottenPasswordView.as_view(), name="wagtailadmin_password_reset"),
]
