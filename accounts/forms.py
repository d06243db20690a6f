from datetime import timedelta

from django.forms import CharField, PasswordInput, ValidationError
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.forms.auth import LoginForm, PasswordChangeForm

from core.attempt_limits import Attempt, AttemptLimit, count_attempt, forget
from delivery.clock import london_now

# Whoever sits down at a computer that was left signed in guesses too. A form that is shown again is checked twice.
ASKED_AGAIN = AttemptLimit("password asked again", 10, timedelta(days=1), timedelta(seconds=30))


def too_many_tries(seconds: int) -> ValidationError:
    return ValidationError(
        f"Too many tries. Wait {in_words(seconds)}, then try again. Trying sooner does not count.", code="wait"
    )


def in_words(seconds: int) -> str:
    """Rounded up, so that nobody comes back too early: “30 seconds”, “2 minutes”."""
    if seconds < 60:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    minutes = -(-seconds // 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


class SignInForm(LoginForm):
    """Wagtail's, which says when to come back after too many wrong passwords."""

    def get_invalid_login_error(self) -> ValidationError:
        wait = getattr(self.request, "sign_in_wait", 0)
        return too_many_tries(wait) if wait else super().get_invalid_login_error()


def check_own_password(user, typed: str) -> None:
    """Raises ValidationError unless it is hers."""
    attempts = [Attempt(ASKED_AGAIN, str(user.pk))]
    if wait := count_attempt(attempts, london_now()):
        raise too_many_tries(wait)
    if not user.check_password(typed):
        raise ValidationError("That is not your password. Type the one that you sign in with.", code="wrong")
    forget(attempts)


class OwnPasswordForm(PasswordChangeForm):
    def clean_old_password(self) -> str:
        typed = self.cleaned_data["old_password"]
        check_own_password(self.user, typed)
        return typed


class NameAndMailboxForm(NameEmailForm):
    """Whoever has the mailbox can have the account, so changing it takes the password."""

    current_password = CharField(
        label="Your password, to change the e-mail",
        required=False,
        strip=False,
        widget=PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text="Leave this empty if the e-mail stays. We write to the old one that it was changed.",
    )

    def clean(self):
        cleaned = super().clean()
        # Asked of the database: a form that is shown again is made of an account that has the new one already.
        kept = self._meta.model.objects.values_list("email", flat=True).get(pk=self.instance.pk)
        if cleaned.get("email", kept) != kept:
            try:
                check_own_password(self.instance, cleaned.get("current_password", ""))
            except ValidationError as problem:
                self.add_error("current_password", problem)
        return cleaned
