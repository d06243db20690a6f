from django.contrib.auth.models import AbstractUser


class SiteUser(AbstractUser):  # type: ignore[django-manager-missing]  # of what Wagtail relates to it
    """Somebody who edits or runs the site. Visitors have no account."""

    class Meta(AbstractUser.Meta):
        verbose_name = "person"
        verbose_name_plural = "people"

    @property
    def display_name(self) -> str:
        """What colleagues read of her: her name, or what she signs in with."""
        return self.get_full_name() or self.get_username()


def name_of(person: SiteUser | None) -> str:
    """At the beginning of a sentence about what somebody did, who may be gone by now."""
    return person.display_name if person else "Somebody who has left"
