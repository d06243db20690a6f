from django.contrib.auth.models import AbstractUser


class SiteUser(AbstractUser):
    """Somebody who edits or runs the site. Visitors have no account."""

    class Meta(AbstractUser.Meta):
        verbose_name = "person"
        verbose_name_plural = "people"
