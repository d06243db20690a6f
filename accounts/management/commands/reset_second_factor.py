from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from accounts.second_factor import person_called, reset_factor


class Command(BaseCommand):
    help = "Takes somebody's second factor away, where no other administrator is left to do it in the admin."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username: str, **options):
        try:
            person = person_called(username)
        except get_user_model().DoesNotExist as problem:
            raise CommandError(f"Nobody here is called {username}.") from problem
        reset_factor(person)
        self.stdout.write(f"{username} is signed out everywhere, and chooses a new second step at the next sign-in.")
