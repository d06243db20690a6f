from collections.abc import Iterator
from itertools import count
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.crypto import get_random_string

# No letter or digit that can be taken for another when it is copied by hand.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = "Makes the first administrator and prints the password, once. Does nothing where there is one already."

    def handle(self, **options: Any) -> None:
        people = get_user_model().objects
        with transaction.atomic():
            if people.filter(is_superuser=True).exists():
                return
            name = next(name for name in names() if not people.filter(username=name).exists())
            password = new_password()
            people.create_superuser(name, password=password)
        self.stdout.write(
            f"\nEdit the site at {settings.WAGTAILADMIN_BASE_URL}{settings.ADMIN_PATHS[0]}\n"
            f"    name      {name}\n"
            f"    password  {password}\n"
            "This password is shown only now, and kept nowhere: write it down, or change it once you are in.\n"
        )


def names() -> Iterator[str]:
    """admin, and others for a site where somebody who is no administrator has that name."""
    yield "admin"
    yield from (f"admin{number}" for number in count(2))


def new_password() -> str:
    """Twenty letters and digits in groups of five: 99 bits, easy to copy."""
    return "-".join(get_random_string(5, READABLE) for _ in range(4))
