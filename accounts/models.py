from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class SiteSession(AbstractBaseSession):
    """Somebody who is signed in on one device, so that she, or an administrator, can end it from another."""

    user_id = models.BigIntegerField(null=True, db_index=True)
    began_at = models.DateTimeField()
    device = models.CharField(
        max_length=60, blank=True
    )  # in words, such as “Firefox on Windows”; gone with the session

    @classmethod
    def get_session_store_class(cls):
        from accounts.sessions import SessionStore

        return SessionStore
