from django.db import models


class AttemptCount(models.Model):
    """How often something was tried. Its key is a keyed hash: nobody reads a name or an address out of it."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    forget_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.forget_at:%Y-%m-%d %H:%M}"
