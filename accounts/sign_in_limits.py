"""Guessing passwords (brute force, credential stuffing): limited per name, per address, per network, and over all.

Whoever has signed in to an account from a network before is held only by what is tried there under that very name: so
nobody locks a colleague out from elsewhere, and an office behind one address is not shut for one person's typing.
"""

import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from accounts.after_answer import after_answer
from core.attempt_limits import Attempt, AttemptLimit, count_attempt, forget, take_back, times_tried
from core.client_ip import address_of, network_of
from core.site_request import SiteRequest
from delivery.clock import london_now

DAY, HOUR, HALF_A_MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(seconds=30)
HERE = AttemptLimit("sign-in: name from a network", 5, DAY, HALF_A_MINUTE)
NAME = AttemptLimit("sign-in: name", 10, DAY, HALF_A_MINUTE)
ADDRESS = AttemptLimit("sign-in: address", 10, DAY, HALF_A_MINUTE, HOUR)
NETWORK = AttemptLimit("sign-in: network", 30, DAY, HALF_A_MINUTE, HOUR)
EVERYBODY = AttemptLimit("sign-in: everybody", 300, HOUR, timedelta(seconds=5), timedelta(seconds=60), from_first=True)
KNOWN_PLACE = AttemptLimit("sign-in: signed in here before", 1, timedelta(days=90))
LETTER = AttemptLimit("letter about wrong passwords", 1, DAY, from_first=True)


class LimitedBackend(ModelBackend):
    """Django's own, asked only when the limits allow it. Every form for a password comes by here."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        if request is None or username is None or password is None:  # nobody types it: a command, or a test
            return super().authenticate(request, username=username, password=password, **kwargs)
        attempts, now = attempts_of(request, username), moment_of(request)
        wait = count_attempt(attempts, now)
        if wait:
            request.sign_in_wait = wait
            raise PermissionDenied
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if user is None:
            warn_of_guessing(request, attempts, username, now)
            return None
        take_back(attempts)
        forget(attempt for attempt in attempts if attempt.limit in (HERE, NAME))
        return user


class SignInWaitMiddleware:
    """A form that was sent too often is shown again, with what was typed, the reason, and when to come back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if wait := getattr(request, "sign_in_wait", 0):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(wait)
        return response


def attempts_of(request: HttpRequest, typed: str) -> list[Attempt]:
    name, address = as_counted(typed), address_of(request)
    if (
        address is None
    ):  # a web server that does not say it: all of us are one address, and must not shut each other out
        return [Attempt(NAME, name), Attempt(EVERYBODY, "")]
    place = network_of(address)
    here = Attempt(HERE, f"{name} {place}")
    if times_tried(Attempt(KNOWN_PLACE, here.value), moment_of(request)):
        return [here]
    wider = network_of(address, v4=24, v6=48)
    return [here, Attempt(NAME, name), Attempt(ADDRESS, place), Attempt(NETWORK, wider), Attempt(EVERYBODY, "")]


def as_counted(typed: str) -> str:
    """However it is written: capitals and spaces make no other name."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()[:254]


def moment_of(request: HttpRequest) -> datetime:
    return getattr(request, "now", None) or london_now()


def warn_of_guessing(request: SiteRequest, attempts: list[Attempt], typed: str, now: datetime) -> None:
    """A letter to the person, once a day, when the first of the waits under her name begins."""
    if any(times_tried(each, now) >= each.limit.free for each in attempts if each.limit in (HERE, NAME)):
        after_answer(request, partial(write_to, typed, now))


def write_to(typed: str, now: datetime) -> None:
    known = Q(username=typed) | Q(email__iexact=typed)
    user = get_user_model().objects.filter(known, is_active=True).exclude(email="").first()
    if user is None or count_attempt([Attempt(LETTER, str(user.pk))], now):
        return
    send_mail(
        "Wrong passwords were tried for your account",
        f"Hello,\n\nSomebody typed several wrong passwords for “{user.get_username()}” on the editors’ site. Each "
        "further try now has to wait.\n\nIf that was you, wait a little and try again, or use “Forgotten password?”. "
        "If it was not, your account is still safe: nobody got in. Tell an administrator of the site.\n",
        None,
        [user.email],
    )


def remember_place(sender, request, user, **kwargs) -> None:
    if request is not None and address_of(request):
        name, place = as_counted(user.get_username()), network_of(address_of(request))
        now = moment_of(request)
        if not times_tried(Attempt(KNOWN_PLACE, f"{name} {place}"), now):
            count_attempt([Attempt(KNOWN_PLACE, f"{name} {place}")], now)


def connect() -> None:
    user_logged_in.connect(remember_place, dispatch_uid="accounts.remember_place")
