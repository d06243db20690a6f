"""Signing in by password and, where somebody has one, by a second factor; and the way back for who has lost it."""

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import perform_login
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.views.account import LoginView

from accounts.second_factor import has_factor, reset_factor


class SignInView(LoginView):
    def form_valid(self, form) -> HttpResponse:
        if not has_factor(form.get_user()):
            return super().form_valid(form)
        return perform_login(
            self.request, form.get_user(), email_verification="none", redirect_url=self.get_success_url()
        )


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Where django-allauth sends whoever must begin again."""
    return redirect("wagtailadmin_login")


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")
def reset_second_factor(request: HttpRequest, number: int) -> HttpResponse:
    """For administrators: of somebody else. One's own is changed under one's account, with a code."""
    person = get_object_or_404(get_user_model().objects.exclude(pk=request.user.pk or 0), pk=number)
    if request.method == "POST":
        reset_factor(person, request.user, request)
        messages.success(request, f"{person.get_username()} chooses a new second step at the next sign-in.")
        return redirect("wagtailusers_users:index")
    return render(request, "accounts/admin/reset_factor.html", {"person": person, "has_factor": has_factor(person)})
