from typing import Any, NoReturn

from django.db import models


class SecurityEventKind(models.TextChoices):
    """What the security log knows of. Not among them: which page somebody read, or what they searched for."""

    SIGNED_IN = "signed in", "signed in"
    REFUSED = "refused", "sign-in refused"
    SIGNED_OUT = "signed out", "signed out"
    ACCOUNT = "account", "account changed"
    ROLE = "role", "role or right changed"
    PRIVACY = "privacy", "privacy changed"
    PUBLICATION = "publication", "published or withdrawn"
    BREAK_GLASS = "break-glass", "published past a rule"
    EXPORT = "export", "data exported"
    IMPORT = "import", "data imported"
    ORIGINAL = "original", "file opened"
    DRAFT_LINK = "draft link", "draft shown outside"
    TRIMMED = "trimmed", "old entries deleted"


class SecurityEvent(models.Model):
    """One line of the security log. Each holds the hash of the one before, so that a line that is gone shows.

    Who did it stands in words, with a number that refers to nothing: the line outlives the account.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=16, choices=SecurityEventKind)
    user_id = models.BigIntegerField(null=True, db_index=True)
    who = models.CharField(max_length=150, blank=True)
    about = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    network = models.CharField(max_length=12, blank=True)  # of a keyed hash: two lines from one place look alike
    request = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, unique=True)  # so two writers cannot both follow one line
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A line of the security log is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A line of the security log is never deleted: manage.py forget_expired does it when it is due.")


class SecurityLogHead(models.Model):
    """Where the chain ends and where it begins: one row, locked by whoever adds a line."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    trimmed_to = models.BigIntegerField(default=0)  # the last line that was deleted because its time was over
    trimmed_digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"line {self.number}"
