"""In the place of Wagtail's own, below /admin/."""

from django.urls import path

from accounts.views import ForgottenPasswordView

urlpatterns = [
    path("password_reset/", ForgottenPasswordView.as_view(), name="wagtailadmin_password_reset"),
]
