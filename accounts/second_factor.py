"""The second factor (two-factor authentication): an app's code or a passkey after the password, by django-allauth.

In production everybody who signs in to the admin has one: at the first sign-in there is nothing else to open.
"""

import base64
import hashlib
from collections.abc import Callable

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.sessions import end_sessions, view_name_of
from core.models import PartnershipSettings, SecurityEventKind
from core.security_log import record
from delivery.headers import may_ask_for_passkey

PASSED = "second_factor"  # in the session: whose it was that was given
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
KEY_CHANGED = (
    "The key of this site was changed, so your app and your codes are no longer known here. "
    "Ask another administrator to take your second step away: then you choose a new one."
)
# What can be opened before: the way to get one, and the way out.
WITHOUT = ("mfa_", "account_", "wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog")


class FactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted in the database with the site's key, so a copy of it alone opens no account."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right. Type the one that your app shows now, or a recovery code.",
    }

    def get_totp_issuer(self) -> str:
        """What an app calls this site."""
        return PartnershipSettings.name_of_default()

    def encrypt(self, text: str) -> str:
        return self.key.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return self.key.decrypt(encrypted_text.encode()).decode()
        except InvalidToken as problem:
            raise ValidationError(KEY_CHANGED, code="key") from problem

    @property
    def key(self) -> Fernet:
        digest = hashlib.sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(digest))


class SecondFactorMiddleware:
    """Nothing of the admin opens to a session that was begun with a password alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if view_name_of(request).startswith("mfa_"):
            may_ask_for_passkey(response)
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not settings.SECOND_FACTOR or not request.path.startswith(settings.ADMIN_PATHS):
            return None
        if not request.user.is_authenticated or request.session.get(PASSED) == request.user.pk:
            return None
        if view_name_of(request).startswith(WITHOUT) and not has_factor(request.user):
            return None
        if has_factor(request.user):  # another way in, which did not ask for it
            logout(request)
            return redirect("wagtailadmin_login")
        messages.info(request, "Add an app or a passkey before you go on: your account needs more than a password.")
        return redirect("mfa_index")


def has_factor(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def reset_factor(user, by=None, request: HttpRequest | None = None) -> int:
    """For somebody who has lost her phone: the next sign-in asks for a new one."""
    deleted = Authenticator.objects.filter(user=user).delete()[0]
    end_sessions(user)
    record(SecurityEventKind.ACCOUNT, user=by, request=request, about=f"core.SiteUser {user.pk}", what="factor reset")
    write_about_factor(user, "The second step of your sign-in was taken away")
    return deleted


def write_about_factor(user, what: str) -> None:
    if user.email:
        send_mail(
            what,
            f"Hello,\n\n{what}, on the editors’ site, just now.\n\nIf that was you, or you asked for it, there is "
            "nothing to do. If not, tell an administrator of the site at once.\n",
            None,
            [user.email],
        )


def passed(sender, request, user, **kwargs) -> None:
    request.session[PASSED] = user.pk


def added(sender, request, user, authenticator, **kwargs) -> None:
    request.session[PASSED] = user.pk
    if authenticator.type in FACTORS:
        changed(request, user, authenticator, "added")


def removed(sender, request, user, authenticator, **kwargs) -> None:
    if authenticator.type in FACTORS:
        changed(request, user, authenticator, "removed")


def renewed(sender, request, user, authenticator, **kwargs) -> None:
    changed(request, user, authenticator, "made anew")


def changed(request: HttpRequest, user, authenticator: Authenticator, what: str) -> None:
    what_changed = f"{authenticator.get_type_display()} {what}"
    about = f"core.SiteUser {user.pk}"
    record(SecurityEventKind.ACCOUNT, user=user, request=request, about=about, what=what_changed)
    write_about_factor(user, f"A second step of your sign-in was {what}")


def refused(sender, request, user, **kwargs) -> None:
    record(SecurityEventKind.REFUSED, request=request, about=f"core.SiteUser {user.pk}", what="second step")


def person_called(name: str):
    return get_user_model().objects.get_by_natural_key(name)


def connect() -> None:
    authentication_failed.connect(refused, dispatch_uid="accounts.factor.refused")
    authenticator_used.connect(passed, dispatch_uid="accounts.factor.passed")
    authenticator_added.connect(added, dispatch_uid="accounts.factor.added")
    authenticator_removed.connect(removed, dispatch_uid="accounts.factor.removed")
    authenticator_reset.connect(renewed, dispatch_uid="accounts.factor.renewed")
