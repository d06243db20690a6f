from django.forms import ValidationError
from wagtail.admin.forms.auth import LoginForm


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
