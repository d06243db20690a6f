"""Sessions that end: after half an hour without a sign of life, and after twelve hours whatever happens.

A session engine as Django's own in the database, beside which stands whose session it is. Nothing here asks a session
of a visitor: who has no cookie has none.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from delivery.clock import london_now
from delivery.site_request import TimedRequest

LONGEST_IDLE, LONGEST = 30 * 60, 12 * 3600  # seconds
NOTED_EVERY = 60  # seconds: not each request writes to the database
BEGAN, SEEN, HOST, DEVICE = "signed_in_at", "seen_at", "signed_in_on", "device"
# What a page asks by itself, while nobody may be sitting there.
ASKED_BY_ITSELF = {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"}


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        from accounts.models import SiteSession

        return SiteSession

    def create_model_instance(self, data):
        made: Any = super().create_model_instance(data)
        made.user_id = int(data[SESSION_KEY]) if data.get(SESSION_KEY) else None
        made.device = data.get(DEVICE, "")
        began = data.get(BEGAN)
        made.began_at = datetime.fromtimestamp(began, tz=london_now().tzinfo) if began else london_now()
        return made


class SessionLimitsMiddleware:
    def __init__(self, get_response: Callable[[TimedRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: TimedRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            if request.session.get(HOST) not in (None, request.META.get("HTTP_HOST")):
                request.user = AnonymousUser()  # signed in on the other host, which shares no session with this one
            elif said := why_over(request.session, int(request.now.timestamp())):
                logout(request)
                messages.info(request, said)
        return self.get_response(request)

    def process_view(self, request: TimedRequest, view, args, kwargs) -> None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
            return
        now = int(request.now.timestamp())
        if view_name_of(request) not in ASKED_BY_ITSELF and now - request.session.get(SEEN, 0) > NOTED_EVERY:
            request.session[SEEN] = now


def view_name_of(request: HttpRequest) -> str:
    return (request.resolver_match.view_name or "") if request.resolver_match else ""


def why_over(session, now: int) -> str:
    if now - session.get(BEGAN, now) > LONGEST:
        return "You were signed out, as everybody is after twelve hours. Sign in again to go on."
    if now - session.get(SEEN, now) > LONGEST_IDLE:
        return "You were signed out, because nothing happened for half an hour. Sign in again to go on."
    return ""


def begin(sender, request, user, **kwargs) -> None:
    now = int(london_now().timestamp())
    request.session.update({BEGAN: now, SEEN: now, DEVICE: device_of(request.META.get("HTTP_USER_AGENT", ""))})
    if host := request.META.get("HTTP_HOST"):
        request.session[HOST] = host


def device_of(said: str) -> str:
    """“Firefox on Windows”: enough to know one's own devices by."""
    browsers = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    systems = (("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"),
               ("Mac OS", "a Mac"), ("CrOS", "a Chromebook"), ("Linux", "Linux"))  # fmt: skip
    browser = next((name for word, name in browsers if word in said), "A browser")
    system = next((name for word, name in systems if word in said), "")
    return f"{browser} on {system}" if system else browser


def sessions_of(user):
    return SessionStore.get_model_class().objects.filter(user_id=user.pk, expire_date__gt=london_now())


def end_sessions(user, besides: str | None = None) -> int:
    """Sign somebody out everywhere, but in the session of this key."""
    return sessions_of(user).exclude(session_key=besides or "").delete()[0]


def connect() -> None:
    user_logged_in.connect(begin, dispatch_uid="accounts.sessions.begin")
